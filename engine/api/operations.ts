import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Operations } from '../operations/index.ts';
import { listAccounts } from '../store/accounts.ts';
import type { ApiContext } from './handlers.ts';

export function operationsHandlers(
  { store }: ApiContext,
  { operations, accounts }: { operations: Operations; accounts: Accounts },
): HandlersOf<WindowContract>['operations'] {
  return {
    undo: ({ token }) => ({ undone: operations.undo(token) }),
    list: () => listAccounts(store.reads).flatMap(({ id }) => operations.list(id)),
    retry({ ids }) {
      operations.retry(ids);
      accounts.syncNow(null);
    },
    giveUp: ({ ids }) => ({ count: operations.giveUp(ids) }),
  };
}
