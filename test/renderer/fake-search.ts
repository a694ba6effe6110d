// Saved searches in memory, for the windows' tests; and attachments, none of which are left to be read.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import type { FoundInAttachments } from '../../shared/contract/search.ts';
import { SavedSearchId } from '../../shared/domain/ids.ts';
import type { SavedSearch } from '../../shared/domain/saved-search.ts';

export function fakeSearch(
  changed: () => void,
  foundIn: (text: string) => FoundInAttachments[] = () => [],
): HandlersOf<WindowContract>['search'] {
  let saved: SavedSearch[] = [];
  const set = (next: SavedSearch[]) => {
    saved = next;
    changed();
  };
  return {
    foundIn: ({ text }) => foundIn(text),
    inMessage: () => ({ count: 3 }),
    attachments: () => ({ waiting: 0 }),
    saved: () => saved,
    counts: () => saved.map(({ id }) => ({ id, unread: 2, more: false })),
    save(content) {
      const id = SavedSearchId.parse(saved.length + 1);
      set([...saved, { id, ...content }]);
      return { id };
    },
    rename: ({ id, name }) => set(saved.map((one) => (one.id === id ? { ...one, name } : one))),
    remove: ({ id }) => set(saved.filter((one) => one.id !== id)),
  };
}
