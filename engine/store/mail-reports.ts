// What was reported of messages that were sent from here. Invariant: a report is kept only where we know its message as
// one that we sent, once however often its mail is read, and nothing else is changed by it.
import type { DeliveryNote } from '../../shared/domain/delivery.ts';
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import { deliveryReason } from '../core/delivery-reason.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

interface ReportingMessage {
  id: MessageId;
  accountId: AccountId;
  dateAt: number;
}

export function saveMailReport(tx: WriteDb, message: ReportingMessage, { report, hash }: SourceDigest): void {
  const about = report?.originals.find((id) => isOurs(tx, id));
  if (!report || about === undefined) return;
  for (const [position, { addresses, action, status, said, certain }] of report.recipients.entries()) {
    tx.run(
      'mail report insert',
      `INSERT INTO mail_reports (account_id, about, message_id, source_hash, position, action, addresses, status, said,
         certain, reported_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (source_hash, position) DO UPDATE SET message_id = excluded.message_id`,
      [
        ...[message.accountId, about, message.id, hash, position, action, toJson(addresses), status, said],
        ...[certain ? 1 : 0, message.dateAt],
      ],
    );
  }
  tx.changed.area('outbox');
}

/** Taken by a server, or on its way: a bounce may be faster than the proof. */
function isOurs(db: ReadDb, messageIdHeader: string): boolean {
  const sql = `SELECT 1 WHERE EXISTS (SELECT 1 FROM sendings WHERE message_id_header = ?)
    OR EXISTS (SELECT 1 FROM outbox WHERE message_id_header = ?)`;
  return db.value<number>('report is about ours', sql, [messageIdHeader, messageIdHeader]) !== undefined;
}

interface ReportRow {
  action: DeliveryNote['action'];
  addresses: string;
  status: string | null;
  said: string | null;
  certain: number;
  reportedAt: number;
  messageId: MessageId | null;
}

/** Oldest first. */
export function reportsAbout(db: ReadDb, messageIdHeader: string): DeliveryNote[] {
  const rows = db.all<ReportRow>(
    'mail reports',
    `SELECT action, addresses, status, said, certain, reported_at AS reportedAt, message_id AS messageId
     FROM mail_reports WHERE about = ? ORDER BY reported_at, id`,
    [messageIdHeader],
  );
  return rows.map(({ addresses, status, certain, ...row }) => ({
    ...row,
    addresses: fromJson<string[]>(addresses),
    reason: deliveryReason({ status, said: row.said }),
    certain: certain === 1,
  }));
}

/** The person said whether a read receipt is sent. */
export function setReceiptAnswered(tx: WriteDb, messageId: MessageId): void {
  tx.run('receipt answered', 'INSERT OR IGNORE INTO receipts_answered VALUES (?)', [messageId]);
  tx.changed.message(messageId);
}

export function isReceiptAnswered(db: ReadDb, messageId: MessageId): boolean {
  const sql = 'SELECT 1 FROM receipts_answered WHERE message_id = ?';
  return db.value<number>('is receipt answered', sql, [messageId]) !== undefined;
}
