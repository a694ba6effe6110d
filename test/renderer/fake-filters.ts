// Filters in memory, for the windows' tests: kept and ordered, every message matched, a run over in a moment.
import type { HandlersOf, WindowContract } from '../../shared/contract/index.ts';
import { type Filter, FilterId } from '../../shared/domain/filter.ts';

export function fakeFilters(changed: () => void): HandlersOf<WindowContract>['filters'] {
  let filters: Filter[] = [];
  let last = 0;
  let run: ReturnType<HandlersOf<WindowContract>['filters']['run']> = null;
  const set = (next: Filter[]) => {
    filters = next;
    changed();
  };
  return {
    list: () => filters,
    save({ filterId, content }) {
      if (filterId === null) last += 1;
      const id = filterId ?? FilterId.parse(last);
      const saved = { ...content, id };
      set(filterId === null ? [...filters, saved] : filters.map((one) => (one.id === id ? saved : one)));
      return { filterId: id };
    },
    remove: ({ filterId }) => set(filters.filter(({ id }) => id !== filterId)),
    order: ({ filterIds }) => set(filterIds.flatMap((id) => filters.find((one) => one.id === id) ?? [])),
    preview: () => ({ total: 40, matched: 12, unread: 0 }),
    start({ mailboxId }) {
      run = { mailboxId, state: 'done', problem: null, total: 40, done: 40, changed: 12, unread: 0, undo: null };
      changed();
    },
    stop: () => undefined,
    run: () => run,
    foreign: () => [],
    takeForeign: () => ({ count: 0 }),
  };
}

/** Nothing learnt, and nothing set. */
export const NO_JUNK: HandlersOf<WindowContract>['junk'] = {
  state: () => ({ judges: true, moves: false, learnt: { junk: 0, good: 0 }, needed: { junk: 20, good: 40 } }),
  set: () => undefined,
  forget: () => undefined,
};
