// What was learnt of junk, by account: counts of hashed tokens, and which messages they are of. Invariant: a message is
// counted as junk or as good, once; learning the other takes the first back.
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { JunkSettings } from '../../shared/domain/junk.ts';
import type { Lessons, TokenCounts } from '../core/junk-score.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function junkSecret(db: ReadDb): Uint8Array {
  return db.value<Uint8Array>('junk secret', 'SELECT secret FROM junk_secret')!;
}

const DEFAULTS = { judges: 1, moves: 0, junk: 0, good: 0 };

function rowOf(db: ReadDb, accountId: AccountId): typeof DEFAULTS {
  const sql = 'SELECT judges, moves, junk, good FROM junk_accounts WHERE account_id = ?';
  return db.get<typeof DEFAULTS>('junk account', sql, [accountId]) ?? DEFAULTS;
}

export function junkSettings(db: ReadDb, accountId: AccountId): JunkSettings {
  const { judges, moves } = rowOf(db, accountId);
  return { judges: judges === 1, moves: moves === 1 };
}

export function junkLessons(db: ReadDb, accountId: AccountId): Lessons {
  const { junk, good } = rowOf(db, accountId);
  return { junk, good };
}

export function setJunkSettings(tx: WriteDb, accountId: AccountId, { judges, moves }: JunkSettings): void {
  begin(tx, accountId);
  tx.run('junk settings', 'UPDATE junk_accounts SET judges = ?, moves = ? WHERE account_id = ?', [
    judges ? 1 : 0,
    moves ? 1 : 0,
    accountId,
  ]);
  tx.changed.area('junk');
}

function begin(tx: WriteDb, accountId: AccountId): void {
  tx.run('junk begin', 'INSERT OR IGNORE INTO junk_accounts (account_id) VALUES (?)', [accountId]);
}

/** Everything that was learnt of this account is forgotten; what was chosen stays. */
export function forgetJunk(tx: WriteDb, accountId: AccountId): void {
  for (const table of ['junk_tokens', 'junk_lessons'] as const) {
    tx.run('junk forget', `DELETE FROM ${table} WHERE account_id = ?`, [accountId]);
  }
  tx.run('junk forget counts', 'UPDATE junk_accounts SET junk = 0, good = 0 WHERE account_id = ?', [accountId]);
  tx.changed.area('junk');
}

/** In the order of `tokens`. */
export function tokenCounts(db: ReadDb, accountId: AccountId, tokens: readonly number[]): TokenCounts[] {
  const rows = db.all<{ token: number } & TokenCounts>(
    'junk tokens',
    `SELECT token, junk, good FROM json_each(?) AS asked CROSS JOIN junk_tokens
     ON junk_tokens.account_id = ? AND junk_tokens.token = asked.value`,
    [JSON.stringify(tokens), accountId],
  );
  const known = new Map(rows.map(({ token, junk, good }) => [token, { junk, good }]));
  return tokens.map((token) => known.get(token) ?? { junk: 0, good: 0 });
}

/** What this message was learnt as; null: not at all. */
export function learntAs(db: ReadDb, accountId: AccountId, hash: string): 'junk' | 'good' | null {
  const sql = 'SELECT is_junk FROM junk_lessons WHERE account_id = ? AND hash = ?';
  const isJunk = db.value<number>('junk lesson', sql, [accountId, hash]);
  return isJunk === undefined ? null : isJunk === 1 ? 'junk' : 'good';
}

/** `as` null: what was learnt of it is taken back. */
export function saveLesson(
  tx: WriteDb,
  accountId: AccountId,
  { hash, tokens }: { hash: string; tokens: readonly number[] },
  as: 'junk' | 'good' | null,
): void {
  begin(tx, accountId);
  const before = learntAs(tx, accountId, hash);
  if (before === as) return;
  if (before) count(tx, accountId, tokens, before, -1);
  if (as) count(tx, accountId, tokens, as, 1);
  if (as) {
    tx.run('junk lesson save', 'INSERT OR REPLACE INTO junk_lessons (account_id, hash, is_junk) VALUES (?, ?, ?)', [
      accountId,
      hash,
      as === 'junk' ? 1 : 0,
    ]);
  } else tx.run('junk lesson drop', 'DELETE FROM junk_lessons WHERE account_id = ? AND hash = ?', [accountId, hash]);
  tx.changed.area('junk');
}

function count(tx: WriteDb, accountId: AccountId, tokens: readonly number[], as: 'junk' | 'good', by: 1 | -1): void {
  const [junk, good] = as === 'junk' ? [by, 0] : [0, by];
  tx.run(
    'junk count',
    `INSERT INTO junk_tokens (account_id, token, junk, good)
     SELECT ?, value, max(0, ?), max(0, ?) FROM json_each(?) WHERE true
     ON CONFLICT DO UPDATE SET junk = max(0, junk + ?), good = max(0, good + ?)`,
    [accountId, junk, good, JSON.stringify(tokens), junk, good],
  );
  tx.run(
    'junk lessons',
    'UPDATE junk_accounts SET junk = max(0, junk + ?), good = max(0, good + ?) WHERE account_id = ?',
    [junk, good, accountId],
  );
}

/** Those of this account that are in its address book's eyes or were written to: never judged. */
export function isCorrespondent(db: ReadDb, addressKey: string): boolean {
  const sql = 'SELECT 1 FROM contacts WHERE address_key = ? AND (kept = 1 OR sent_count > 0)';
  return db.value<number>('junk correspondent', sql, [addressKey]) !== undefined;
}

export function accountOf(db: ReadDb, id: MessageId): AccountId | null {
  return db.value<AccountId>('junk account of', 'SELECT account_id FROM messages WHERE id = ?', [id]) ?? null;
}
