// The door of the guided clean-up.
export { CleanUpDialog } from './clean-up-dialog.tsx';
