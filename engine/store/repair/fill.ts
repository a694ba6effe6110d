// Puts the rows that could be read into an empty store of the same version. Its triggers rest meanwhile: they keep
// counters and claims right row by row, and are made up for at the end (mend.ts).
import type Database from '@signalapp/sqlcipher';
import type { StoreRemains, TableLayout } from './remains.ts';

export interface FilledTable {
  recovered: number;
  /** Rows known to have been there that could not be read whole. */
  broken: number;
  /** Pages that cannot be read: how many rows stood on them nobody can tell. */
  unreadablePages: number;
}

export type Filled = Map<string, FilledTable>;

type Params = (string | number | null | Uint8Array<ArrayBuffer>)[];

const ROWS_PER_TRANSACTION = 500;
/** Left free where it cannot be read how far the ids of a table had come: an id is never used again. */
const ID_GAP = 1_000_000;

/** `breathe`: called between transactions. */
export async function fill(
  database: Database,
  remains: StoreRemains,
  breathe: (table: string) => Promise<void>,
): Promise<Filled> {
  const filled: Filled = new Map();
  for (const layout of remains.layouts) {
    if (layout.name !== 'sqlite_sequence') filled.set(layout.name, await fillTable(database, remains, layout, breathe));
  }
  continueIds(database, remains);
  return filled;
}

async function fillTable(
  database: Database,
  remains: StoreRemains,
  layout: TableLayout,
  breathe: (table: string) => Promise<void>,
): Promise<FilledTable> {
  const { name, columns } = layout;
  const places = columns.map(() => '?').join(', ');
  const insert = database.prepare(
    `INSERT OR IGNORE INTO ${name} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${places})`,
  );
  let recovered = 0;
  let broken = 0;
  let inTransaction = 0;
  database.exec('BEGIN');
  for (const row of remains.rows(layout)) {
    if (row) recovered += insert.run(row as Params).changes;
    else broken += 1;
    inTransaction += 1;
    if (inTransaction < ROWS_PER_TRANSACTION) continue;
    database.exec('COMMIT');
    await breathe(name);
    database.exec('BEGIN');
    inTransaction = 0;
  }
  recovered += insertFromCard(database, remains, name);
  database.exec('COMMIT');
  return { recovered, broken, unreadablePages: remains.unreadableIn(name) };
}

/** The card's rows are from the last start, so they only stand in for what is missing. */
function insertFromCard(database: Database, { card, unreadableIn }: StoreRemains, table: string): number {
  if (unreadableIn(table) === 0) return 0;
  let recovered = 0;
  for (const row of card?.rows[table] ?? []) {
    const names = Object.keys(row);
    const sql = `INSERT OR IGNORE INTO ${table} (${names.map((name) => `"${name}"`).join(', ')})
      VALUES (${names.map(() => '?').join(', ')})`;
    recovered += database.prepare(sql).run(Object.values(row) as Params).changes;
  }
  return recovered;
}

function continueIds(database: Database, remains: StoreRemains): void {
  const layout = remains.layouts.find(({ name }) => name === 'sqlite_sequence');
  const known = new Map([...(layout ? remains.rows(layout) : [])].flatMap((row) => (row ? [[row[0], row[1]]] : [])));
  const raise = database.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?');
  const begin = database.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)');
  const begun = new Set(database.prepare('SELECT name FROM sqlite_sequence', { pluck: true }).all());
  for (const [name, seq] of known) {
    if (begun.has(name as string)) raise.run([seq, name] as Params);
    else begin.run([name, seq] as Params);
  }
  if (remains.unreadableIn('sqlite_sequence') > 0) {
    database.exec(`UPDATE sqlite_sequence SET seq = seq + ${ID_GAP}`);
  }
}
