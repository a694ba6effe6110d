// A list as it is shown: in its direction, in threads, with its groups by person, without the copies that stand under another.
// What came, went or changed is put where it belongs (mend-list.ts), so that a change costs what changed. Made anew each
// time: what is narrowed by a filter, and what is sorted by flags, which change as one reads.
import { groupsBy } from '../../shared/domain/list-layout.ts';
import type { ReadDb } from './handles.ts';
import type { KeptContent, StandingList } from './kept-lists.ts';
import { personRuns } from './list-groups.ts';
import { keptColumns, type ListAsked, listIds } from './lists.ts';
import { copiesIn } from './mailings.ts';
import { type MendedBy, mendedList } from './mend-list.ts';

interface StandingAsked extends ListAsked {
  grouped: boolean;
}

/** From here on making all of it anew takes no longer. */
const MENDED_MAX = 50;

/** Nothing has changed: the same object as before. */
export function standingList(db: ReadDb, asked: StandingAsked): StandingList {
  const { mailboxIds, sort, threaded, filter, grouped } = asked;
  const columns = filter || mailboxIds.length === 0 ? null : keptColumns(db, mailboxIds, sort);
  if (!db.lists || columns === null) return madeList(db, asked).list;
  const by = personOf(asked);
  const name = JSON.stringify([mailboxIds, sort, threaded, by !== null && grouped]);
  return db.lists.of(name, mailboxIds, (before, changed) => {
    if (before && changed.size === 0) return before;
    const how = { mailboxIds, columns, direction: sort.direction, keyColumn: by && (`${by}_key` as const) };
    return (before && mended(db, before, changed, how)) ?? madeList(db, asked);
  });
}

function madeList(db: ReadDb, asked: StandingAsked): KeptContent {
  const { mailboxIds, sort } = asked;
  const copies = copiesIn(db, mailboxIds);
  const ordered = listIds(db, { ...asked, without: copies });
  const by = personOf(asked);
  return { list: { ...ordered, runs: by && personRuns(db, { ...ordered, sort, listed: { mailboxIds } }, by) }, copies };
}

/** null: too much of it is another. */
function mended(
  db: ReadDb,
  { list, copies: copiesBefore }: KeptContent,
  changed: ReadonlySet<number>,
  how: Omit<MendedBy, 'without'>,
): KeptContent | null {
  if (changed.size > MENDED_MAX) return null;
  const copies = hasCopies(db, changed, copiesBefore) ? copiesIn(db, how.mailboxIds) : copiesBefore;
  const also = [...copiesBefore.keys(), ...copies.keys()].filter((id) => copiesBefore.get(id) !== copies.get(id));
  const all = new Set([...changed, ...also]);
  return all.size > MENDED_MAX ? null : { list: mendedList(db, list, all, { ...how, without: copies }), copies };
}

function hasCopies(db: ReadDb, changed: ReadonlySet<number>, before: KeptContent['copies']): boolean {
  const ids = [...changed];
  if (ids.some((id) => before.has(id))) return true;
  const sql = 'SELECT 1 FROM json_each(?) AS changed CROSS JOIN mailing_letters ON message_id = changed.value LIMIT 1';
  return db.value<number>('mailing copies changed', sql, [JSON.stringify(ids)]) !== undefined;
}

function personOf({ grouped, sort }: StandingAsked): 'from' | 'to' | null {
  const by = grouped ? groupsBy(sort) : null;
  return by === 'date' ? null : by;
}
