// The door of printing: a preview of a message on paper, and the « mot à coller » for the pupils' notebook.
export { PrintDialog } from './print-dialog.tsx';
