import type { FilterRuns } from '../filters/index.ts';
import { offeredFilters, takeFilters } from '../import/foreign-filters.ts';
import { listFilters, orderFilters, removeFilter, saveFilter } from '../store/filters.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export function filtersHandlers({ store }: ApiContext, runs: FilterRuns): WindowHandlers['filters'] {
  return {
    list: () => listFilters(store.reads),
    save: ({ filterId, content }) => ({ filterId: store.transaction((tx) => saveFilter(tx, filterId, content)) }),
    remove: ({ filterId }) => store.transaction((tx) => removeFilter(tx, filterId)),
    order: ({ filterIds }) => store.transaction((tx) => orderFilters(tx, filterIds)),
    preview: ({ content, mailboxId }, signal) => runs.preview(content, mailboxId, signal),
    start: (input) => runs.start(input),
    stop: () => runs.stop(),
    run: () => runs.state(),
    foreign: ({ accountId }) => offeredFilters(store.reads, accountId),
    takeForeign: ({ accountId, keys }) => ({ count: store.transaction((tx) => takeFilters(tx, accountId, keys)) }),
  };
}
