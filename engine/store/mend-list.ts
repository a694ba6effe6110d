// A list with what changed in it put where it belongs. It is made of blocks: threads, or single messages where threads are
// off. Those that hold something that changed are taken out, and those that hold it now are put in; where, SQLite says,
// comparing by halves, as it is SQLite that put the others in order. Invariant: what comes of it is what the list made anew
// would be (kept-lists.property.test.ts).
import type { MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import type { Sort } from '../../shared/domain/list-layout.ts';
import type { ReadDb } from './handles.ts';
import type { OrderedIds, StandingList } from './kept-lists.ts';
import { putIntoRuns, type Run, takeFromRuns } from './list-runs.ts';

export interface MendedBy {
  mailboxIds: readonly MailboxId[];
  /** « date_at, id »: what the list is ordered by, in its direction. */
  columns: string;
  direction: Sort['direction'];
  /** What groups by person are made by; null: there are none. */
  keyColumn: 'from_key' | 'to_key' | null;
  /** True: it is not shown. */
  without: ReadonlyMap<number, boolean>;
}

/** Rows [start, end). */
interface Block {
  start: number;
  end: number;
}

/** Messages that stand together, and the key of the group they are in. */
interface NewBlock {
  ids: readonly number[];
  /** By which it stands where it stands. */
  first: number;
  key: string;
}

interface PlacedBlock extends NewBlock {
  /** Among those that stayed. */
  place: number;
}

export function mendedList(db: ReadDb, list: StandingList, changed: ReadonlySet<number>, how: MendedBy): StandingList {
  const out = blocksTakenOut(list);
  for (const id of changed) out.take(id);
  const groups = list.depths ? threadsNow(db, [...changed, ...out.ids], how) : presentNow(db, [...changed], how);
  // Of a thread that only gained something nothing has been taken out yet.
  for (const ids of groups) out.take(ids.find((id) => !changed.has(id)) ?? -1);
  const gone = out.blocks();
  const stayed = withoutBlocks(list, gone);
  const placed = inOrder(db, groups, how).map((block) => ({ ...block, place: placeOf(db, stayed, block.first, how) }));
  return { ...withBlocks(stayed, placed), runs: list.runs && mendedRuns(list.runs, gone, placed) };
}

function blocksTakenOut(list: OrderedIds) {
  const blocks = new Map<number, Block>();
  const ids = new Set<number>();
  return {
    ids,
    take(id: number): void {
      const at = ids.has(id) ? -1 : list.ids.indexOf(id);
      if (at === -1) return;
      const block = blockAt(list, at);
      blocks.set(block.start, block);
      for (const one of list.ids.subarray(block.start, block.end)) ids.add(one);
    },
    /** From the top down. */
    blocks: (): Block[] => [...blocks.values()].sort((a, b) => a.start - b.start),
  };
}

function blockAt({ ids, depths }: OrderedIds, index: number): Block {
  let start = index;
  let end = index + 1;
  while (depths && depths[start] !== 0) start -= 1;
  while (depths && end < ids.length && depths[end] !== 0) end += 1;
  return { start, end };
}

/** Of these messages those that are in the list now, each by itself. */
function presentNow(db: ReadDb, ids: readonly number[], { mailboxIds, without }: MendedBy): number[][] {
  const present = db.pluck<MessageId>(
    'list messages present',
    `SELECT messages.id FROM json_each(?) AS changed CROSS JOIN messages ON messages.id = changed.value
     WHERE mailbox_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids), JSON.stringify(mailboxIds)],
  );
  return present.filter((id) => without.get(id) !== true).map((id) => [id]);
}

/** The threads that these messages are in now, each with all its messages of the list, the oldest first. */
function threadsNow(db: ReadDb, ids: readonly number[], { mailboxIds, without }: MendedBy): number[][] {
  const inList = JSON.stringify(mailboxIds);
  const threads = db.pluck<ThreadId>(
    'list threads',
    `SELECT DISTINCT thread_id FROM json_each(?) AS changed CROSS JOIN messages ON messages.id = changed.value
     WHERE mailbox_id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids), inList],
  );
  const rows = db.all<{ id: MessageId; threadId: ThreadId }>(
    'list thread messages',
    `SELECT messages.id, thread_id AS threadId FROM json_each(?) AS thread
     CROSS JOIN messages ON thread_id = thread.value
     WHERE mailbox_id IN (SELECT value FROM json_each(?)) ORDER BY date_at, messages.id`,
    [JSON.stringify(threads), inList],
  );
  const byThread = new Map<ThreadId, number[]>(threads.map((thread) => [thread, []]));
  for (const { id, threadId } of rows) if (without.get(id) !== true) byThread.get(threadId)!.push(id);
  return [...byThread.values()].filter((thread) => thread.length > 0);
}

/** As they follow each other in the list: by the first message of each. */
function inOrder(db: ReadDb, groups: readonly (readonly number[])[], how: MendedBy): NewBlock[] {
  const order = orderedBy(how);
  const first = (ids: readonly number[]) =>
    ids.length === 1
      ? ids[0]!
      : db.value<number>(
          'list thread first',
          `SELECT id FROM messages WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ${order} LIMIT 1`,
          [JSON.stringify(ids)],
        )!;
  const byFirst = new Map(groups.map((ids) => [first(ids), ids]));
  const rows = db.all<{ id: MessageId; key: string | null }>(
    'list blocks in order',
    `SELECT id, ${how.keyColumn ?? 'NULL'} AS key FROM messages
     WHERE id IN (SELECT value FROM json_each(?)) ORDER BY ${order}`,
    [JSON.stringify([...byFirst.keys()])],
  );
  return rows.map(({ id, key }) => ({ ids: byFirst.get(id)!, first: id, key: key ?? '' }));
}

function orderedBy({ columns, direction }: MendedBy): string {
  return direction === 'asc' ? columns : columns.replaceAll(',', ' DESC,').concat(' DESC');
}

/** Where a block that begins with this message in the order belongs. New mail stands at an end. */
function placeOf(db: ReadDb, list: OrderedIds, first: number, { columns, direction }: MendedBy): number {
  const sign = direction === 'asc' ? '<' : '>';
  const sql = `SELECT EXISTS (SELECT 1 FROM messages AS other
    CROSS JOIN json_each(?) AS part CROSS JOIN messages AS one ON one.id = part.value
    WHERE other.id = ? AND (${columnsOf('one', columns)}) ${sign} (${columnsOf('other', columns)}))`;
  const isBefore = ({ start, end }: Block) =>
    db.value<number>('list place', sql, [`[${list.ids.subarray(start, end).join()}]`, first]) === 1;
  let low = 0;
  let high = list.ids.length;
  if (high === 0 || !isBefore(blockAt(list, 0))) return 0;
  if (isBefore(blockAt(list, high - 1))) return high;
  while (low < high) {
    const middle = blockAt(list, (low + high) >> 1);
    if (isBefore(middle)) low = middle.end;
    else high = middle.start;
  }
  return low;
}

function columnsOf(table: string, columns: string): string {
  return columns
    .split(', ')
    .map((column) => `${table}.${column}`)
    .join(', ');
}

function withoutBlocks({ ids, depths }: OrderedIds, gone: readonly Block[]): OrderedIds {
  const left = ids.length - gone.reduce((sum, { start, end }) => sum + end - start, 0);
  const cut = <Values extends Uint32Array | Uint8Array>(values: Values, stayed: Values) => {
    let from = 0;
    let at = 0;
    for (const { start, end } of [...gone, { start: values.length, end: values.length }]) {
      stayed.set(values.subarray(from, start), at);
      at += start - from;
      from = end;
    }
    return stayed;
  };
  return { ids: cut(ids, new Uint32Array(left)), depths: depths && cut(depths, new Uint8Array(left)) };
}

/** @param placed from the top down */
function withBlocks({ ids, depths }: OrderedIds, placed: readonly PlacedBlock[]): OrderedIds {
  const length = ids.length + placed.reduce((sum, block) => sum + block.ids.length, 0);
  const all = { ids: new Uint32Array(length), depths: depths && new Uint8Array(length).fill(1) };
  let from = 0;
  let at = 0;
  const copyUntil = (place: number) => {
    all.ids.set(ids.subarray(from, place), at);
    if (depths) all.depths?.set(depths.subarray(from, place), at);
    at += place - from;
    from = place;
  };
  for (const block of placed) {
    copyUntil(block.place);
    all.ids.set(block.ids, at);
    all.depths?.fill(0, at, at + 1);
    at += block.ids.length;
  }
  copyUntil(ids.length);
  return all;
}

/** From the bottom up, so that what stands above keeps its place. */
function mendedRuns(runs: readonly Run[], gone: readonly Block[], placed: readonly PlacedBlock[]): Run[] {
  const mended = [...runs];
  for (const { start, end } of gone.toReversed()) takeFromRuns(mended, start, end - start);
  for (const { place, ids, key } of placed.toReversed()) putIntoRuns(mended, place, { key, size: ids.length });
  return mended;
}
