// The door of the address book (« Adresses »).
export { ContactsDialog } from './contacts-dialog.tsx';
