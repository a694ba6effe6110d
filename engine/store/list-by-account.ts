// A list of several accounts sorted by them: in the order of the person, and the newest first within each (lists.ts).
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { Sort } from '../../shared/domain/list-layout.ts';
import type { ReadDb } from './handles.ts';
import { numbersOf } from './numbers.ts';

export function accountsInOrder(db: ReadDb, direction: Sort['direction']): AccountId[] {
  const all = db.pluck<AccountId>('accounts in order', 'SELECT id FROM accounts ORDER BY position, id');
  return direction === 'asc' ? all : all.toReversed();
}

/** Of these mailboxes, those of each account. */
export function mailboxesOf(
  db: ReadDb,
  accounts: readonly AccountId[],
  mailboxIds: readonly MailboxId[],
): MailboxId[][] {
  const sql = 'SELECT id FROM mailboxes WHERE account_id = ?';
  return accounts.flatMap((account) => {
    const own = new Set(db.pluck<MailboxId>('mailboxes of account', sql, [account]));
    const some = mailboxIds.filter((id) => own.has(id));
    return some.length > 0 ? [some] : [];
  });
}

/** Of these messages, those of each account, in the order that they have. */
export function byAccount(db: ReadDb, accounts: readonly AccountId[], ids: Uint32Array): Uint32Array[] {
  const rows = db.all<{ accountId: AccountId; own: string }>(
    'accounts of messages',
    `SELECT account_id AS accountId, group_concat(id, ' ') AS own FROM messages
     WHERE id IN (SELECT value FROM json_each(?)) GROUP BY account_id`,
    [`[${ids.join()}]`],
  );
  const ofAccount = new Map(rows.map(({ accountId, own }) => [accountId, new Set(numbersOf(own))]));
  return accounts.map((account) => ids.filter((id) => ofAccount.get(account)?.has(id)));
}

export function joined(parts: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
