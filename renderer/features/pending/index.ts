// The door of « En attente »: what the servers have not agreed to yet.

export { PendingButton } from './pending-button.tsx';
export { PendingDialog } from './pending-dialog.tsx';
