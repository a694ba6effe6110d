// The door of searching: the field of the toolbar, the head of the list while results are shown, what narrows a list, and the
// search inside of the message that is open.
export { FindBar } from './find-bar.tsx';
export { FilteredAway, QuickFilterBar, QuickFilterToggle } from './quick-filter-bar.tsx';
export { SearchField } from './search-field.tsx';
export { SearchHead } from './search-head.tsx';
export { SearchSettings } from './search-settings.tsx';
export { placeInBody, useFindMarks, useSearchMarks } from './use-marks.ts';
