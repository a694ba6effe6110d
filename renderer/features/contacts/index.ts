// The door of the address book (« Adresses »).
import { lazy } from 'react';

export { ContactsDialog } from './contacts-dialog.tsx';
export { ImportContactsDialog } from './import/import-dialog.tsx';

/** One person, from wherever an address is shown. */
export const PersonCard = lazy(async () => ({ default: (await import('./people/person-card.tsx')).PersonCard }));
