// The order of the lists that are looked at, kept in memory: a list of 200,000 is read of its index once, and from then on
// only what changed in it is looked up (list-changes.ts). Inside of a transaction nothing is kept. Which columns make an
// order is lists.ts's; what is shown of it, in threads and groups, is kept-lists.ts's.
import type { MailboxId } from '../../shared/domain/ids.ts';
import { type Followed, fewLists, type ListChanges } from './list-changes.ts';

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

interface Kept extends OrderAsked, Followed {
  /** null: not read yet. */
  order: ListOrder | null;
}

export function createKeptOrders(changes: ListChanges): KeptOrders {
  const orders = fewLists<Kept>(changes, KEPT_MAX);
  return {
    of(db, asked, read) {
      const key = `${asked.columns} of ${asked.mailboxIds.join()}`;
      const kept = orders(key, () => ({ ...asked, order: null, changed: new Set() }));
      const { order, changed } = kept;
      const isUsable = order && changed.size <= MENDED_MAX && (order.threads !== null || !asked.threads);
      kept.order = isUsable ? mended(db, order, kept) : read();
      changed.clear();
      return kept.order;
    },
  };
}

function mended(db: Lookups, order: ListOrder, { changed, mailboxIds, columns }: Kept): ListOrder {
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
