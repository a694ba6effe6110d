// Threads that the person ignores or watches, never both at once. What is here is the truth of it; the keywords « $muted »
// and « $followed » (IANA, IMAP keywords) tell other programs, where the server takes them, and are listened to: one that
// sets or takes one away there has it so here. Of a part of a thread: muted-branches.ts.
import type { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { BRANCH_MUTED } from './muted-branches.ts';

export type ThreadMark = 'muted' | 'watched';

export const MARK_KEYWORD: Readonly<Record<ThreadMark, string>> = { muted: '$muted', watched: '$followed' };

export const OTHER_MARK: Readonly<Record<ThreadMark, ThreadMark>> = { muted: 'watched', watched: 'muted' };

const TABLE: Readonly<Record<ThreadMark, { name: string; since: string }>> = {
  muted: { name: 'muted_threads', since: 'muted_at' },
  watched: { name: 'watched_threads', since: 'watched_at' },
};

/** For SQL over `messages`. */
export function bearsMark(mark: ThreadMark): string {
  const { name } = TABLE[mark];
  return `EXISTS (SELECT 1 FROM ${name} WHERE ${name}.thread_id = messages.thread_id)`;
}

export function isMarked(db: ReadDb, mark: ThreadMark, threadId: ThreadId): boolean {
  const sql = `SELECT 1 FROM ${TABLE[mark].name} WHERE thread_id = ?`;
  return db.value<number>('is thread marked', sql, [threadId]) !== undefined;
}

/** One mark takes the place of the other. */
export function setThreadMark(tx: WriteDb, mark: ThreadMark, threadId: ThreadId, value: boolean, at: number): void {
  if (value) setThreadMark(tx, OTHER_MARK[mark], threadId, false, at);
  const { name, since } = TABLE[mark];
  const sql = value
    ? `INSERT OR IGNORE INTO ${name} (thread_id, ${since}) VALUES (?, ?)`
    : `DELETE FROM ${name} WHERE thread_id = ?`;
  const { changes } = tx.run('mark thread', sql, value ? [threadId, at] : [threadId]);
  if (changes === 0) return;
  for (const { id, mailboxId } of threadMessages(tx, threadId)) {
    tx.changed.message(id);
    tx.changed.list(mailboxId);
  }
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
    WHERE messages.id = ? AND flags & 1 = 0 AND coalesce(role, '') NOT IN ('drafts', 'sent', 'junk', 'trash')
      AND (${bearsMark('muted')} OR ${BRANCH_MUTED})`;
  return ids.filter((id) => db.value<MessageId>('arrived muted', sql, [id]) !== undefined);
}

/** Two threads turned out to be one: ignored if either was, else watched if either was. */
export function joinMarks(tx: WriteDb, threadId: ThreadId, other: ThreadId): void {
  for (const { name } of Object.values(TABLE)) {
    tx.run('mark joined', `UPDATE OR REPLACE ${name} SET thread_id = ? WHERE thread_id = ?`, [threadId, other]);
  }
  tx.run(
    'mark joined twice',
    'DELETE FROM watched_threads WHERE thread_id = ? AND thread_id IN (SELECT thread_id FROM muted_threads)',
    [threadId],
  );
}

/** What a server says of the keywords. `before` and `told` as they lie in the store. */
export function hearMarks(tx: WriteDb, id: MessageId, before: string, told: string): void {
  if (before === told) return;
  for (const mark of ['watched', 'muted'] as const) {
    const was = says(before, mark);
    const is = says(told, mark);
    if (was === is) continue;
    const [threadId] = threadsOf(tx, [id]);
    if (threadId !== undefined) setThreadMark(tx, mark, threadId, is, Date.now());
  }
}

function says(keywords: string, mark: ThreadMark): boolean {
  return keywords.includes('$') && keywords.toLowerCase().includes(`"${MARK_KEYWORD[mark]}"`);
}
