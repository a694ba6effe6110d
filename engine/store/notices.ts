// What is remembered of telling: the choices of each account, up to which message all were looked at, and those that
// came in a quiet time and wait for the return.
import type { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import type { AccountNotices } from '../../shared/domain/notice.ts';
import type { QuietReason } from '../../shared/domain/quiet.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJsonOrNull, toJson } from './json.ts';

/** Of a message not looked at before. */
export interface Newcomer {
  id: MessageId;
  accountId: AccountId;
  mailboxId: MailboxId;
  threadId: ThreadId;
  role: MailboxRole | null;
  /** When it reached its server; of one that was collected when it was written, where that is earlier. */
  arrivedAt: number;
  messageIdHeader: string | null;
}

export function chosenNotices(db: ReadDb, accountId: AccountId): AccountNotices | null {
  const sql = 'SELECT value FROM account_notices WHERE account_id = ?';
  return fromJsonOrNull<AccountNotices>(db.value<string | null>('account notices', sql, [accountId]) ?? null);
}

export function saveNotices(tx: WriteDb, accountId: AccountId, notices: AccountNotices, nowAt: number): void {
  tx.run(
    'account notices save',
    `INSERT INTO account_notices VALUES (?, ?, ?) ON CONFLICT (account_id) DO UPDATE SET value = excluded.value`,
    [accountId, toJson(notices), nowAt],
  );
  tx.changed.area('notices');
}

/** Accounts that were never looked at: what came with them is no news. */
export function newAccounts(db: ReadDb): AccountId[] {
  const sql = 'SELECT id FROM accounts WHERE id NOT IN (SELECT account_id FROM account_notices)';
  return db.pluck<AccountId>('accounts not noticed', sql);
}

export function beginNotices(tx: WriteDb, accountId: AccountId, nowAt: number): void {
  tx.run('account notices begin', 'INSERT INTO account_notices VALUES (?, NULL, ?)', [accountId, nowAt]);
}

/** A POP3 server does not tell: of what lay there for years, the day of collecting says nothing. */
const ARRIVED_AT = 'CASE WHEN uid IS NULL THEN min(date_at, internal_date_at) ELSE internal_date_at END';

/** More at once are a mailbox that comes whole, not news. */
const NEWCOMERS_MAX = 1_000;

/**
 * Unread ones that were not looked at and reached their server after the account was here, the oldest first. Not those
 * that were put there from here: the server does not have them yet.
 */
export function newcomers(db: ReadDb): Newcomer[] {
  return db.all<Newcomer>(
    'newcomers',
    `SELECT messages.id, messages.account_id AS accountId, mailbox_id AS mailboxId, thread_id AS threadId, role,
       ${ARRIVED_AT} AS arrivedAt, message_id_header AS messageIdHeader
     FROM messages JOIN account_notices ON account_notices.account_id = messages.account_id
       JOIN mailboxes ON mailboxes.id = mailbox_id
     WHERE messages.id > (SELECT up_to FROM notice_reading) AND flags & 1 = 0 AND ${ARRIVED_AT} > since_at
       AND server_mailbox_id IS NOT NULL AND copy_of IS NULL
     ORDER BY messages.id LIMIT ?`,
    [NEWCOMERS_MAX],
  );
}

/** Everything that is here was looked at. Answers whether there was anything. */
export function noteLookedThrough(tx: WriteDb): boolean {
  const sql = `UPDATE notice_reading SET up_to = newest FROM
    (SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'messages'), 0) AS newest) WHERE up_to < newest`;
  return tx.run('notices looked', sql).changes > 0;
}

export function keepForReturn(tx: WriteDb, id: MessageId, arrivedAt: number, reason: QuietReason): void {
  const sql = 'INSERT OR IGNORE INTO quiet_arrivals (message_id, arrived_at, reason) VALUES (?, ?, ?)';
  tx.run('quiet arrival', sql, [id, arrivedAt, reason]);
  tx.changed.area('notices');
}

/** Still unread and shown, the newest first. */
export function quietArrivals(db: ReadDb): { id: MessageId; accountId: AccountId; reason: QuietReason }[] {
  return db.all(
    'quiet arrivals',
    // CROSS: those that wait are few, whatever SQLite supposes. Asked for with every change, it reads no other message.
    `SELECT messages.id, account_id AS accountId, reason FROM quiet_arrivals
     CROSS JOIN messages ON messages.id = message_id WHERE flags & 1 = 0 AND mailbox_id IS NOT NULL
     ORDER BY arrived_at DESC, messages.id DESC`,
  );
}

/** They were seen, or told of. */
export function forgetArrivals(tx: WriteDb, accountIds: readonly AccountId[]): void {
  for (const id of accountIds) {
    const sql = 'DELETE FROM quiet_arrivals WHERE message_id IN (SELECT id FROM messages WHERE account_id = ?)';
    tx.run('quiet arrivals seen', sql, [id]);
  }
  tx.changed.area('notices');
}
