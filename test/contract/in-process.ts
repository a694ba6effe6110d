// A client and a served contract in one process, over a real MessageChannel: structured clone included.
import { MessageChannel } from 'node:worker_threads';
import { serve } from '../../engine/api/serve.ts';
import { connectClient } from '../../shared/contract/client.ts';
import type { HandlersOf } from '../../shared/contract/index.ts';
import { webPort } from '../../shared/contract/port.ts';
import type { Area } from '../../shared/contract/procedure.ts';

export function connectInProcess<const Contract extends Record<string, Area>>(
  contract: Contract,
  handlers: HandlersOf<Contract>,
) {
  const { port1, port2 } = new MessageChannel();
  const served = serve(webPort(port1), contract, (area) => handlers[area]);
  const connected = connectClient(webPort(port2), contract);
  return {
    ...connected,
    served,
    closeEngineSide: () => port1.close(),
    closeClientSide: () => port2.close(),
    rawPort: port2,
  };
}
