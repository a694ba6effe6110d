// What the person does to messages, shown at once: where they are shown changes, where the server has them does not.
// Each of these belongs into one transaction with its operation (operations.ts), whose outcome is written by
// `agreeWhere` or undone by `showWhereServerSays`. Flags are changed by an operation's targets alone.
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { FlagBits } from '../core/flags.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { dropIfNowhere, takeServerFlags } from './flag-intents.ts';
import type { WriteDb } from './handles.ts';
import { insertMessage, nextMessageId } from './message-sync.ts';
import { saveSources } from './sources.ts';

/**
 * Moves, as shown; null = deleted for good, shown nowhere. What is then neither shown nor on the server goes at once,
 * unless an operation is still to bring it there (a copy): that one's end decides (operations.ts).
 */
export function showIn(tx: WriteDb, ids: readonly MessageId[], mailboxId: MailboxId | null): void {
  for (const id of ids) {
    tx.changed.list(shownIn(tx, id));
    tx.run('message show', 'UPDATE messages SET mailbox_id = ? WHERE id = ?', [mailboxId, id]);
    dropIfNowhere(tx, id);
    tx.changed.message(id);
  }
  tx.changed.list(mailboxId);
}

/** Takes moves and deletions back. A message that the server does not have any more is gone. */
export function showWhereServerSays(tx: WriteDb, ids: readonly MessageId[]): void {
  for (const id of ids) {
    tx.changed.list(shownIn(tx, id));
    tx.run('message give up', 'DELETE FROM messages WHERE id = ? AND server_mailbox_id IS NULL', [id]);
    tx.run('message show again', 'UPDATE messages SET mailbox_id = server_mailbox_id WHERE id = ?', [id]);
    tx.changed.list(shownIn(tx, id));
    tx.changed.message(id);
  }
}

/** A message written here (a draft, a sent copy), shown at once and readable; the server does not have it yet. */
export function putInto(
  tx: WriteDb,
  mailbox: { id: MailboxId; accountId: AccountId },
  { digest, flags, internalDateAt }: { digest: SourceDigest; flags: readonly string[]; internalDateAt: number },
): MessageId {
  const { facts, sizeBytes } = digest;
  const id = insertMessage(tx, mailbox, { uid: null, flags, internalDateAt, sizeBytes, facts });
  saveSources(tx, [{ messageId: id, digest }]);
  tx.changed.list(mailbox.id);
  return id;
}

/**
 * Copies, as shown; the server has them not yet. They belong among their operation's targets. Answers the copies'
 * ids in the same order.
 */
export function copyInto(tx: WriteDb, ids: readonly MessageId[], mailboxId: MailboxId): MessageId[] {
  const copies = ids.map((original) => {
    const id = nextMessageId(tx);
    const { changes } = tx.run(
      'message copy',
      `INSERT INTO messages (id, account_id, mailbox_id, flags, keywords, server_mailbox_id, uid, server_flags,
         server_keywords, thread_id, source_id, date_at, internal_date_at, size_bytes, has_attachments, subject_key,
         from_key, to_key, subject, message_id_header, header, own_keywords)
       SELECT ?, (SELECT account_id FROM mailboxes WHERE id = ?), ?, flags, keywords, NULL, NULL, flags,
         keywords, thread_id, source_id, date_at, internal_date_at, size_bytes, has_attachments, subject_key,
         from_key, to_key, subject, message_id_header, header, own_keywords
       FROM messages WHERE id = ?`,
      [id, mailboxId, mailboxId, original],
    );
    return changes === 1 ? id : null;
  });
  tx.changed.list(mailboxId);
  return copies.filter((id) => id !== null);
}

/**
 * The server has agreed where a message is. `uid` null: it did not tell the new one; the message then waits for the
 * next pass over that mailbox, which finds it by its identity. Where another message bears that UID already (the
 * pass was faster), that one is dropped in favour of this, whose id windows know; its flags are the server's word on
 * what stands there now, while this may bear those of where it was (\Deleted, of a move in two steps).
 */
export function agreeWhere(tx: WriteDb, id: MessageId, mailboxId: MailboxId, uid: number | null): void {
  if (uid !== null) {
    const twin = tx.get<{ id: MessageId; shown: MailboxId | null; bits: FlagBits; keywords: string }>(
      'message twin',
      `SELECT id, mailbox_id AS shown, server_flags AS bits, server_keywords AS keywords
       FROM messages WHERE server_mailbox_id = ? AND uid = ? AND id <> ?`,
      [mailboxId, uid, id],
    );
    if (twin) {
      tx.run('message twin delete', 'DELETE FROM messages WHERE id = ?', [twin.id]);
      tx.changed.list(twin.shown);
      tx.changed.message(twin.id);
      takeServerFlags(tx, id, twin);
    }
  }
  tx.run('message agree', 'UPDATE messages SET server_mailbox_id = ?, uid = ? WHERE id = ?', [mailboxId, uid, id]);
}

/** The server has deleted it for good. */
export function agreeGone(tx: WriteDb, ids: readonly MessageId[]): void {
  for (const id of ids) {
    tx.changed.list(shownIn(tx, id));
    tx.run('message gone', 'DELETE FROM messages WHERE id = ?', [id]);
    tx.changed.message(id);
  }
}

function shownIn(tx: WriteDb, id: MessageId): MailboxId | null {
  return tx.value<MailboxId | null>('message shown in', 'SELECT mailbox_id FROM messages WHERE id = ?', [id]) ?? null;
}
