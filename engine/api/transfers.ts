import type { Transfers } from '../import/transfers.ts';
import type { WindowHandlers } from './handlers.ts';

export function transfersHandlers(transfers: Transfers): WindowHandlers['transfers'] {
  return {
    profiles: () => transfers.profiles(),
    look: ({ place }) => transfers.look(place),
    import: async (choice) => ({ transferId: await transfers.import(choice) }),
    export: async (choice) => ({ transferId: transfers.export(choice) }),
    backup: async (choice) => ({ transferId: transfers.backup(choice) }),
    list: () => transfers.list(),
    stop: () => transfers.stopRunning(),
    resume: ({ transferId }) => ({ transferId: transfers.resume(transferId) }),
    forget: ({ transferId }) => transfers.forget(transferId),
    filters: () => transfers.filters(),
  };
}
