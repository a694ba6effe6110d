// Lists as they are shown, kept in memory: in their direction, in threads, with their groups by person, without the copies
// that stand under another. What came, went or changed is put where it belongs (mend-list.ts), so that a change costs what
// changed. Not kept: what is narrowed by a filter, and what is sorted by flags, which change as one reads. Inside of a
// transaction nothing is kept.
import type { MailboxId } from '../../shared/domain/ids.ts';
import { groupsBy } from '../../shared/domain/list-layout.ts';
import type { ReadDb } from './handles.ts';
import { type Followed, fewLists, type ListChanges } from './list-changes.ts';
import { personRuns } from './list-groups.ts';
import type { Run } from './list-runs.ts';
import { keptColumns, type ListAsked, listIds, type OrderedIds } from './lists.ts';
import { copiesIn } from './mailings.ts';
import { type MendedBy, mendedList } from './mend-list.ts';

export interface StandingList extends OrderedIds {
  /** null: not grouped, or by date: those are looked up in the ids (list-groups.ts). */
  runs: readonly Run[] | null;
}

export interface StandingAsked extends ListAsked {
  grouped: boolean;
}

export interface KeptLists {
  /** Not to be written into. `renew` makes it of what it was, or anew. */
  of(name: string, mailboxIds: readonly MailboxId[], renew: Renew): StandingList;
}

type Renew = (before: KeptContent | null, changed: ReadonlySet<number>) => KeptContent;

interface KeptContent {
  list: StandingList;
  copies: ReturnType<typeof copiesIn>;
}

interface Kept extends Followed {
  content: KeptContent | null;
}

/** 1 MB each of 200,000 messages. */
const KEPT_MAX = 4;
/** From here on making all of it anew takes no longer. */
const MENDED_MAX = 50;

export function createKeptLists(changes: ListChanges): KeptLists {
  const lists = fewLists<Kept>(changes, KEPT_MAX);
  return {
    of(name, mailboxIds, renew) {
      const kept = lists(name, () => ({ mailboxIds, changed: new Set(), content: null }));
      kept.content = renew(kept.content, kept.changed);
      kept.changed.clear();
      return kept.content.list;
    },
  };
}

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
