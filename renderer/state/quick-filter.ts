// What the list is narrowed to by one click. It ends with the folder, unless it was pinned; what is not to be seen does not
// filter.
import { create } from 'zustand';
import { isFiltering, NO_FILTER, type QuickFilter } from '../../shared/domain/quick-filter.ts';
import { useView } from './view.ts';

interface QuickFilterState {
  isShown: boolean;
  filter: QuickFilter;
  /** It stays when another folder is chosen. */
  isPinned: boolean;
}

export const useQuickFilter = create<QuickFilterState>(() => ({ isShown: false, filter: NO_FILTER, isPinned: false }));

export function setQuickFilter(patch: Partial<QuickFilter>): void {
  useQuickFilter.setState(({ filter }) => ({ filter: { ...filter, ...patch } }));
}

export function clearQuickFilter(): void {
  useQuickFilter.setState({ filter: NO_FILTER });
}

export function toggleQuickFilter(): void {
  useQuickFilter.setState(({ isShown }) =>
    isShown ? { isShown: false, filter: NO_FILTER, isPinned: false } : { isShown: true },
  );
}

export function pinQuickFilter(isPinned: boolean): void {
  useQuickFilter.setState({ isPinned });
}

/** undefined: everything is listed. */
export function useListFilter(): QuickFilter | undefined {
  const filter = useQuickFilter((state) => state.filter);
  return isFiltering(filter) ? filter : undefined;
}

useView.subscribe(({ place }, before) => {
  if (place !== before.place && !useQuickFilter.getState().isPinned) clearQuickFilter();
});
