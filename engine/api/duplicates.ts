import type { Activities } from '../core/activities.ts';
import { findDuplicates, removeCopies } from '../housekeeping/duplicates.ts';
import type { Operations } from '../operations/index.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function duplicatesHandlers(
  { store }: ApiContext,
  { activities, operations }: { activities: Activities; operations: Operations },
): WindowHandlers['duplicates'] {
  return {
    async find({ scope }, signal) {
      const enough = new AbortController();
      const activity = activities.begin({
        kind: 'duplicates',
        accountId: scope.kind === 'account' ? scope.accountId : null,
        mailboxId: scope.kind === 'mailbox' ? scope.mailboxId : null,
        stop: () => enough.abort(),
      });
      const onProgress = (done: number, total: number) => activity.tell({ progress: { done, total } });
      const search = { signal, enough: enough.signal, onProgress };
      return findDuplicates(store.reads, scope, search).finally(activity.end);
    },
    remove: ({ copies }) => operations.perform(removeCopies, copies),
  };
}
