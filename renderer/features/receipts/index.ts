// The door of read receipts: asked for in the composer, answered in the reader, or never by the settings.
export { ReceiptBar } from './receipt-bar.tsx';
export { ReceiptSetting } from './receipt-setting.tsx';
export { receiptWords } from './words.ts';
