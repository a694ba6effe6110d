// Searches that were kept under a name, as the engine lists them, and the text of the search that is shown.
import type { SavedSearchId } from '../../shared/domain/ids.ts';
import type { SavedSearch } from '../../shared/domain/saved-search.ts';
import { engine } from '../engine/engine.ts';
import { useEngineQuery } from '../engine/use-query.ts';
import { useView } from './view.ts';

const NONE: readonly SavedSearch[] = [];

export function useSavedSearches(): readonly SavedSearch[] {
  return useEngineQuery(['savedSearches'], (signal) => engine.search.saved(undefined, signal)).data ?? NONE;
}

const NO_COUNTS: ReadonlyMap<SavedSearchId, number> = new Map();

/** Unread messages of each, as far as they are counted. */
export function useSavedSearchCounts(needed: boolean): ReadonlyMap<SavedSearchId, number> {
  const { data } = useEngineQuery(
    ['savedSearchCounts'],
    async (signal) => {
      const counts = await engine.search.counts(undefined, signal);
      return new Map(counts.map(({ id, unread }) => [id, unread]));
    },
    {
      enabled: needed,
      changedBy: ({ areas, lists }) =>
        lists.length > 0 || areas.some((area) => ['savedSearches', 'mailboxes', 'search', 'tags'].includes(area)),
    },
  );
  return data ?? NO_COUNTS;
}

/** The one that is shown as a folder; null: another place is, or it is gone. */
export function useShownSavedSearch(): SavedSearch | null {
  const place = useView((state) => state.place);
  const saved = useSavedSearches();
  return (place?.kind === 'savedSearch' && saved.find(({ id }) => id === place.id)) || null;
}

/** As it was typed, now or when it was kept; '' where nothing is searched. */
export function useSearchedText(): string {
  const typed = useView((state) => state.searchText);
  const saved = useShownSavedSearch();
  return typed.trim() === '' ? (saved?.text ?? '') : typed;
}
