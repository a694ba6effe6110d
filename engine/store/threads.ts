// Threads looked up and joined; which ids make one is core/threading.ts's. A thread has no row of its own: it bears
// the id of the message that began it.
import type { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import { joinThreads, type ThreadKey, threadKeys } from '../core/threading.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { joinMarks, threadsOf } from './thread-marks.ts';

/** The thread of a message about to be stored; joins those that it shows to be one. */
export function threadOf(
  tx: WriteDb,
  accountId: AccountId,
  ids: { messageIdHeader: string | null; inReplyTo: string | null; references: readonly string[] },
  newThread: ThreadId,
): ThreadId {
  const { own, named } = threadKeys(accountId, ids);
  const keys = own === null ? named : [...named, own];
  const found = new Map<ThreadKey, ThreadId>();
  for (const key of keys) {
    const thread = tx.value<ThreadId>('thread link', 'SELECT thread_id FROM thread_links WHERE key = ?', [key]);
    if (thread !== undefined) found.set(key, thread);
  }
  const { threadId, absorbed } = joinThreads([...found.values()], newThread);
  for (const other of absorbed) absorb(tx, threadId, other);
  for (const key of keys) {
    if (!found.has(key)) tx.run('thread link add', 'INSERT INTO thread_links VALUES (?, ?)', [key, threadId]);
  }
  return threadId;
}

/** These messages are of one thread: the eldest gives its name. */
export function joinAsOne(tx: WriteDb, ids: readonly MessageId[]): void {
  const [eldest, ...others] = threadsOf(tx, ids).sort((a, b) => a - b);
  if (eldest !== undefined) for (const other of others) absorb(tx, eldest, other);
}

function absorb(tx: WriteDb, threadId: ThreadId, other: ThreadId): void {
  const mailboxes = tx.pluck<MailboxId | null>(
    'thread mailboxes',
    'SELECT DISTINCT mailbox_id FROM messages WHERE thread_id = ?',
    [other],
  );
  tx.run('thread absorb', 'UPDATE messages SET thread_id = ? WHERE thread_id = ?', [threadId, other]);
  tx.run('thread links absorb', 'UPDATE thread_links SET thread_id = ? WHERE thread_id = ?', [threadId, other]);
  joinMarks(tx, threadId, other);
  for (const mailboxId of mailboxes) tx.changed.list(mailboxId);
}

/** The messages of an account with this Message-ID header, by way of their thread; shown somewhere or not. */
export function findByMessageIdHeader(
  db: ReadDb,
  accountId: AccountId,
  messageIdHeader: string,
): { id: MessageId; mailboxId: MailboxId | null; serverMailboxId: MailboxId | null; uid: number | null }[] {
  const { own } = threadKeys(accountId, { messageIdHeader, inReplyTo: null, references: [] });
  if (own === null) return [];
  return db.all(
    'messages by Message-ID',
    `SELECT id, mailbox_id AS mailboxId, server_mailbox_id AS serverMailboxId, uid FROM messages
     WHERE thread_id = (SELECT thread_id FROM thread_links WHERE key = ?) AND message_id_header = ?`,
    [own, messageIdHeader],
  );
}
