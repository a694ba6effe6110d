import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { PendingOperation } from '../../shared/domain/operation.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Operations } from '../operations/index.ts';
import { listAccounts } from '../store/accounts.ts';
import type { ReadDb } from '../store/handles.ts';
import { askedDeletions } from '../store/maildrop.ts';
import type { ApiContext } from './handlers.ts';

export function operationsHandlers(
  { store }: ApiContext,
  { operations, accounts }: { operations: Operations; accounts: Accounts },
): HandlersOf<WindowContract>['operations'] {
  return {
    undo: ({ token }) => ({ undone: operations.undo(token) }),
    list: () =>
      listAccounts(store.reads).flatMap(({ id }) => [...operations.list(id), ...deletionsThere(store.reads, id)]),
    retry({ ids }) {
      operations.retry(ids);
      accounts.syncNow(null);
    },
    giveUp: ({ ids }) => ({ count: operations.giveUp(ids) }),
  };
}

/** What waits for the next look at a POP3 server, as one line. */
function deletionsThere(db: ReadDb, accountId: AccountId): PendingOperation[] {
  const asked = askedDeletions(db, accountId);
  if (!asked) return [];
  const line = {
    ids: [],
    accountId,
    kind: 'deleteThere',
    messageCount: asked.count,
    subject: null,
    mailbox: null,
    flags: null,
    state: 'waiting',
    createdAt: asked.sinceAt,
    attempts: 0,
    error: null,
    nextTryAt: null,
    canGiveUp: false,
  } as const satisfies PendingOperation;
  return [line];
}
