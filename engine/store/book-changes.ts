// The last change of many entries of the address book at once (an import, a new school year, people joined), and how it is
// taken back: the rows that it changed, as they were before. Only the last one is kept, and the last joining beside it. What was entered by hand since stays, unless it
// is a row of that change; what was learnt from mail since stays always.
import type { BookChange, BookChangeKind } from '../../shared/domain/address-book.ts';
import type { BookChangeId, ContactId } from '../../shared/domain/ids.ts';
import { saveWords } from './contacts.ts';
import type { ReadDb, SqlValue, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';
import { collectPhotos } from './photos.ts';

interface BookTable {
  name: string;
  key: readonly string[];
  /** Put back when the row is taken back; the rest of a row is learnt from mail. */
  columns: readonly string[];
  /** Put back only where the row itself is gone. */
  learnt?: readonly string[];
}

/** Those that others refer to come first. */
const TABLES: readonly BookTable[] = [
  {
    name: 'contacts',
    key: ['id'],
    columns: [
      ...['address_key', 'address', 'name', 'roles', 'household', 'household_together', 'do_not_write', 'kept'],
      ...['person_id', 'note', 'photo_id'],
    ],
    learnt: ['sent_count', 'sent_bcc_only_count', 'received_count', 'last_used_at'],
  },
  { name: 'contact_groups', key: ['id'], columns: ['name', 'privacy', 'agreed_at', 'school_year', 'note'] },
  { name: 'group_members', key: ['group_id', 'address_key'], columns: ['address', 'position'] },
  { name: 'children', key: ['id'], columns: ['first_name', 'last_name', 'class_name', 'school_year'] },
  { name: 'child_contacts', key: ['child_id', 'contact_id'], columns: [] },
  { name: 'told_apart', key: ['lower_id', 'higher_id'], columns: [] },
];

type Row = Record<string, SqlValue>;
type Image = Map<string, Row>;

interface ChangedRow {
  table: string;
  key: SqlValue[];
  /** null: there was none. */
  before: Row | null;
}

interface ChangeRow {
  id: BookChangeId;
  kind: BookChangeKind;
  label: string;
  made_at: number;
  before: string;
}

/** Does the work, and keeps how to take it back. */
export function asBookChange(
  tx: WriteDb,
  { kind, label, at }: { kind: BookChangeKind; label: string; at: number },
  work: () => void,
): BookChangeId {
  const before = TABLES.map((table) => imageOf(tx, table));
  work();
  const rows = TABLES.flatMap((table, index) => changedRows(table, before[index]!, imageOf(tx, table)));
  // Whoever joins people after an import may still take the import back, and what was done since with it.
  const forgotten = kind === 'join' ? "DELETE FROM book_changes WHERE kind = 'join'" : 'DELETE FROM book_changes';
  tx.run('book changes forget', forgotten);
  const sql = 'INSERT INTO book_changes (kind, label, made_at, before) VALUES (?, ?, ?, ?)';
  const { lastInsertRowid } = tx.run('book change', sql, [kind, label, at, toJson(rows)]);
  collectPhotos(tx);
  tx.changed.area('contacts');
  return lastInsertRowid as BookChangeId;
}

export function lastBookChange(db: ReadDb): BookChange | null {
  const row = db.get<ChangeRow>(
    'book change last',
    `SELECT id, kind, label, made_at FROM book_changes
     ORDER BY id DESC LIMIT 1`,
  );
  return row ? { id: row.id, kind: row.kind, label: row.label, madeAt: row.made_at } : null;
}

/** False: it is not the last one any more. */
export function undoBookChange(tx: WriteDb, id: BookChangeId): boolean {
  const row = tx.get<ChangeRow>('book change', 'SELECT * FROM book_changes WHERE id = ?', [id]);
  if (!row) return false;
  const rows = fromJson<ChangedRow[]>(row.before);
  // Added rows go in the order against that in which others refer to them.
  for (const table of TABLES.toReversed())
    for (const changed of rows) if (changed.table === table.name && !changed.before) takeAway(tx, table, changed.key);
  for (const table of TABLES)
    for (const { table: name, key, before } of rows)
      if (name === table.name && before) putBack(tx, table, { key, before });
  // What came later was done to rows that are no longer as it found them.
  tx.run('book changes forget later', 'DELETE FROM book_changes WHERE id >= ?', [id]);
  collectPhotos(tx);
  tx.changed.area('contacts');
  return true;
}

function imageOf(db: ReadDb, { name, key, columns, learnt = [] }: BookTable): Image {
  const rows = db.all<Row>(`book image ${name}`, `SELECT ${[...key, ...columns, ...learnt].join(', ')} FROM ${name}`);
  return new Map(rows.map((row) => [key.map((column) => row[column]).join('\0'), row]));
}

function changedRows({ name, key, columns }: BookTable, before: Image, after: Image): ChangedRow[] {
  const keyOf = (row: Row) => key.map((column) => row[column]!);
  const differs = (row: Row, now: Row | undefined) => !now || columns.some((column) => now[column] !== row[column]);
  const changed = [...before].filter(([at, row]) => differs(row, after.get(at)));
  const added = [...after].filter(([at]) => !before.has(at));
  return [
    ...changed.map(([, row]) => ({ table: name, key: keyOf(row), before: row })),
    ...added.map(([, row]) => ({ table: name, key: keyOf(row), before: null })),
  ];
}

function takeAway(tx: WriteDb, { name, key: columns }: BookTable, key: readonly SqlValue[]): void {
  const where = columns.map((column) => `${column} = ?`).join(' AND ');
  if (name === 'contacts') {
    // Somebody who was written to meanwhile was met in mail, whatever became of the book.
    const met = `UPDATE contacts SET kept = 0, roles = '[]', household = NULL, household_together = 0, do_not_write = 0,
      note = '', person_id = NULL, photo_id = NULL WHERE ${where} AND sent_count + received_count > 0`;
    if (tx.run('book undo met', met, key).changes > 0) return;
  }
  tx.run(`book undo ${name}`, `DELETE FROM ${name} WHERE ${where}`, key);
}

function putBack(tx: WriteDb, table: BookTable, { key, before }: { key: readonly SqlValue[]; before: Row }): void {
  const { name, key: keyColumns, columns, learnt = [] } = table;
  if (name === 'contacts') {
    // Met again since it was deleted, under an id of its own.
    const again = 'DELETE FROM contacts WHERE address_key = ? AND id <> ?';
    tx.run('book undo met again', again, [before.address_key!, ...key]);
  }
  const all = [...keyColumns, ...columns, ...learnt];
  const updated = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  tx.run(
    `book put back ${name}`,
    `INSERT INTO ${name} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})
     ON CONFLICT (${keyColumns.join(', ')}) DO ${updated ? `UPDATE SET ${updated}` : 'NOTHING'}`,
    all.map((column) => before[column] ?? null),
  );
  if (name === 'contacts') {
    const person = before as { name: string | null; address: string };
    saveWords(tx, key[0] as ContactId, person.name, person.address);
  }
}
