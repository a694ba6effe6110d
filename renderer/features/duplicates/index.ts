// The door of the duplicate finder.
export { DuplicatesDialog } from './duplicates-dialog.tsx';
