// Messages on their way from one account to another (ADR 0012). The copy that is to arrive is a message of its own,
// shown at once: `copy_of` names the original until the copy has arrived. Invariant: an original is given up only when
// its copy has arrived, or the person has deleted that copy.
import type { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import type { WriteDb } from './handles.ts';
import { fromJson } from './json.ts';
import { agreeGone, agreeWhere, copyInto } from './message-intents.ts';
import { arrivingCopies, type StoredHeader } from './messages.ts';
import { threadOf } from './threads.ts';

interface Target {
  id: MailboxId;
  accountId: AccountId;
}

/** Copies as shown, which have yet to arrive. In the same order; an original that is gone has none. */
export function copyAcross(tx: WriteDb, originals: readonly MessageId[], mailbox: Target): Map<MessageId, MessageId> {
  const copies = new Map<MessageId, MessageId>();
  for (const original of originals) {
    const [copy] = copyInto(tx, [original], mailbox.id);
    if (copy === undefined) continue;
    tx.run('copy across', 'UPDATE messages SET copy_of = ? WHERE id = ?', [original, copy]);
    joinThreads(tx, copy, mailbox.accountId);
    copies.set(original, copy);
  }
  return copies;
}

/** Puts messages of one local account into a mailbox of another: they stay themselves. */
export function rehome(tx: WriteDb, ids: readonly MessageId[], mailbox: Target): void {
  for (const id of ids) {
    const from = tx.value<MailboxId | null>('rehome from', 'SELECT mailbox_id FROM messages WHERE id = ?', [id]);
    tx.run('rehome', 'UPDATE messages SET account_id = ?, mailbox_id = ? WHERE id = ?', [
      mailbox.accountId,
      mailbox.id,
      id,
    ]);
    joinThreads(tx, id, mailbox.accountId);
    tx.changed.list(from ?? null);
    tx.changed.message(id);
  }
  tx.changed.list(mailbox.id);
}

/** Threads are an account's own. */
function joinThreads(tx: WriteDb, id: MessageId, accountId: AccountId): void {
  const row = tx.get<{ header: string; messageIdHeader: string | null }>(
    'threads of copy',
    'SELECT header, message_id_header AS messageIdHeader FROM messages WHERE id = ?',
    [id],
  );
  if (!row) return;
  const { inReplyTo, references } = fromJson<StoredHeader>(row.header);
  const ids = { messageIdHeader: row.messageIdHeader, inReplyTo, references };
  const threadId = threadOf(tx, accountId, ids, id as number as ThreadId);
  tx.run('thread of copy', 'UPDATE messages SET thread_id = ? WHERE id = ?', [threadId, id]);
}

/** The copy is where it belongs. `uid` null: the server did not tell it, or there is no server. */
export function agreeArrived(tx: WriteDb, copy: MessageId, mailboxId: MailboxId, uid: number | null): void {
  agreeWhere(tx, copy, mailboxId, uid);
  tx.run('copy arrived', 'UPDATE messages SET copy_of = NULL WHERE id = ?', [copy]);
}

/** Takes a copy back that has not arrived, and with it what was to become of it in a third account. */
export function dropCopy(tx: WriteDb, copy: MessageId): void {
  for (const further of arrivingCopies(tx, copy)) dropCopy(tx, further);
  agreeGone(tx, [copy]);
}
