export { JournalDialog } from './journal-dialog.tsx';
