// The order of the lists that are looked at, kept in memory: a list of 200,000 is read of its index once, and from then on
// only what changed in it is looked up. Invariant: whatever changes a message's place in a list is noted by triggers of this
// connection, which is the only one that writes messages, within the same transaction: what is rolled back was never noted.
// Inside of a transaction nothing is kept. Which columns make an order is lists.ts's.
import type Database from '@signalapp/sqlcipher';
import type { MailboxId } from '../../shared/domain/ids.ts';

export interface ListOrder {
  /** Ascending. */
  ids: Uint32Array;
  /** The thread of each; null: not asked for. */
  threads: Uint32Array | null;
}

export interface OrderAsked {
  mailboxIds: readonly MailboxId[];
  /** « date_at, id »: unique, as it ends with the id, and never NULL. */
  columns: string;
  threads: boolean;
}

/** Of a ReadDb: what is changed is looked up by. */
interface Lookups {
  all<Row extends object>(name: string, sql: string, params: readonly string[]): Row[];
  value<Value extends number>(name: string, sql: string, params: readonly number[]): Value | undefined;
}

export interface KeptOrders {
  /** Not to be written into. `read` reads it of the index. */
  of(db: Lookups, asked: OrderAsked, read: () => ListOrder): ListOrder;
}

/** Lists kept at a time: 0.8 MB each of 200,000 messages, and as much for threads. */
const KEPT_MAX = 4;
/** From here on reading all of it takes no longer. */
const MENDED_MAX = 200;

interface Kept extends OrderAsked {
  order: ListOrder;
  /** Messages that came, went or stand elsewhere since. */
  changed: Set<number>;
}

const FOLLOWING = `
  CREATE TEMP TABLE kept_lists (mailbox_id INTEGER PRIMARY KEY);
  CREATE TEMP TABLE list_changes (mailbox_id INTEGER NOT NULL, message_id INTEGER NOT NULL);
  CREATE TEMP TRIGGER list_gained AFTER INSERT ON main.messages
    WHEN EXISTS (SELECT 1 FROM kept_lists WHERE mailbox_id = new.mailbox_id) BEGIN
    INSERT INTO list_changes VALUES (new.mailbox_id, new.id);
  END;
  CREATE TEMP TRIGGER list_lost AFTER DELETE ON main.messages
    WHEN EXISTS (SELECT 1 FROM kept_lists WHERE mailbox_id = old.mailbox_id) BEGIN
    INSERT INTO list_changes VALUES (old.mailbox_id, old.id);
  END;
  CREATE TEMP TRIGGER list_left
    AFTER UPDATE OF mailbox_id, date_at, thread_id, subject_key, from_key, size_bytes ON main.messages
    WHEN EXISTS (SELECT 1 FROM kept_lists WHERE mailbox_id IN (old.mailbox_id, new.mailbox_id)) BEGIN
    INSERT INTO list_changes SELECT mailbox_id, old.id FROM kept_lists WHERE mailbox_id IN (old.mailbox_id, new.mailbox_id);
  END;
  -- One that was not known before stood in no list that is kept: see recipient-keys.ts.
  CREATE TEMP TRIGGER list_readdressed AFTER UPDATE OF to_key ON main.messages
    WHEN old.to_key IS NOT NULL AND EXISTS (SELECT 1 FROM kept_lists WHERE mailbox_id = new.mailbox_id) BEGIN
    INSERT INTO list_changes VALUES (new.mailbox_id, new.id);
  END;`;

export function createKeptOrders(database: Database): KeptOrders {
  database.exec(FOLLOWING);
  const taking = database.prepare('DELETE FROM list_changes RETURNING mailbox_id AS mailboxId, message_id AS id');
  const forgetting = database.prepare('DELETE FROM kept_lists');
  const following = database.prepare('INSERT OR IGNORE INTO kept_lists VALUES (?)');
  /** The one asked for last stands last. */
  const lists = new Map<string, Kept>();

  const takeChanges = () => {
    const changes = taking.all([]) as unknown as { mailboxId: MailboxId; id: number }[];
    for (const list of lists.values())
      for (const { mailboxId, id } of changes) if (list.mailboxIds.includes(mailboxId)) list.changed.add(id);
  };
  const keep = (key: string, list: Kept) => {
    lists.delete(key);
    lists.set(key, list);
    for (const eldest of lists.keys()) {
      if (lists.size <= KEPT_MAX) break;
      lists.delete(eldest);
    }
    forgetting.run([]);
    for (const { mailboxIds } of lists.values()) for (const id of mailboxIds) following.run([id]);
  };

  return {
    of(db, asked, read) {
      takeChanges();
      const key = `${asked.columns} of ${asked.mailboxIds.join()}`;
      const before = lists.get(key);
      const isUsable = before && before.changed.size <= MENDED_MAX && (before.order.threads !== null || !asked.threads);
      const order = isUsable ? mended(db, before) : read();
      keep(key, { ...asked, order, changed: new Set() });
      return order;
    },
  };
}

function mended(db: Lookups, { order, changed, mailboxIds, columns }: Kept): ListOrder {
  if (changed.size === 0) return order;
  const stayed = without(order, changed);
  const rows = db.all<{ id: number; threadId: number }>(
    'list changes',
    `SELECT messages.id, thread_id AS threadId FROM json_each(?) AS changed
     CROSS JOIN messages ON messages.id = changed.value
     WHERE mailbox_id IN (SELECT value FROM json_each(?)) ORDER BY ${columnsOf('messages', columns)}`,
    [JSON.stringify([...changed]), JSON.stringify(mailboxIds)],
  );
  const places = rows.map(({ id }) => placeOf(db, stayed.ids, id, columns));
  return {
    ids: withMore(stayed.ids, places, (index) => rows[index]!.id),
    threads: stayed.threads && withMore(stayed.threads, places, (index) => rows[index]!.threadId),
  };
}

function without({ ids, threads }: ListOrder, gone: ReadonlySet<number>): ListOrder {
  const places = [...gone].map((id) => ids.indexOf(id)).filter((place) => place !== -1);
  places.sort((a, b) => a - b);
  const cut = (values: Uint32Array) => {
    const left = new Uint32Array(values.length - places.length);
    let from = 0;
    for (const [count, place] of [...places, values.length].entries()) {
      left.set(values.subarray(from, place), from - count);
      from = place + 1;
    }
    return left;
  };
  return { ids: cut(ids), threads: threads && cut(threads) };
}

/** Where it stands among the others: SQLite compares, as it is SQLite that put them in order. New mail stands last. */
function placeOf(db: Lookups, ids: Uint32Array, id: number, columns: string): number {
  const sql = `SELECT (${columnsOf('one', columns)}) < (${columnsOf('other', columns)})
    FROM messages AS one, messages AS other WHERE one.id = ? AND other.id = ?`;
  const isBefore = (place: number) => db.value<number>('list place', sql, [ids[place]!, id]) === 1;
  let low = 0;
  let high = ids.length;
  if (high === 0 || isBefore(high - 1)) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param places ascending, each that of a value among the present ones */
function withMore(values: Uint32Array, places: readonly number[], valueAt: (index: number) => number): Uint32Array {
  const all = new Uint32Array(values.length + places.length);
  let from = 0;
  for (const [index, place] of places.entries()) {
    all.set(values.subarray(from, place), from + index);
    all[place + index] = valueAt(index);
    from = place;
  }
  all.set(values.subarray(from), from + places.length);
  return all;
}

function columnsOf(table: string, columns: string): string {
  return columns
    .split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}
