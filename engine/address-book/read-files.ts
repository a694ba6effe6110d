// The files that were chosen together, as one source: SIECLE's exports joined, else the tables of all of them, or the cards
// of all of them. A zip of SIECLE's exports, which is how it hands them out, is what lies in it. Pure and blocking: runs on
// the thread of read-book-worker.ts. Invariant: an answer for any bytes.
import { unzip } from '../sheets/index.ts';
import { readBook } from './read-book.ts';
import { readSiecle, type SiecleExport, tableOfSiecle } from './siecle.ts';
import { type BookSource, CARDS_MAX, FILE_BYTES_MAX, LIMITS, type SourceCard, type SourceTable } from './source.ts';

export interface ChosenFile {
  name: string;
  bytes: Uint8Array;
}

const ZIPPED_MAX = 20;

export function readFiles(files: readonly ChosenFile[]): BookSource {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (total > FILE_BYTES_MAX) return { kind: 'refused', reason: 'tooLarge' };
  const siecle: SiecleExport[] = [];
  const tables: SourceTable[] = [];
  const cards: SourceCard[] = [];
  for (const { name, bytes } of files) {
    const exports = siecleIn(bytes);
    siecle.push(...exports);
    if (exports.length > 0) continue;
    const source = readBook(bytes);
    if (source.kind === 'refused') return source;
    if (source.kind === 'cards') cards.push(...source.cards);
    else tables.push(...source.tables.map((table) => (files.length > 1 ? withFile(table, name) : table)));
  }
  if (siecle.length > 0) {
    const table = tableOfSiecle(siecle);
    if (!table) return { kind: 'refused', reason: 'siecleIncomplete' };
    if (table.rows.length > LIMITS.rows) return { kind: 'refused', reason: 'tooManyRows' };
    tables.unshift(table);
  }
  if (cards.length > 0 && tables.length > 0) return { kind: 'refused', reason: 'mixed' };
  if (cards.length > CARDS_MAX) return { kind: 'refused', reason: 'tooManyRows' };
  return tables.length > 0 ? { kind: 'tables', tables } : { kind: 'cards', cards };
}

function withFile(table: SourceTable, file: string): SourceTable {
  return { ...table, name: [file, table.name].filter(Boolean).join(' – ') };
}

function siecleIn(bytes: Uint8Array): SiecleExport[] {
  const alone = readSiecle(bytes);
  if (alone) return [alone];
  const limits = { totalBytes: LIMITS.unpackedBytes, parts: ZIPPED_MAX };
  const zipped = unzip(bytes, (name) => /(?:eleves|responsables)[^/]*\.xml$/i.test(name), limits);
  return zipped.kind === 'parts' ? [...zipped.parts.values()].flatMap((part) => readSiecle(part) ?? []) : [];
}
