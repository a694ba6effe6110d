// Threads that the person ignores. What is here is the truth of it; the keyword « $muted » (IANA, IMAP keywords) tells
// other programs, where the server takes it, and is listened to: one that sets or takes it away there has it so here.
import type { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export const MUTED_KEYWORD = '$muted';

/** For SQL over `messages`. */
export const MUTED = 'EXISTS (SELECT 1 FROM muted_threads WHERE muted_threads.thread_id = messages.thread_id)';

export function isMuted(db: ReadDb, threadId: ThreadId): boolean {
  return db.value<number>('is muted', 'SELECT 1 FROM muted_threads WHERE thread_id = ?', [threadId]) !== undefined;
}

export function setThreadMuted(tx: WriteDb, threadId: ThreadId, muted: boolean, at: number): void {
  const sql = muted
    ? 'INSERT OR IGNORE INTO muted_threads (thread_id, muted_at) VALUES (?, ?)'
    : 'DELETE FROM muted_threads WHERE thread_id = ?';
  const { changes } = tx.run('mute thread', sql, muted ? [threadId, at] : [threadId]);
  if (changes === 0) return;
  for (const { id } of threadMessages(tx, threadId)) tx.changed.message(id);
}

export interface ThreadMessage {
  id: MessageId;
  accountId: AccountId;
  mailboxId: MailboxId;
}

/** Those that are shown somewhere. */
export function threadMessages(db: ReadDb, threadId: ThreadId): ThreadMessage[] {
  return db.all(
    'messages of thread',
    `SELECT id, account_id AS accountId, mailbox_id AS mailboxId FROM messages
     WHERE thread_id = ? AND mailbox_id IS NOT NULL ORDER BY date_at, id`,
    [threadId],
  );
}

export function threadsOf(db: ReadDb, ids: readonly MessageId[]): ThreadId[] {
  const sql = 'SELECT thread_id FROM messages WHERE id = ?';
  return [...new Set(ids.flatMap((id) => db.value<ThreadId>('thread of message', sql, [id]) ?? []))];
}

/** Of these, those unread ones of an ignored thread that have come to be read: not what one writes oneself. */
export function arrivedMuted(db: ReadDb, ids: readonly MessageId[]): MessageId[] {
  const sql = `SELECT messages.id FROM messages JOIN mailboxes ON mailboxes.id = mailbox_id
    WHERE messages.id = ? AND flags & 1 = 0 AND coalesce(role, '') NOT IN ('drafts', 'sent', 'junk', 'trash') AND ${MUTED}`;
  return ids.filter((id) => db.value<MessageId>('arrived muted', sql, [id]) !== undefined);
}

/** Two threads turned out to be one: ignored if either was. */
export function joinMuted(tx: WriteDb, threadId: ThreadId, other: ThreadId): void {
  tx.run('mute joined', 'UPDATE OR REPLACE muted_threads SET thread_id = ? WHERE thread_id = ?', [threadId, other]);
}

/** What a server says of the keyword. `before` and `told` as they lie in the store. */
export function hearMuted(tx: WriteDb, id: MessageId, before: string, told: string): void {
  const was = saysMuted(before);
  const is = saysMuted(told);
  if (was === is) return;
  const [threadId] = threadsOf(tx, [id]);
  if (threadId !== undefined) setThreadMuted(tx, threadId, is, Date.now());
}

function saysMuted(keywords: string): boolean {
  return keywords.includes('$') && keywords.toLowerCase().includes(`"${MUTED_KEYWORD}"`);
}
