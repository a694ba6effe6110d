// The door of the attachments shown inside the program.
export { PartViewDialog } from './part-view-dialog.tsx';
