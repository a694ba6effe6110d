// The door of what is said about room on the server.
export { QuotaMeter } from './quota-meter.tsx';
export { QuotaNote } from './quota-note.tsx';
