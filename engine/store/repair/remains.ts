// What can still be read of a damaged store, by table and column. How a table is laid out is taken from the migrations
// of the version that it has, not from the damaged file.
import Database from '@signalapp/sqlcipher';
import { MailError } from '../../../shared/domain/problem.ts';
import { migrate } from '../migrations/migrate.ts';
import { MIGRATIONS } from '../migrations/registry.ts';
import { openPages, type PageSource } from './pages.ts';
import type { StoredRow, StoredValue } from './records.ts';
import { type CardContent, readCard } from './rescue-card.ts';
import { findTables, type Remains, rowsOf } from './tables.ts';

export interface TableLayout {
  name: string;
  /** As `INSERT` names them. */
  columns: string[];
  /** As the rows store them. */
  storedColumns: { name: string; isRowid: boolean; byDefault: StoredValue }[];
}

export interface StoreRemains {
  /** Number of the newest migration that it had. */
  schema: number;
  layouts: TableLayout[];
  card: CardContent | null;
  /** Those that belong to nothing that is known, too. */
  unreadablePages: number;
  unreadableIn(table: string): number;
  /** Values in the order of the layout's columns; null for a row that is not whole. */
  rows(layout: TableLayout): Generator<StoredValue[] | null>;
  close(): void;
}

export async function openRemains(
  path: string,
  key: Uint8Array,
  onPage: (done: number, total: number) => Promise<void>,
): Promise<StoreRemains> {
  const card = readCard(path, key);
  const source = openPages(path, key, card?.salt ?? null);
  const found = await findTables(source, (done) => onPage(done, source.pageCount));
  if (found.readablePages === 0 && !card) {
    source.close();
    throw new MailError({ kind: 'store', reason: 'keyLost', detail: 'no page of the store opens' });
  }
  const schema = schemaOf(source) ?? card?.content.schema ?? MIGRATIONS.at(-1)!.number;
  if (schema > MIGRATIONS.at(-1)!.number) throw new MailError({ kind: 'store', reason: 'storeFromFuture' });
  const model = modelOf(schema);
  const roots = new Map([...model.roots, ...Object.entries(card?.content.roots ?? {}), ...rootsIn(source, found)]);
  const tableOf = (name: string) => found.tables.get(roots.get(name) ?? 0);
  /** Of which not even the first page is there. */
  const isGone = (name: string) => !tableOf(name) && !source.page(roots.get(name) ?? 0);
  return {
    schema,
    layouts: model.layouts,
    card: card?.content ?? null,
    unreadablePages: found.unreadablePages,
    unreadableIn: (name) => tableOf(name)?.unreadablePages ?? (isGone(name) ? 1 : 0),
    *rows(layout) {
      for (const row of rowsOf(source, tableOf(layout.name)?.pages ?? [])) yield row && valuesIn(row, layout);
    },
    close: () => source.close(),
  };
}

/** `user_version`, at its place in the database's header. */
function schemaOf(source: PageSource): number | null {
  return source.page(1)?.readInt32BE(60) ?? null;
}

/** What the store itself says of where its tables begin, as far as that can be read. */
function rootsIn(source: PageSource, { tables }: Remains): [name: string, root: number][] {
  return [...rowsOf(source, tables.get(1)?.pages ?? [])].flatMap((row) => {
    const [type, name, , root] = row?.values ?? [];
    return type === 'table' && typeof name === 'string' && typeof root === 'number' ? [[name, root]] : [];
  });
}

/** An empty store of this version: where its tables begin, and which columns they have. */
function modelOf(schema: number): { layouts: TableLayout[]; roots: Map<string, number> } {
  const database = new Database(':memory:');
  try {
    database.pragma('auto_vacuum = INCREMENTAL');
    migrate(
      database,
      MIGRATIONS.filter(({ number }) => number <= schema),
    );
    const tables = database
      .prepare(`SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`)
      .all() as { name: string; rootpage: number }[];
    // The index for the search is made anew.
    const kept = tables.filter(({ name }) => name === 'sqlite_sequence' || !/^(sqlite_|search)/.test(name));
    return {
      layouts: kept.map(({ name }) => layoutOf(database, name)),
      roots: new Map(tables.map(({ name, rootpage }) => [name, rootpage])),
    };
  } finally {
    database.close();
  }
}

function layoutOf(database: Database, name: string): TableLayout {
  const columns = database.pragma(`table_info(${name})`) as {
    name: string;
    type: string;
    dflt_value: string | null;
    pk: number;
  }[];
  const { wr } = (database.pragma(`table_list(${name})`) as { wr: number }[])[0]!;
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  // Without a rowid the key's columns are stored first.
  const stored = wr ? [...keys, ...columns.filter(({ pk }) => pk === 0)] : columns;
  const hasRowid = !wr && keys.length === 1 && keys[0]!.type === 'INTEGER';
  return {
    name,
    columns: stored.map((column) => column.name),
    storedColumns: stored.map((column) => ({
      name: column.name,
      isRowid: hasRowid && column.pk === 1,
      byDefault: defaultOf(database, column.dflt_value),
    })),
  };
}

function defaultOf(database: Database, sql: string | null): StoredValue {
  return sql === null ? null : (database.prepare(`SELECT ${sql}`, { pluck: true }).get() as StoredValue);
}

function valuesIn({ rowid, values }: StoredRow, { storedColumns }: TableLayout): StoredValue[] {
  return storedColumns.map(({ isRowid, byDefault }, index) => {
    if (isRowid) return rowid;
    // A row from before the column was added is shorter.
    const value = values[index];
    return value === undefined ? byDefault : value;
  });
}

/** Whether anything of this store opens with this key. */
export function isKeyOf(path: string, key: Uint8Array): boolean {
  if (readCard(path, key)) return true;
  const source = openPages(path, key, null);
  try {
    for (let number = 1; number <= Math.min(source.pageCount, PAGES_TRIED); number += 1) {
      if (source.page(number)) return true;
    }
    return false;
  } finally {
    source.close();
  }
}

const PAGES_TRIED = 1_000;
