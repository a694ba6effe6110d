import type { Activities } from '../core/activities.ts';
import { findDuplicates } from '../housekeeping/duplicates.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function duplicatesHandlers(
  { store }: ApiContext,
  { activities }: { activities: Activities },
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
  };
}
