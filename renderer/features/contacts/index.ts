// The door of the address book.
export { ContactsDialog } from './contacts-dialog.tsx';
