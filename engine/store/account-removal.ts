// Taking an account off this PC: what would go, counted; the beginning, which is one transaction; and the steps after
// it, as a large mailbox takes a while. Invariant: before the beginning the account is whole; from it on nothing of the
// account is shown, sent or compared any more, and whoever starts next goes on with it.
import type { RemovalObstacle, RemovalPreview } from '../../shared/domain/account-removal.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { accountMemory, getAccount } from './accounts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { accountMailboxes, type StoredMailbox } from './mailboxes.ts';
import { listOutbox } from './outbox.ts';

/** null: there is no such account (any more). */
export function removalPreview(db: ReadDb, id: AccountId): RemovalPreview | null {
  const memory = accountMemory(db, id);
  if (!getAccount(db, id) || !memory) return null;
  const shown = accountMailboxes(db, id).filter(({ hidden }) => !hidden);
  const outbox = listOutbox(db).filter(({ accountId }) => accountId === id);
  const drafts = unfiledDrafts(db, id);
  const countOnlyHere = (mailboxes: StoredMailbox[]) =>
    mailboxes.reduce((sum, mailbox) => sum + onlyHere(db, mailbox), drafts);
  return {
    folders: shown.filter(({ selectable }) => selectable).length,
    messages: memory.messagesTotal,
    sizeBytes: db.value<number>('removal size', SIZE, [id]) ?? 0,
    notDownloaded: memory.messagesTotal - memory.messagesOffline,
    onlyHere: countOnlyHere(shown),
    draftsOnlyHere: countOnlyHere(shown.filter(({ role }) => role === 'drafts')),
    unsent: outbox.filter(({ state }) => state !== 'accepted' && state !== 'filed').length,
    pendingOperations: memory.pendingOperations,
    obstacle: removalObstacle(db, id),
  };
}

const SIZE = 'SELECT sum(size_bytes) FROM messages WHERE mailbox_id IN (SELECT id FROM mailboxes WHERE account_id = ?)';

/** Shown there and, as far as is known, on no server. */
function onlyHere(db: ReadDb, { id, local }: StoredMailbox): number {
  const onServer = local
    ? `EXISTS (SELECT 1 FROM maildrop_messages WHERE message_id = messages.id AND unlisted_at IS NULL)`
    : 'server_mailbox_id IS NOT NULL';
  const sql = `SELECT count(*) FROM messages WHERE mailbox_id = ? AND NOT (${onServer})`;
  return db.value<number>('removal only here', sql, [id]) ?? 0;
}

const ITS_DRAFTS = `content ->> '$.identityId' IN (SELECT id FROM identities WHERE account_id = ?)`;

/** Written to be sent from it, and in no mailbox nor in the outbox. */
function unfiledDrafts(db: ReadDb, id: AccountId): number {
  const sql = `SELECT count(*) FROM drafts WHERE ${ITS_DRAFTS} AND revision > 0 AND filed IS NULL
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.draft_id = drafts.id)`;
  return db.value<number>('removal drafts', sql, [id]) ?? 0;
}

export function removalObstacle(db: ReadDb, id: AccountId): RemovalObstacle | null {
  const finds = (name: string, sql: string) => db.value<number>(name, sql, [id]) !== undefined;
  if (finds('removal open drafts', `SELECT 1 FROM drafts WHERE ${ITS_DRAFTS} AND open = 1`)) return 'writing';
  const handing = `SELECT 1 FROM outbox WHERE account_id = ? AND state IN ('connecting', 'handedOver', 'accepted')`;
  if (finds('removal handing over', handing)) return 'sending';
  const carrying = `SELECT 1 FROM operations JOIN operation_targets ON operation_targets.operation_id = operations.id
    JOIN messages ON messages.id = operation_targets.message_id
    WHERE messages.account_id = ? AND operations.kind = 'carry'
      AND (messages.copy_of IS NULL OR operations.account_id <> messages.account_id)`;
  return finds('removal carrying', carrying) ? 'carrying' : null;
}

/** From the end of this transaction on it is on its way out. Its drafts and what waits to be sent go at once. */
export function beginRemoval(tx: WriteDb, id: AccountId): void {
  tx.run('removal outbox', 'DELETE FROM outbox WHERE account_id = ?', [id]);
  tx.run('removal drafts delete', `DELETE FROM drafts WHERE ${ITS_DRAFTS}`, [id]);
  tx.run('removal hide', 'UPDATE mailboxes SET hidden = 1 WHERE account_id = ?', [id]);
  tx.run('removal begin', 'UPDATE accounts SET removing = 1 WHERE id = ?', [id]);
  for (const area of ['accounts', 'mailboxes', 'drafts', 'outbox', 'operations'] as const) tx.changed.area(area);
}

/** Whose removal has begun. */
export function removalsBegun(db: ReadDb): AccountId[] {
  return db.pluck<AccountId>('removals begun', 'SELECT id FROM accounts WHERE removing = 1 ORDER BY id');
}

/** To be called in one transaction each until it answers true: then the account is gone with everything it had. */
export function removeAccountStep(tx: WriteDb, id: AccountId, messagesPerStep = 1_000): boolean {
  const mailboxes = tx.pluck<number>('account mailboxes', 'SELECT id FROM mailboxes WHERE account_id = ?', [id]);
  for (const mailboxId of mailboxes) {
    const { changes } = tx.run(
      'account messages delete',
      `DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE mailbox_id = ? LIMIT ?)`,
      [mailboxId, messagesPerStep],
    );
    if (changes > 0) return false;
  }
  tx.run('account hidden messages', 'DELETE FROM messages WHERE mailbox_id IS NULL AND account_id = ?', [id]);
  tx.run('account delete', 'DELETE FROM accounts WHERE id = ?', [id]);
  tx.changed.area('accounts');
  tx.changed.area('mailboxes');
  return true;
}
