import type { Accounts } from '../accounts/accounts.ts';
import type { Moving } from '../accounts/moving.ts';
import { depositKept, type Operations } from '../operations/index.ts';
import { setKeptHereAgreed } from '../store/kept-messages.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function movingHandlers(
  { store }: ApiContext,
  { accounts, moving, operations }: { accounts: Accounts; moving: Moving; operations: Operations },
): WindowHandlers['moving'] {
  return {
    state: () => moving.states(),
    move: (move, signal) => accounts.move(move, signal),
    putOff: ({ accountId }) => moving.putOff(accountId),
    deposit({ accountId }) {
      operations.perform(depositKept, { accountId });
    },
    keepHere: ({ accountId }) => store.transaction((tx) => setKeptHereAgreed(tx, accountId, true)),
  };
}
