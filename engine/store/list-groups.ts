// The groups of a list: runs of rows under one head. They are found in the ids as they are listed, whatever was left
// out of them or put among them before, and cover all of them in order.
import type { ListGroups } from '../../shared/contract/messages.ts';
import { groupsBy, type Sort } from '../../shared/domain/list-layout.ts';
import { dateGroupOf } from '../core/date-groups.ts';
import type { ReadDb } from './handles.ts';
import type { OrderedIds } from './kept-lists.ts';
import { type KeyOf, type Listed, personCounts, personKeys } from './list-keys.ts';
import type { Run } from './list-runs.ts';
import { recipientKeys } from './recipient-keys.ts';

export interface GroupedList extends OrderedIds {
  sort: Sort | null;
  listed: Listed;
  /** Where they are known already. */
  runs?: readonly Run[] | null;
}

/** null: what the list is sorted by makes no groups. */
export function groupsOf(db: ReadDb, list: GroupedList, nowAt: number): ListGroups | null {
  const by = groupsBy(list.sort);
  if (by === null) return null;
  const runs = by === 'date' ? runsByDate(db, list, nowAt) : (list.runs ?? personRuns(db, list, by));
  return { by, keys: runs.map(({ key }) => key), sizes: Uint32Array.from(runs, ({ size }) => size) };
}

export function personRuns(db: ReadDb, list: GroupedList, by: 'from' | 'to'): Run[] {
  return (
    runsOfAll(db, list, by) ??
    runsByKey(list, by === 'from' ? personKeys(db, list.listed, by) : recipientKeys(db, list.listed))
  );
}

/** The index counts them; null: the list is not all that its mailboxes have, or in threads. */
function runsOfAll(db: ReadDb, { ids, depths, listed, sort }: GroupedList, by: 'from' | 'to'): Run[] | null {
  if (depths || !sort || 'ids' in listed) return null;
  const runs = personCounts(db, listed.mailboxIds, by, sort).map(({ key, count }) => ({ key, size: count }));
  return runs.reduce((sum, { size }) => sum + size, 0) === ids.length ? runs : null;
}

/** A few lookups for each group, as dates go one way through the list: 100,000 rows are never read. */
function runsByDate(db: ReadDb, { ids, depths, sort }: GroupedList, nowAt: number): Run[] {
  const newestFirst = sort?.direction === 'desc';
  // A thread stands where its newest message would, or its oldest; the oldest comes first within it.
  const standsFor = (row: number) => {
    let at = row;
    if (newestFirst) while (depths && depths[at + 1] === 1) at += 1;
    else while (depths && depths[at] === 1) at -= 1;
    return at;
  };
  const dateAt = (row: number) =>
    db.value<number>('message date', 'SELECT date_at FROM messages WHERE id = ?', [ids[standsFor(row)]!]) ?? 0;
  const runs: Run[] = [];
  for (let start = 0; start < ids.length; ) {
    const group = dateGroupOf(dateAt(start), nowAt);
    const isIn = (row: number) => (newestFirst ? dateAt(row) >= group.from : dateAt(row) < group.until);
    const end = firstNot(isIn, start + 1, ids.length);
    runs.push({ key: group.key, size: end - start });
    start = end;
  }
  return runs;
}

function runsByKey({ ids, depths, sort }: GroupedList, keyOf: KeyOf): Run[] {
  const isFirst = (a: string, b: string) => (sort?.direction === 'desc' ? a > b : a < b);
  const runs: Run[] = [];
  for (let start = 0; start < ids.length; ) {
    let key = keyOf.get(ids[start]!) ?? '';
    let end = start + 1;
    for (; depths && depths[end] === 1; end += 1) {
      const other = keyOf.get(ids[end]!) ?? '';
      if (isFirst(other, key)) key = other;
    }
    const last = runs.at(-1);
    if (last?.key === key) last.size += end - start;
    else runs.push({ key, size: end - start });
    start = end;
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
