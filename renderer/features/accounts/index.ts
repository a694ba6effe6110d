// The door of the accounts' settings: the page that lists them, and what there is to set of one.
export { AccountLook } from './account-look.tsx';
export { AccountsPage } from './accounts-page.tsx';
export { Identities } from './identities.tsx';
export { RemovalDialog } from './removal-dialog.tsx';
export { WhoseMailbox } from './whose-mailbox.tsx';
