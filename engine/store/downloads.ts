// What to download next: first what somebody is waiting to read, then Inbox, the mailboxes of one's own writing, and
// the rest; within a mailbox the newest first. Read from a partial index of exactly the messages without a source.
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';

/** Messages of one mailbox, to be fetched in this order. */
export interface DownloadBatch {
  mailboxId: MailboxId;
  path: string;
  uidValidity: number;
  messages: { messageId: MessageId; uid: number; sizeBytes: number }[];
}

type Row = { messageId: MessageId; uid: number; sizeBytes: number };

const MISSING = 'source_id IS NULL AND uid IS NOT NULL AND source_misses < 3';
const ROW = 'id AS messageId, uid, size_bytes AS sizeBytes';

/** null: everything is here, but in mailboxes that were `refused`. `sinceAt`: only messages from then on. */
export function nextDownloads(
  db: ReadDb,
  accountId: AccountId,
  { limit, refused, sinceAt = 0 }: { limit: number; refused?: ReadonlySet<MailboxId>; sinceAt?: number },
): DownloadBatch | null {
  const mailboxes = db.all<{ id: MailboxId; path: string; uidValidity: number }>(
    'download mailboxes',
    `SELECT id, path, uid_validity AS uidValidity FROM mailboxes
     WHERE account_id = ? AND uid_validity IS NOT NULL
     ORDER BY CASE role WHEN 'inbox' THEN 0 WHEN 'drafts' THEN 1 WHEN 'sent' THEN 2 WHEN 'trash' THEN 4
       WHEN 'junk' THEN 5 ELSE 3 END, id`,
    [accountId],
  );
  for (const { id, path, uidValidity } of mailboxes) {
    if (refused?.has(id)) continue;
    const messages = db.all<Row>(
      'downloads',
      `SELECT ${ROW} FROM messages INDEXED BY messages_to_download
       WHERE server_mailbox_id = ? AND ${MISSING} AND date_at >= ? ORDER BY date_at DESC LIMIT ?`,
      [id, sinceAt, limit],
    );
    if (messages.length > 0) return { mailboxId: id, path, uidValidity, messages };
  }
  return null;
}

/**
 * Somebody is waiting for it; what was asked for last comes first, with at most `limit` others of its mailbox that were
 * asked for with it. null: nobody is.
 */
export function wantedDownload(db: ReadDb, accountId: AccountId, limit: number): DownloadBatch | null {
  const rows = db.all<Row & { mailboxId: MailboxId; path: string; uidValidity: number; wantedAt: number }>(
    'download wanted',
    `SELECT messages.id AS messageId, uid, size_bytes AS sizeBytes, mailboxes.id AS mailboxId, path,
       uid_validity AS uidValidity, wanted_at AS wantedAt
     FROM wanted_sources JOIN messages ON messages.id = message_id JOIN mailboxes ON mailboxes.id = server_mailbox_id
     WHERE messages.account_id = ? AND source_id IS NULL AND uid IS NOT NULL AND uid_validity IS NOT NULL
     ORDER BY wanted_at DESC, mailboxes.id LIMIT ?`,
    [accountId, limit],
  );
  const [first] = rows;
  if (!first) return null;
  const { mailboxId, path, uidValidity, wantedAt } = first;
  const messages = rows
    .filter((row) => row.wantedAt === wantedAt && row.mailboxId === mailboxId)
    .map(({ messageId, uid, sizeBytes }) => ({ messageId, uid, sizeBytes }));
  return { mailboxId, path, uidValidity, messages };
}

/** Puts this message's source first in the queue; asked for by a person, so even one that could not be had before. */
export function wantSource(tx: WriteDb, messageId: MessageId, wantedAt = Date.now()): void {
  tx.run(
    'want source',
    `INSERT INTO wanted_sources SELECT id, ? FROM messages WHERE id = ? AND source_id IS NULL
     ON CONFLICT (message_id) DO UPDATE SET wanted_at = excluded.wanted_at`,
    [wantedAt, messageId],
  );
  tx.run('want source again', 'UPDATE messages SET source_misses = 0 WHERE id = ? AND source_misses > 0', [messageId]);
  tx.changed.message(messageId);
}

/** The server did not give it: after three times it is left in peace until somebody asks for it. */
export function missSource(tx: WriteDb, messageId: MessageId): void {
  tx.run('source missed', 'UPDATE messages SET source_misses = source_misses + 1 WHERE id = ?', [messageId]);
  tx.run('source not wanted', 'DELETE FROM wanted_sources WHERE message_id = ?', [messageId]);
  tx.changed.message(messageId);
}
