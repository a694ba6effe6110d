// A school's list read into the address book: 2,000 families of 80 classes, as a spreadsheet and as text, from the chosen
// file to the stored contacts, with what is shown in between.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createAddressBook } from '../../engine/address-book/address-book.ts';
import { createPlaces } from '../../engine/import/places.ts';
import { openStore } from '../../engine/store/database.ts';
import type { ImportChoice } from '../../shared/domain/book-import.ts';
import { builtWorker } from '../servers/workers.ts';
import { xlsxOf } from '../unit/sheets/workbooks.ts';
import { figuresOf } from './figures.ts';

const CONTACTS = 2_000;
const CLASSES = 80;
const RUNS = 5;

export async function benchBook(): Promise<void> {
  const { record } = figuresOf('contacts', `${CONTACTS} families`);
  const header = [
    'Nom responsable',
    'Prénom responsable',
    'Courriel',
    'Nom de famille enfant',
    'Prénom enfant',
    'Classe',
  ];
  const rows = Array.from({ length: CONTACTS }, (_, index) => {
    const child = Math.floor(index / 2);
    return [
      `Nom${index}`,
      `Prénom${index}`,
      `famille${index}@free.example`,
      `Enfant${child}`,
      'Lou',
      `CM${child % CLASSES}`,
    ];
  });
  const table = [header, ...rows];
  const files = {
    xlsx: xlsxOf([{ name: 'Familles', rows: table }]),
    csv: Buffer.from(table.map((row) => row.join(';')).join('\r\n'), 'latin1'),
  };
  for (const [format, bytes] of Object.entries(files)) {
    const steps = [];
    for (let run = 0; run < RUNS; run++) steps.push(await importOnce(format, bytes));
    record(
      `${format}: read`,
      'ms',
      steps.map(({ readMs }) => readMs),
    );
    record(
      `${format}: preview`,
      'ms',
      steps.map(({ previewMs }) => previewMs),
    );
    record(
      `${format}: import`,
      'ms',
      steps.map(({ importMs }) => importMs),
    );
    record(
      `${format}: read, preview and import`,
      'ms',
      steps.map(({ allMs }) => allMs),
      '≤ 2000',
    );
  }
}

async function importOnce(format: string, bytes: Uint8Array) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-book-bench-'));
  const file = path.join(folder, `familles.${format}`);
  fs.writeFileSync(file, bytes);
  const store = openStore({ path: path.join(folder, 'mail.db'), key: new Uint8Array(32).fill(7) });
  try {
    const places = createPlaces();
    const workerUrl = await builtWorker('read-book-worker');
    const book = createAddressBook({ store, places, workerUrl, now: Date.now });
    const startedAt = performance.now();
    const read = await book.readFile(places.grant([file]));
    const readAt = performance.now();
    if (read.kind !== 'tables') throw new Error(`the ${format} file was not read as a table`);
    const { headerRow, columns, kind } = read.tables[0]!;
    const groups = { grouping: 'class', groupName: 'Parents {classe}', schoolYear: 2026, dropAbsent: false } as const;
    const choice: ImportChoice = { table: 0, headerRow, columns, kind, ...groups, takeProposed: false };
    book.preview(read.fileId, choice);
    const previewedAt = performance.now();
    const { counts } = book.import(read.fileId, choice);
    const endedAt = performance.now();
    if (counts.new !== CONTACTS) throw new Error(`${counts.new} contacts were new`);
    return {
      readMs: readAt - startedAt,
      previewMs: previewedAt - readAt,
      importMs: endedAt - previewedAt,
      allMs: endedAt - startedAt,
    };
  } finally {
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
