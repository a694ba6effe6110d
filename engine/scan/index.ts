// The door of the room: attachments turned into facts for the guard, and into copies that show nobody (docs/adr/0032).
export type { CleaningWords } from './clean.ts';
export { FILE_BYTES_MAX, SCANNER } from './limits.ts';
export type { ScannedFile } from './notes.ts';
export { createScanner, type Scanner, unreadableFile } from './scanner.ts';
export type { SourceWords } from './source-words.ts';
