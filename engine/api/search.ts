import type { SearchQuery } from '../../shared/search/query.ts';
import { markMatches } from '../mime/mark-matches.ts';
import { foundInAttachments } from '../search/found-in.ts';
import { understood } from '../search/search.ts';
import { countUnreadAttachments } from '../store/attached-texts.ts';
import { insertSavedSearch, listSavedSearches, removeSavedSearch, renameSavedSearch } from '../store/saved-searches.ts';
import { searchMessages } from '../store/search-messages.ts';
import type { Bodies } from './bodies.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

/** A folder that holds more says so. */
const COUNTED_MAX = 999;
const UNREAD = {
  kind: 'flag',
  flag: 'seen',
  isNegated: true,
} as const satisfies SearchQuery['clauses'][number][number];

export function searchHandlers({ store }: ApiContext, { bodies }: { bodies: Bodies }): WindowHandlers['search'] {
  const { reads } = store;
  return {
    foundIn: ({ text, ids }) => foundInAttachments(store, text, ids, Date.now()),
    async inMessage({ messageId, text }) {
      const body = await bodies.rendered(messageId, false);
      return { count: body ? markMatches(body.html, { kind: 'find', text }).count : 0 };
    },
    attachments: () => ({ waiting: countUnreadAttachments(reads) }),
    saved: () => listSavedSearches(reads),
    counts: () =>
      listSavedSearches(reads).map(({ id, text, mailboxId }) => {
        const { clauses } = understood(reads, text, Date.now());
        const { ids, more } = searchMessages(reads, [...clauses, [UNREAD]], mailboxId, COUNTED_MAX);
        return { id, unread: clauses.length === 0 ? 0 : ids.length, more };
      }),
    save: (content) => ({ id: store.transaction((tx) => insertSavedSearch(tx, content)) }),
    rename: ({ id, name }) => store.transaction((tx) => renameSavedSearch(tx, id, name)),
    remove: ({ id }) => store.transaction((tx) => removeSavedSearch(tx, id)),
  };
}
