// Messages that the former servers of an account had and its present one has not shown (yet). Invariants:
//   - each message of an account is kept from the transaction that re-points the account until the server tells a UID of
//     it (a trigger sees to that, whoever is told: migrations/150-other-servers.ts);
//   - no comparison and no mailbox that goes on the server takes a kept message with it: only the person deletes it;
//   - it stands where it is shown: `server_mailbox_id` is its mailbox, which it is looked for in, as after a new
//     UIDVALIDITY. What is known of its flags is what the former server said, and what the person did since.
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { type FlagIntent, flagsToCarry } from '../core/flag-merge.ts';
import type { FlagBits } from '../core/flags.ts';
import type { ReadDb, WriteDb } from './handles.ts';

/** For SQL over `messages`. */
export const KEPT = 'EXISTS (SELECT 1 FROM kept_messages WHERE message_id = messages.id)';

/** For SQL over `mailboxes`: what is kept in it was looked for on the server in vain. */
const LOOKED_THROUGH = '(complete = 1 OR local_only = 1)';

/**
 * Everything of the account that is not on its way to the server by an operation. What was moved away and is nowhere
 * known since is where it is shown.
 */
export function keepAll(tx: WriteDb, accountId: AccountId): void {
  tx.run(
    'keep places',
    `UPDATE messages SET server_mailbox_id = mailbox_id
     WHERE account_id = ? AND server_mailbox_id IS NULL AND mailbox_id IS NOT NULL AND copy_of IS NULL
       AND NOT EXISTS (SELECT 1 FROM operation_targets WHERE message_id = messages.id)`,
    [accountId],
  );
  tx.run('keep unlink', 'UPDATE messages SET uid = NULL WHERE account_id = ? AND uid IS NOT NULL', [accountId]);
  tx.run(
    'keep messages',
    `INSERT OR IGNORE INTO kept_messages (message_id, account_id)
     SELECT id, account_id FROM messages WHERE account_id = ? AND server_mailbox_id IS NOT NULL AND copy_of IS NULL`,
    [accountId],
  );
}

export function isKept(db: ReadDb, id: MessageId): boolean {
  return db.value<number>('is kept', 'SELECT 1 FROM kept_messages WHERE message_id = ?', [id]) !== undefined;
}

/** It is a copy of a kept one: on the server as little as that. */
export function keepToo(tx: WriteDb, id: MessageId): void {
  tx.run(
    'keep too',
    'INSERT OR IGNORE INTO kept_messages (message_id, account_id) SELECT id, account_id FROM messages WHERE id = ?',
    [id],
  );
}

/** The server was asked for everything in this mailbox since the account came to it, or has no such mailbox. */
export function isLookedThrough(db: ReadDb, mailboxId: MailboxId): boolean {
  const sql = `SELECT 1 FROM mailboxes WHERE id = ? AND ${LOOKED_THROUGH}`;
  return db.value<number>('is looked through', sql, [mailboxId]) !== undefined;
}

export function holdsKept(db: ReadDb, mailboxId: MailboxId): boolean {
  const sql = `SELECT 1 FROM messages WHERE server_mailbox_id = ? AND uid IS NULL AND mailbox_id IS NOT NULL AND ${KEPT} LIMIT 1`;
  return db.value<number>('holds kept', sql, [mailboxId]) !== undefined;
}

/** What only this PC has. `open`: mailboxes that are still to be looked through. */
export interface KeptHere {
  count: number;
  /** Of those: their text is not here either. */
  withoutText: number;
  open: number;
}

export function keptHere(db: ReadDb, accountId: AccountId): KeptHere {
  const row = db.get<{ count: number; withoutText: number }>(
    'kept here',
    `SELECT count(*) AS count, coalesce(sum(source_id IS NULL), 0) AS withoutText
     FROM kept_messages JOIN messages ON messages.id = message_id WHERE kept_messages.account_id = ?
       AND mailbox_id IS NOT NULL`,
    [accountId],
  );
  const open = db.value<number>(
    'kept to look through',
    `SELECT count(*) FROM mailboxes WHERE account_id = ? AND NOT ${LOOKED_THROUGH} AND selectable = 1 AND hidden = 0`,
    [accountId],
  );
  return { count: row?.count ?? 0, withoutText: row?.withoutText ?? 0, open: open ?? 0 };
}

/** Those with a text that nothing is pending for, by mailbox, the newest first. */
export function keptToDeposit(db: ReadDb, accountId: AccountId): { id: MessageId; mailboxId: MailboxId }[] {
  return db.all(
    'kept to deposit',
    `SELECT messages.id, mailbox_id AS mailboxId FROM kept_messages JOIN messages ON messages.id = message_id
     WHERE kept_messages.account_id = ? AND mailbox_id IS NOT NULL AND source_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM operation_targets WHERE operation_targets.message_id = messages.id)
     ORDER BY mailbox_id, date_at DESC`,
    [accountId],
  );
}

/** The flags of a kept message that the new server does not know of: see core/flag-merge.ts. 0: it is not kept. */
export function flagsItLacks(db: ReadDb, id: MessageId, theirs: FlagBits): FlagBits {
  if (!isKept(db, id)) return 0;
  const here = db.value<FlagBits>('kept flags', 'SELECT server_flags FROM messages WHERE id = ?', [id]) ?? 0;
  const intents = db.all<FlagIntent>(
    'kept flag intents',
    'SELECT set_flags AS "set", clear_flags AS "clear" FROM operation_targets WHERE message_id = ?',
    [id],
  );
  return flagsToCarry(here, theirs, intents);
}

/**
 * Messages that the new server has in another mailbox than they are kept in: looked for in vain where they are kept,
 * and come there since. Each kept one with its newcomer.
 */
export function keptElsewhere(
  db: ReadDb,
  accountId: AccountId,
): { id: MessageId; newcomer: MessageId; mailboxId: MailboxId; uid: number; flags: FlagBits }[] {
  const rows = db.all<{ id: MessageId; newcomer: MessageId; mailboxId: MailboxId; uid: number; flags: FlagBits }>(
    'kept elsewhere',
    `SELECT old.id, found.id AS newcomer, found.server_mailbox_id AS mailboxId, found.uid, found.server_flags AS flags
     FROM kept_messages
       JOIN messages AS old ON old.id = kept_messages.message_id
       JOIN mailboxes ON mailboxes.id = old.server_mailbox_id AND ${LOOKED_THROUGH}
       JOIN messages AS found ON found.thread_id = old.thread_id AND found.account_id = old.account_id
         AND found.uid IS NOT NULL AND found.mailbox_id = found.server_mailbox_id
         AND found.message_id_header = old.message_id_header AND found.size_bytes = old.size_bytes
         AND found.date_at = old.date_at AND found.subject = old.subject AND found.header = old.header
         AND found.id > (SELECT max(last_message_id) FROM former_servers WHERE former_servers.account_id = old.account_id)
     WHERE kept_messages.account_id = ? AND old.mailbox_id = old.server_mailbox_id
       AND NOT EXISTS (SELECT 1 FROM operation_targets WHERE operation_targets.message_id IN (old.id, found.id))
     ORDER BY old.id, found.id`,
    [accountId],
  );
  const used = new Set<MessageId>();
  return rows.filter(({ id, newcomer }) => {
    if (used.has(id) || used.has(newcomer)) return false;
    used.add(id).add(newcomer);
    return true;
  });
}

export function setKeptHereAgreed(tx: WriteDb, accountId: AccountId, agreed: boolean): void {
  tx.run('kept agreed', 'UPDATE accounts SET kept_here_agreed = ? WHERE id = ?', [agreed ? 1 : 0, accountId]);
  tx.changed.area('accounts');
}

export function isKeptHereAgreed(db: ReadDb, accountId: AccountId): boolean {
  return db.value<number>('kept agreed', 'SELECT kept_here_agreed FROM accounts WHERE id = ?', [accountId]) === 1;
}
