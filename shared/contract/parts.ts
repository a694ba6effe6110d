// What lies inside a message and is looked at apart from it.
import { z } from 'zod';
import { MessageId, PartId } from '../domain/ids.ts';
import type { InnerMessage, SignatureReport } from '../domain/parts.ts';
import { query } from './procedure.ts';

export const parts = {
  /** The message that a part holds. null: it holds none, or the message is not downloaded yet. */
  inside: query<InnerMessage | null>()(z.object({ messageId: MessageId, partId: PartId })),
  /** Verified anew each time, on this PC alone. null: the message is not signed by S/MIME. */
  signature: query<SignatureReport | null>()(z.object({ messageId: MessageId })),
};
