// Saved searches as rows at the end of the folder tree: pure.

import type { SavedSearchId } from '../../../shared/domain/ids.ts';
import type { SavedSearch } from '../../../shared/domain/saved-search.ts';
import type { TreeRow } from './tree.ts';

export const SAVED_SEARCHES_KEY = 'saved-searches';
export const savedSearchKey = (id: SavedSearchId) => `saved-search-${id}`;

/** `rows` with them behind; none: as they are. */
export function withSavedSearches(
  rows: readonly TreeRow[],
  saved: readonly SavedSearch[],
  unreadOf: ReadonlyMap<SavedSearchId, number>,
  collapsed: ReadonlySet<string>,
): TreeRow[] {
  if (saved.length === 0) return [...rows];
  const siblings = rows.filter(({ level }) => level === 1).length + 1;
  const expanded = !collapsed.has(SAVED_SEARCHES_KEY);
  const head: TreeRow = {
    key: SAVED_SEARCHES_KEY,
    node: { kind: 'savedSearches' },
    level: 1,
    expanded,
    position: siblings,
    siblings,
    parentKey: null,
    unread: 0,
  };
  const children = saved.map(
    (search, index): TreeRow => ({
      key: savedSearchKey(search.id),
      node: { kind: 'savedSearch', search },
      level: 2,
      expanded: null,
      position: index + 1,
      siblings: saved.length,
      parentKey: SAVED_SEARCHES_KEY,
      unread: unreadOf.get(search.id) ?? 0,
    }),
  );
  return [...rows.map((row) => (row.level === 1 ? { ...row, siblings } : row)), head, ...(expanded ? children : [])];
}
