// Since when an account's servers have not let it in: from the first failure after a login to the next login, however
// often the program is closed in between. core/when-moved.ts decides by it.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import type { Silence } from '../core/when-moved.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

export function silenceOf(db: ReadDb, accountId: AccountId): Silence | null {
  const row = db.get<Omit<Silence, 'error'> & { error: string }>(
    'silence',
    `SELECT since_at AS sinceAt, attempts, error, looked_at AS lookedAt, put_off_until AS putOffUntil
     FROM server_silences WHERE account_id = ?`,
    [accountId],
  );
  return row ? { ...row, error: fromJson<MailErrorData>(row.error) } : null;
}

export function noteSilence(tx: WriteDb, accountId: AccountId, error: MailErrorData, at: number): void {
  tx.run(
    'silence note',
    `INSERT INTO server_silences (account_id, since_at, attempts, error) VALUES (?, ?, 1, ?)
     ON CONFLICT (account_id) DO UPDATE SET since_at = min(since_at, excluded.since_at), attempts = attempts + 1,
       error = excluded.error`,
    [accountId, at, toJson(error)],
  );
}

/** It lets the account in. Answers whether there was one. */
export function endSilence(tx: WriteDb, accountId: AccountId): boolean {
  return tx.run('silence end', 'DELETE FROM server_silences WHERE account_id = ?', [accountId]).changes > 0;
}

export function noteLooked(tx: WriteDb, accountId: AccountId, at: number): void {
  tx.run('silence looked', 'UPDATE server_silences SET looked_at = ? WHERE account_id = ?', [at, accountId]);
}

export function putOffUntil(tx: WriteDb, accountId: AccountId, until: number): void {
  tx.run('silence put off', 'UPDATE server_silences SET put_off_until = ? WHERE account_id = ?', [until, accountId]);
  tx.changed.area('accounts');
}
