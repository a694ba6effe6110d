// Mailboxes that exist on this PC only, and their messages (ADR 0011). Invariant: of such a message what is shown and
// what is true are the same, so that it is never waited for, never taken back and never given up by a comparison; its
// source is the only copy, and goes only with a message that the person deletes for good.
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import type { KeywordIntent } from '../core/flag-merge.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { agreeKeywords, refreshShownFlags } from './flag-intents.ts';
import type { WriteDb } from './handles.ts';
import { insertMailbox, mailboxByPath } from './mailboxes.ts';
import { putInto } from './message-intents.ts';
import { changesFlags, type OperationTarget } from './operations.ts';

/** Between the names of a path: a character that no name can hold, so that « 2025/2026 » is a name. */
export const LOCAL_DELIMITER = '\u001f';

/** The mailbox of this name at this place, made if it is not there yet. */
export function localMailbox(
  tx: WriteDb,
  accountId: AccountId,
  { parent, name, role }: { parent: { id: MailboxId; path: string } | null; name: string; role: MailboxRole | null },
): { id: MailboxId; path: string; accountId: AccountId } {
  const path = parent ? parent.path + LOCAL_DELIMITER + name : name;
  const known = mailboxByPath(tx, accountId, path);
  const id =
    known?.id ??
    insertMailbox(tx, {
      accountId,
      parentId: parent?.id ?? null,
      path,
      delimiter: LOCAL_DELIMITER,
      name,
      role,
      selectable: true,
      localOnly: false,
    });
  return { id, path, accountId };
}

/** The mailboxes that every account of its own has, where no server brings any. */
export function makeLocalMailboxes(tx: WriteDb, accountId: AccountId): void {
  for (const [role, name] of Object.entries(LOCAL_NAMES) as [MailboxRole, string][]) {
    localMailbox(tx, accountId, { parent: null, name, role });
  }
}

/** Never shown, as a role has words of its own; as servers call them. */
const LOCAL_NAMES: Readonly<Record<MailboxRole, string>> = {
  inbox: 'INBOX',
  drafts: 'Drafts',
  sent: 'Sent',
  archive: 'Archive',
  junk: 'Junk',
  trash: 'Trash',
};

/** Puts a raw message into a local mailbox, whole, in this transaction. `flags` as IMAP names them, keywords too. */
export function addLocalMessage(
  tx: WriteDb,
  mailbox: { id: MailboxId; accountId: AccountId },
  message: { digest: SourceDigest; flags: readonly string[]; internalDateAt: number },
): MessageId {
  const id = putInto(tx, mailbox, message);
  agreeAsShown(tx, [{ messageId: id, setFlags: 0, clearFlags: 0 }]);
  return id;
}

/**
 * What is shown of these messages is true from now on, and gone is what is shown nowhere. A message that another
 * operation still speaks of (it is on its way here from another account) gets its flags only: its place is that
 * operation's to agree to.
 */
export function agreeAsShown(tx: WriteDb, targets: readonly OperationTarget[]): void {
  for (const target of targets) {
    const { messageId, setFlags, clearFlags, setKeywords = [], clearKeywords = [] } = target;
    tx.run(
      'local flags',
      'UPDATE messages SET flags = (flags | ?) & ~?, server_flags = (server_flags | ?) & ~? WHERE id = ?',
      [setFlags, clearFlags, setFlags, clearFlags, messageId],
    );
    agreeKeywordsHere(tx, messageId, { set: setKeywords, clear: clearKeywords });
    tx.run('local delete', `DELETE FROM messages WHERE id = ? AND mailbox_id IS NULL AND ${SETTLED}`, [messageId]);
    tx.run(
      'local place',
      `UPDATE messages SET server_mailbox_id = mailbox_id, uid = NULL
       WHERE id = ? AND server_mailbox_id IS NOT mailbox_id AND ${SETTLED}`,
      [messageId],
    );
    if (changesFlags(target)) tx.changed.list(shownIn(tx, messageId));
    tx.changed.message(messageId);
  }
}

const SETTLED = 'NOT EXISTS (SELECT 1 FROM operation_targets WHERE message_id = messages.id)';

function agreeKeywordsHere(tx: WriteDb, id: MessageId, wish: KeywordIntent): void {
  if (wish.set.length + wish.clear.length === 0) return;
  agreeKeywords(tx, id, wish);
  refreshShownFlags(tx, id);
}

function shownIn(tx: WriteDb, id: MessageId): MailboxId | null {
  return tx.value<MailboxId | null>('local shown in', 'SELECT mailbox_id FROM messages WHERE id = ?', [id]) ?? null;
}
