// An engine with a bug, in a process of its own: see bug.test.ts.
import { z } from 'zod';
import { serve } from '../../engine/api/serve.ts';
import { query } from '../../shared/contract/procedure.ts';

const contract = { letters: { read: query<string>()(z.void()) } };

serve(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
    onClose: () => undefined,
  },
  contract,
  () => ({
    read: async () => {
      throw new TypeError('a bug');
    },
  }),
);
process.send?.({ type: 'serving' });
