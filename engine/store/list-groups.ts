// The groups of a list: runs of rows under one head. They are found in the ids as they are listed, whatever was left
// out of them or put among them before, and cover all of them in order.
import type { ListGroups } from '../../shared/contract/messages.ts';
import { groupsBy, type Sort } from '../../shared/domain/list-layout.ts';
import { dateGroupOf } from '../core/date-groups.ts';
import type { ReadDb } from './handles.ts';
import { type KeyOf, type Listed, personCounts, personKeys } from './list-keys.ts';
import type { OrderedIds } from './lists.ts';
import { recipientKeys } from './recipient-keys.ts';

export interface GroupedList extends OrderedIds {
  sort: Sort | null;
  listed: Listed;
}

/** null: what the list is sorted by makes no groups. */
export function groupsOf(db: ReadDb, list: GroupedList, nowAt: number): ListGroups | null {
  const by = groupsBy(list.sort);
  if (by === null) return null;
  const runs = by === 'date' ? runsByDate(db, list, headsOf(list), nowAt) : runsByPerson(db, list, by);
  return { by, keys: runs.map(({ key }) => key), sizes: sizesOf(runs, list.ids.length) };
}

interface Run {
  key: string;
  /** Index of its first row. */
  start: number;
}

function runsByPerson(db: ReadDb, list: GroupedList, by: 'from' | 'to'): Run[] {
  return (
    runsOfAll(db, list, by) ??
    runsByKey(list, headsOf(list), by === 'from' ? personKeys(db, list.listed, by) : recipientKeys(db, list.listed))
  );
}

/** The index counts them; null: the list is not all that its mailboxes have, or in threads. */
function runsOfAll(db: ReadDb, { ids, depths, listed, sort }: GroupedList, by: 'from' | 'to'): Run[] | null {
  if (depths || !sort || 'ids' in listed) return null;
  let start = 0;
  const runs = personCounts(db, listed.mailboxIds, by, sort).map(({ key, count }) => {
    start += count;
    return { key, start: start - count };
  });
  return start === ids.length ? runs : null;
}

/** Where threads begin; with threads off, every row. */
function headsOf({ ids, depths }: OrderedIds): Uint32Array {
  const heads = new Uint32Array(ids.length);
  let count = 0;
  for (let index = 0; index < ids.length; index += 1) {
    if (depths && depths[index] !== 0) continue;
    heads[count] = index;
    count += 1;
  }
  return heads.subarray(0, count);
}

/** A few lookups for each group, as dates go one way through the list: 100,000 rows are never read. */
function runsByDate(db: ReadDb, { ids, depths, sort }: GroupedList, heads: Uint32Array, nowAt: number): Run[] {
  const newestFirst = sort?.direction === 'desc';
  // A thread stands where its newest message would, or its oldest; the oldest comes first within it.
  const standsFor = (head: number) => {
    if (!newestFirst || !depths) return heads[head]!;
    return (heads[head + 1] ?? ids.length) - 1;
  };
  const dateAt = (head: number) =>
    db.value<number>('message date', 'SELECT date_at FROM messages WHERE id = ?', [ids[standsFor(head)]!]) ?? 0;
  const runs: Run[] = [];
  for (let head = 0; head < heads.length; ) {
    const group = dateGroupOf(dateAt(head), nowAt);
    runs.push({ key: group.key, start: heads[head]! });
    const isIn = (one: number) => (newestFirst ? dateAt(one) >= group.from : dateAt(one) < group.until);
    head = firstNot(isIn, head + 1, heads.length);
  }
  return runs;
}

function runsByKey({ ids, depths, sort }: GroupedList, heads: Uint32Array, keyOf: KeyOf): Run[] {
  const first = (a: string, b: string) => (sort?.direction === 'desc' ? a > b : a < b);
  const keyAt = (head: number) => {
    const end = depths ? (heads[head + 1] ?? ids.length) : heads[head]! + 1;
    let key = keyOf.get(ids[heads[head]!]!) ?? '';
    for (let index = heads[head]! + 1; index < end; index += 1) {
      const other = keyOf.get(ids[index]!) ?? '';
      if (first(other, key)) key = other;
    }
    return key;
  };
  const runs: Run[] = [];
  for (let head = 0; head < heads.length; head += 1) {
    const key = keyAt(head);
    if (runs.at(-1)?.key !== key) runs.push({ key, start: heads[head]! });
  }
  return runs;
}

/** The first index from `from` on that is not in, where those that are come first. */
function firstNot(isIn: (index: number) => boolean, from: number, length: number): number {
  let low = from;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIn(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sizesOf(runs: readonly Run[], length: number): Uint32Array {
  return Uint32Array.from(runs, ({ start }, index) => (runs[index + 1]?.start ?? length) - start);
}
