// Bytes of a file as tables or cards, by what they are and not by the file's name. Pure and blocking: runs on the thread of
// read-book-worker.ts. Invariant: an answer for any bytes.
import { decodeText, readDelimited, readSpreadsheet } from '../sheets/index.ts';
import { readCards } from './read-cards.ts';
import { type BookSource, FILE_BYTES_MAX, LIMITS } from './source.ts';

/** An OLE container: xls, or an xlsx behind a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = [0x25, 0x50, 0x44, 0x46];

export function readBook(bytes: Uint8Array): BookSource {
  const begins = (mark: readonly number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (bytes.length === 0) return { kind: 'refused', reason: 'empty' };
  if (bytes.length > FILE_BYTES_MAX) return { kind: 'refused', reason: 'tooLarge' };
  if (begins(ZIP)) return readSheets(bytes);
  if (begins(OLE))
    return { kind: 'refused', reason: includesWide(bytes, 'EncryptedPackage') ? 'encrypted' : 'oldSpreadsheet' };
  if (begins(PDF)) return { kind: 'refused', reason: 'notReadable' };
  const text = decodeText(bytes);
  if (text.trim() === '') return { kind: 'refused', reason: 'empty' };
  // Bytes that no text has.
  if (text.slice(0, 10_000).includes('\0')) return { kind: 'refused', reason: 'notReadable' };
  if (/^\s*BEGIN:VCARD/i.test(text)) {
    const cards = readCards(text);
    return cards ? { kind: 'cards', cards } : { kind: 'refused', reason: 'tooManyRows' };
  }
  const rows = readDelimited(text, LIMITS);
  return rows ? { kind: 'tables', tables: [{ name: '', rows }] } : { kind: 'refused', reason: 'tooManyRows' };
}

function readSheets(bytes: Uint8Array): BookSource {
  const read = readSpreadsheet(bytes, LIMITS);
  if (read.kind === 'refused') return read;
  const tables = read.sheets.filter(({ rows }) => rows.length > 0).map(({ name, rows }) => ({ name, rows }));
  return tables.length > 0 ? { kind: 'tables', tables } : { kind: 'refused', reason: 'empty' };
}

/** ASCII as UTF-16, which is how the container names its streams. */
function includesWide(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(text, 'utf16le'));
}
