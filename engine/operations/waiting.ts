// Queues that wait for another account's: an older operation there speaks of the same message, or has to fetch it
// first. When that one is over, nobody but this wakes those who waited; they would lie there until the next look at
// everything.
import type { AccountId, OperationId } from '../../shared/domain/ids.ts';
import type { Store } from '../store/database.ts';
import { waitingOperations } from '../store/operations.ts';

export interface WaitingQueues {
  /** Which operations of the account have to wait now. Remembered, so as to tell when one needs to no longer. */
  of(accountId: AccountId): ReadonlySet<OperationId>;
}

export function watchWaiting(store: Store, onFree: (accountId: AccountId) => void): WaitingQueues {
  const known = new Map<AccountId, ReadonlySet<OperationId>>();
  const look = (accountId: AccountId) => {
    const waiting = waitingOperations(store.reads, accountId);
    if (waiting.size > 0) known.set(accountId, waiting);
    else known.delete(accountId);
    return waiting;
  };
  store.onChange(({ areas }) => {
    if (!areas.includes('operations')) return;
    for (const [accountId, before] of known) {
      const waiting = look(accountId);
      if ([...before].some((id) => !waiting.has(id))) onFree(accountId);
    }
  });
  return { of: look };
}
