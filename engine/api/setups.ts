import type { WaitingSetups } from '../accounts/waiting-setups.ts';
import type { WindowHandlers } from './handlers.ts';

export function setupsHandlers(setups: WaitingSetups): WindowHandlers['setups'] {
  return {
    list: setups.list,
    keep: async (setup) => ({ setupId: await setups.keep(setup) }),
    agree: ({ setupId, ...answer }) => setups.agree(setupId, answer),
    tryNow: ({ setupId }) => setups.tryNow(setupId),
    drop: ({ setupId }) => setups.drop(setupId),
  };
}
