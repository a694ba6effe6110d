// The door of imports, exports, backups and restorations.
export { BackUpDialog } from './back-up-dialog.tsx';
export { ExportDialog } from './export-dialog.tsx';
export { ImportDialog } from './import-dialog.tsx';
export { RestoreDialog, RestoreOffer } from './restore-dialog.tsx';
export { RestoredDialog, takeRestoredNote } from './restored-dialog.tsx';
export { ThunderbirdOffer } from './thunderbird-offer.tsx';
export { TransferReport } from './transfer-report.tsx';
export { useShownTransfer } from './use-transfers.ts';
