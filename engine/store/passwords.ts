// What is known of the password of each account: since when it is used, whether a server refused it, which accounts
// have the same one. Never the password itself: see accounts/secrets.ts. Invariant: accounts that share a password share
// all that is known of it, as every change here is written to each of them.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJsonOrNull, toJson } from './json.ts';

export interface StoredPassword {
  /** Those that share it, in their order. */
  accountIds: AccountId[];
  changedAt: number | null;
  /** The person was asked when it was changed. */
  asked: boolean;
  dismissed: { step: number; at: number } | null;
  refusal: MailErrorData | null;
}

interface Row {
  account_id: AccountId;
  password_id: number;
  changed_at: number | null;
  asked: number;
  dismissed_step: number | null;
  dismissed_at: number | null;
  refusal: string | null;
}

export function listPasswords(db: ReadDb): StoredPassword[] {
  const byId = new Map<number, StoredPassword>();
  for (const row of db.all<Row>('passwords', 'SELECT * FROM account_passwords ORDER BY account_id')) {
    const known = byId.get(row.password_id);
    if (known) known.accountIds.push(row.account_id);
    else byId.set(row.password_id, storedOf(row));
  }
  return [...byId.values()];
}

function storedOf(row: Row): StoredPassword {
  const { dismissed_step: step, dismissed_at: at } = row;
  return {
    accountIds: [row.account_id],
    changedAt: row.changed_at,
    asked: row.asked === 1,
    dismissed: step === null || at === null ? null : { step, at },
    refusal: fromJsonOrNull<MailErrorData>(row.refusal),
  };
}

/** null: of this account nothing was ever written. */
export function getPassword(db: ReadDb, id: AccountId): StoredPassword | null {
  return listPasswords(db).find(({ accountIds }) => accountIds.includes(id)) ?? null;
}

/** The account has a password of its own from now on, of which only `changedAt` is known. */
export function setOwnPassword(tx: WriteDb, id: AccountId, changedAt: number | null): void {
  const next = tx.value<number>('password id', 'SELECT coalesce(max(password_id), 0) + 1 FROM account_passwords') ?? 1;
  const sql = `INSERT OR REPLACE INTO account_passwords (account_id, password_id, changed_at) VALUES (?, ?, ?)`;
  tx.run('password own', sql, [id, next, changedAt]);
  tx.changed.area('accounts');
}

/** The account has the same password as `other` from now on. */
export function joinPassword(tx: WriteDb, id: AccountId, other: AccountId): void {
  tx.run(
    'password join',
    `INSERT OR REPLACE INTO account_passwords
     SELECT ?, password_id, changed_at, asked, dismissed_step, dismissed_at, refusal
     FROM account_passwords WHERE account_id = ?`,
    [id, other],
  );
  tx.changed.area('accounts');
}

/** null: it may be tried again. */
export function setRefusal(tx: WriteDb, id: AccountId, refusal: MailErrorData | null): void {
  write(tx, id, 'refusal = ?', [refusal && toJson(refusal)]);
}

/** As the person told; the reminders begin anew. null: the person does not know. */
export function setPasswordChangedAt(tx: WriteDb, id: AccountId, changedAt: number | null): void {
  write(tx, id, 'changed_at = ?, asked = 1, dismissed_step = NULL, dismissed_at = NULL', [changedAt]);
}

export function dismissReminder(tx: WriteDb, id: AccountId, step: number, at: number): void {
  write(tx, id, 'dismissed_step = ?, dismissed_at = ?', [step, at]);
}

function write(tx: WriteDb, id: AccountId, change: string, values: (string | number | null)[]): void {
  // After a repair of the store it may be missing.
  tx.run(
    'password row',
    `INSERT OR IGNORE INTO account_passwords (account_id, password_id)
     SELECT ?, coalesce(max(password_id), 0) + 1 FROM account_passwords`,
    [id],
  );
  const all = 'password_id = (SELECT password_id FROM account_passwords WHERE account_id = ?)';
  tx.run('password change', `UPDATE account_passwords SET ${change} WHERE ${all}`, [...values, id]);
  tx.changed.area('accounts');
}
