// Searching: what is typed is shared/search's, the index answers for text with sources, the store for everything else
// with messages; newest first. Where no text is asked for that must be there, the store is gone through alone. A clause
// that neither of the two can answer by itself (« de:paul ou non lu ») is looked at page by page.
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { Term } from '../../shared/search/query.ts';
import type { ReadDb } from './handles.ts';
import { type Condition, conditionOf, type FactHeld, type Named, namesIn } from './search-facts.ts';
import { matchOf } from './search-match.ts';
import { isText, planOf, type SearchPlan, type TextHeld } from './search-plan.ts';

export interface FoundMessages {
  /** Newest first. */
  ids: MessageId[];
  /** There are more than `limit`. */
  more: boolean;
}

interface Row {
  id: MessageId;
  /** null: not downloaded yet, so no text of it is known. */
  sourceId: number | null;
}

interface DatedRow extends Row {
  dateAt: number;
}

const FOUND_MAX = 1_000;
/** Pages to begin with, and how many times as much when that was too little. */
const ASKED_FIRST = 1.25;
const ASKED_MORE = 4;

/** @param mailboxId null = in every mailbox; a query that names a place looks there instead */
export function searchMessages(
  db: ReadDb,
  clauses: readonly Term[][],
  mailboxId: MailboxId | null,
  limit = FOUND_MAX,
): FoundMessages {
  if (clauses.length === 0) return { ids: [], more: false };
  const named = namesIn(db);
  const plan = planOf(clauses, mailboxId, named);
  const next = plan.match === null ? pagesOfAll(db, plan, limit + 1) : pagesOfMatches(db, plan, limit + 1);
  const ids: MessageId[] = [];
  for (let page = next(); page !== null && ids.length <= limit; page = next()) {
    ids.push(...holding(db, page, plan.mixed, named).map(({ id }) => id));
  }
  return { ids: ids.slice(0, limit), more: ids.length > limit };
}

/** Those of these messages that are what a query asks for beside text: in these folders, of these days… */
export function withFacts(db: ReadDb, ids: readonly MessageId[], clauses: readonly Term[][]): MessageId[] {
  const { where } = planOf(clauses, null, namesIn(db));
  return db.pluck<MessageId>(
    'messages with facts',
    `SELECT messages.id FROM json_each(?) AS asked CROSS JOIN messages ON messages.id = asked.value WHERE ${where.sql}`,
    [JSON.stringify(ids), ...where.params],
  );
}

/**
 * Most matches may lie in other mailboxes: then the next page is further back. What is found lies far apart, so that it is
 * read from the index by source alone: a thousand rows of the messages would be as many pages.
 */
function pagesOfMatches(db: ReadDb, { match, where }: SearchPlan, size: number): () => Row[] | null {
  const next = sourcesOfMatches(db, match!, size);
  return () => {
    const sources = next();
    if (sources.length === 0) return null;
    const rows = db.all<Row>(
      'messages found',
      `SELECT messages.id, source_id AS sourceId FROM json_each(?) AS found
       CROSS JOIN messages ON messages.source_id = found.value WHERE ${where.sql}`,
      [JSON.stringify(sources), ...where.params],
    );
    return rows.sort((a, b) => b.sourceId! - a.sourceId! || b.id - a.id);
  };
}

/**
 * Newest first, `size` at a time, none at the end. The index reads every place of a beginning (« pro… ») each time it is
 * asked, however few are wanted: so it is asked for a little more than a page, as most mail lies in one folder, and for
 * many more each time that was too little.
 */
function sourcesOfMatches(db: ReadDb, match: string, size: number): () => number[] {
  let asked = Math.ceil(size * ASKED_FIRST);
  let before: number | null = Number.MAX_SAFE_INTEGER;
  let held: number[] = [];
  return () => {
    if (held.length === 0 && before !== null) {
      held = db.found(match, { after: Number.MIN_SAFE_INTEGER, before }, asked);
      before = held.length < asked ? null : held.at(-1)!;
      asked *= ASKED_MORE;
    }
    return held.splice(0, size);
  };
}

/** Without the source the index of lists has all that is read: 100,000 rows are gone through in a blink. */
function pagesOfAll(db: ReadDb, { where, mixed }: SearchPlan, size: number): () => Row[] | null {
  const source = mixed.length > 0 ? 'source_id' : 'NULL';
  let last: DatedRow | null = null;
  let isDone = false;
  return () => {
    if (isDone) return null;
    const after: Condition = last
      ? { sql: '(date_at, id) < (?, ?)', params: [last.dateAt, last.id] }
      : { sql: '1', params: [] };
    const rows: DatedRow[] = db.all<DatedRow>(
      'messages searched',
      `SELECT id, ${source} AS sourceId, date_at AS dateAt FROM messages
       WHERE ${where.sql} AND ${after.sql} ORDER BY date_at DESC, id DESC LIMIT ?`,
      [...where.params, ...after.params, size],
    );
    last = rows.at(-1) ?? null;
    isDone = rows.length < size;
    return rows;
  };
}

function holding(db: ReadDb, rows: Row[], mixed: readonly Term[][], named: Named): Row[] {
  let left = rows;
  for (const clause of mixed) {
    const holds = clause.map((term) => (isText(term) ? textHolds(db, left, term) : factHolds(db, left, term, named)));
    left = left.filter((row) => holds.some((has) => has(row)));
  }
  return left;
}

function textHolds(db: ReadDb, rows: readonly Row[], term: TextHeld): (row: Row) => boolean {
  const sources = rows.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId]));
  const range = {
    after: sources.reduce((least, id) => Math.min(least, id), Number.MAX_SAFE_INTEGER) - 1,
    before: sources.reduce((most, id) => Math.max(most, id), Number.MIN_SAFE_INTEGER) + 1,
  };
  const found = new Set(sources.length === 0 ? [] : db.found(matchOf(term), range, Number.MAX_SAFE_INTEGER));
  return ({ sourceId }) => (sourceId !== null && found.has(sourceId)) !== term.isNegated;
}

function factHolds(db: ReadDb, rows: readonly Row[], term: FactHeld, named: Named): (row: Row) => boolean {
  const { sql, params } = conditionOf(term, named);
  const found = db.pluck<MessageId>(
    'messages with a fact',
    `SELECT messages.id FROM json_each(?) AS asked CROSS JOIN messages ON messages.id = asked.value WHERE ${sql}`,
    [JSON.stringify(rows.map(({ id }) => id)), ...params],
  );
  const ids = new Set(found);
  return ({ id }) => ids.has(id);
}
