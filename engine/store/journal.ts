// The flight recorder's entries (ADR 0016). What a transaction decides is noted in that same transaction: a crash
// neither loses the note nor leaves one of what never was. Bounded in number and in age.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { JournalEntry, JournalFacts } from '../../shared/domain/journal.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

/** About 3 MB. */
const ENTRIES_MAX = 20_000;
const KEPT_MS = 14 * 24 * 3_600_000;
/** How far the number may exceed its bound, so that not every note deletes. */
const SLACK = 500;

export function note(tx: WriteDb, accountId: AccountId | null, facts: JournalFacts, at = Date.now()): void {
  const { lastInsertRowid } = tx.run('journal note', 'INSERT INTO journal (at, account_id, facts) VALUES (?, ?, ?)', [
    at,
    accountId,
    toJson(facts),
  ]);
  if (lastInsertRowid % SLACK === 0) {
    tx.run('journal bound', 'DELETE FROM journal WHERE id <= ?', [lastInsertRowid - ENTRIES_MAX]);
  }
}

/** What is older than fourteen days goes, and what bears a date that has yet to come: a clock was wrong then. */
export function forgetOldEntries(tx: WriteDb, nowAt: number): void {
  tx.run('journal forget', 'DELETE FROM journal WHERE at < ? OR at > ?', [nowAt - KEPT_MS, nowAt + KEPT_MS]);
}

interface Row extends Omit<JournalEntry, 'facts'> {
  facts: string;
}

const COLUMNS = 'id, at, account_id AS accountId, facts';
const entryOf = (row: Row): JournalEntry => ({ ...row, facts: fromJson<JournalFacts>(row.facts) });

/** Newest first. */
export function listJournal(
  db: ReadDb,
  { accountId, beforeId, limit }: { accountId: AccountId | null; beforeId: number | null; limit: number },
): JournalEntry[] {
  const before = beforeId ?? Number.MAX_SAFE_INTEGER;
  const rows =
    accountId === null
      ? db.all<Row>('journal', `SELECT ${COLUMNS} FROM journal WHERE id < ? ORDER BY id DESC LIMIT ?`, [before, limit])
      : db.all<Row>(
          'journal of account',
          `SELECT ${COLUMNS} FROM journal WHERE account_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
          [accountId, before, limit],
        );
  return rows.map(entryOf);
}

/** Everything there is, oldest first, up to and with `newestId`. */
export function wholeJournal(db: ReadDb, accountId: AccountId | null, newestId: number | null): JournalEntry[] {
  const beforeId = newestId === null ? null : newestId + 1;
  return listJournal(db, { accountId, beforeId, limit: ENTRIES_MAX + SLACK }).reverse();
}
