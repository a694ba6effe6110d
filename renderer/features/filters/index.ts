// « Filtres de messages »: the list of filters, their editor, a run over a folder, and Thunderbird's taken over.
export { filterFromMessage, filterFromSender } from './filter-from.ts';
export { FiltersDialog } from './filters-dialog.tsx';
