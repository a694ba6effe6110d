// Who met whom in mail, and from which of the own addresses somebody is written to: read off the stored headers a few at
// a time, newest last, behind whatever brings messages in. Invariant: a message is read once; of an answer that rests on
// messages not read yet nothing is said.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import { listAccounts } from './accounts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';
import type { StoredHeader } from './messages.ts';

/** A message to more people than this is a circular: it makes nobody acquainted. */
const CIRCLE_MAX = 20;
const UNREAD_ROLES: ReadonlySet<MailboxRole | null> = new Set<MailboxRole>(['drafts', 'junk', 'trash']);

interface HeaderRow {
  id: MessageId;
  header: string;
  /** null: of a mailbox without a part of its own. */
  role: MailboxRole | null;
  shown: number;
}

/** Reads the next messages. False: there was none left. */
export function readAcquaintance(tx: WriteDb, limit: number): boolean {
  const rows = tx.all<HeaderRow>(
    'acquaintance next',
    `SELECT messages.id, header, role, mailbox_id IS NOT NULL AS shown
     FROM messages LEFT JOIN mailboxes ON mailboxes.id = mailbox_id
     WHERE messages.id > (SELECT up_to FROM met_reading) ORDER BY messages.id LIMIT ?`,
    [limit],
  );
  const own = ownKeys(tx);
  const idOf = personIds(tx);
  for (const { header, role, shown } of rows) {
    if (shown === 0 || UNREAD_ROLES.has(role)) continue;
    const { from = [], to = [], cc = [], bcc = [] } = fromJson<Partial<StoredHeader>>(header);
    meet(tx, keysOf([...from, ...to, ...cc, ...bcc], own), idOf);
    if (role === 'sent') countSender(tx, from, keysOf([...to, ...cc, ...bcc], own), idOf);
  }
  const last = rows.at(-1);
  if (last) tx.run('acquaintance read', 'UPDATE met_reading SET up_to = ?', [last.id]);
  const isMore = rows.length === limit;
  if (!isMore) tx.run('acquaintance complete', 'UPDATE met_reading SET complete = 1 WHERE complete = 0');
  return isMore;
}

/** Whether a message waits to be read. */
export function isAcquaintanceDue(db: ReadDb): boolean {
  const sql = `SELECT NOT complete OR up_to < coalesce((SELECT max(id) FROM messages), 0) FROM met_reading`;
  return db.value<number>('acquaintance due', sql) === 1;
}

function meet(tx: WriteDb, circle: readonly string[], idOf: (key: string) => number): void {
  if (circle.length < 2 || circle.length > CIRCLE_MAX) return;
  const ids = circle.map(idOf).sort((a, b) => a - b);
  for (const [index, lower] of ids.entries())
    for (const higher of ids.slice(index + 1))
      tx.run('acquaintance', 'INSERT OR IGNORE INTO met_together VALUES (?, ?)', [lower, higher]);
}

function countSender(
  tx: WriteDb,
  from: readonly Address[],
  to: readonly string[],
  idOf: (key: string) => number,
): void {
  const [sender] = from;
  if (!sender) return;
  for (const key of to) {
    tx.run(
      'written from',
      'INSERT INTO written_from VALUES (?, ?, 1) ON CONFLICT (person_id, own_key) DO UPDATE SET count = count + 1',
      [idOf(key), addressKey(sender.address)],
    );
  }
}

function keysOf(people: readonly Address[], own: ReadonlySet<string>): string[] {
  return [...new Set(people.map(({ address }) => addressKey(address)))].filter((key) => key !== '' && !own.has(key));
}

function ownKeys(db: ReadDb): Set<string> {
  return new Set(listAccounts(db).flatMap(({ identities }) => identities.map(({ address }) => addressKey(address))));
}

function personIds(tx: WriteDb): (key: string) => number {
  const known = new Map<string, number>();
  return (key) => {
    const id =
      known.get(key) ??
      tx.value<number>('met person', 'SELECT id FROM met_people WHERE address_key = ?', [key]) ??
      tx.run('met person new', 'INSERT INTO met_people (address_key) VALUES (?)', [key]).lastInsertRowid;
    known.set(key, id);
    return id;
  };
}

/** Who of these met whom of them; null: not known before all messages were read once. */
export function metTogether(db: ReadDb, keys: readonly string[]): Map<string, string[]> | null {
  if (db.value<number>('acquaintance known', 'SELECT complete FROM met_reading') !== 1) return null;
  const keyOf = new Map(peopleAt(db, keys).map(({ id, key }) => [id, key]));
  const ids = toJson([...keyOf.keys()]);
  // `+`: the second list is looked up in what the first one finds, not one by one.
  const pairs = db.all<{ one: number; other: number }>(
    'acquaintances',
    `SELECT lower_id AS one, higher_id AS other FROM met_together
     WHERE lower_id IN (SELECT value FROM json_each(?)) AND +higher_id IN (SELECT value FROM json_each(?))`,
    [ids, ids],
  );
  const met = new Map<string, string[]>(keys.map((key) => [key, []]));
  for (const { one, other } of pairs) {
    const [a, b] = [keyOf.get(one)!, keyOf.get(other)!];
    met.get(a)?.push(b);
    met.get(b)?.push(a);
  }
  return met;
}

/** How often these were written to from which address. */
export function writtenFrom(db: ReadDb, keys: readonly string[]): Map<string, { ownKey: string; count: number }[]> {
  const keyOf = new Map(peopleAt(db, keys).map(({ id, key }) => [id, key]));
  const rows = db.all<{ id: number; ownKey: string; count: number }>(
    'written from of',
    `SELECT person_id AS id, own_key AS ownKey, count FROM written_from
     WHERE person_id IN (SELECT value FROM json_each(?))`,
    [toJson([...keyOf.keys()])],
  );
  const senders = new Map<string, { ownKey: string; count: number }[]>();
  for (const { id, ownKey, count } of rows) {
    const key = keyOf.get(id)!;
    senders.set(key, [...(senders.get(key) ?? []), { ownKey, count }]);
  }
  return senders;
}

function peopleAt(db: ReadDb, keys: readonly string[]): { id: number; key: string }[] {
  const sql = 'SELECT id, address_key AS key FROM met_people WHERE address_key IN (SELECT value FROM json_each(?))';
  return db.all('met people', sql, [toJson(keys)]);
}
