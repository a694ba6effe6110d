// Drafts that were filed anew in Brouillons, here or by another program: to IMAP another message each time, to the person
// the same draft. Invariant: what is told leads from each former message to the newest at once, in one step; it is
// forgotten with that one.
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';

/** Of one mailbox; null = of all. */
export function filedAnew(db: ReadDb, mailboxId: MailboxId | null): [former: MessageId, now: MessageId][] {
  const rows = db.all<{ former: MessageId; now: MessageId }>(
    'filed anew',
    `SELECT former_id AS former, message_id AS now FROM filed_anew JOIN messages ON messages.id = message_id
     WHERE mailbox_id = coalesce(?, mailbox_id)`,
    [mailboxId],
  );
  return rows.map(({ former, now }) => [former, now]);
}

/** The message that this one is by now; itself, unless it was filed anew. */
export function standsNow(db: ReadDb, id: MessageId): MessageId {
  return db.value<MessageId>('stands now', 'SELECT message_id FROM filed_anew WHERE former_id = ?', [id]) ?? id;
}

/** All that this message was before. */
export function formersOf(db: ReadDb, id: MessageId): MessageId[] {
  return db.pluck<MessageId>('formers', 'SELECT former_id FROM filed_anew WHERE message_id = ?', [id]);
}

export function noteFiledAnew(tx: WriteDb, formers: readonly MessageId[], now: MessageId): void {
  const sql = 'INSERT OR REPLACE INTO filed_anew (former_id, message_id) VALUES (?, ?)';
  for (const former of formers) tx.run('filed anew note', sql, [former, now]);
}

/** This one is about to go, as its server has it no more: is the same draft there, put by another program in its place? */
export function noteSameFiledAnew(tx: WriteDb, id: MessageId): void {
  const now = tx.value<MessageId>(
    'same draft',
    `SELECT newer.id FROM messages gone
     JOIN mailboxes ON mailboxes.id = gone.mailbox_id AND mailboxes.role = 'drafts'
     JOIN messages newer ON newer.mailbox_id = gone.mailbox_id AND newer.message_id_header = gone.message_id_header
     WHERE gone.id = ? AND newer.id > gone.id ORDER BY newer.id DESC LIMIT 1`,
    [id],
  );
  if (now !== undefined) noteFiledAnew(tx, [...formersOf(tx, id), id], now);
}
