// The door of searching: the field of the toolbar, and the head of the list while results are shown.
export { SearchField } from './search-field.tsx';
export { SearchHead } from './search-head.tsx';
