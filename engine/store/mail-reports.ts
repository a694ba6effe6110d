// What was reported of messages that were sent from here. Invariant: a report is kept only where we know its message as
// one that we sent, once however often its mail is read, and nothing else is changed by it.
import type { DeliveryNote } from '../../shared/domain/delivery.ts';
import type { AccountId, MailingId, MessageId } from '../../shared/domain/ids.ts';
import { deliveryReason } from '../core/delivery-reason.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';
import { mailingOfHeader, tellLine } from './mailings.ts';

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
  const mailingId = mailingOfHeader(tx, about);
  if (mailingId !== null) tellLine(tx, mailingId);
  tx.changed.area('outbox');
}

/** Taken by a server, or on its way: a bounce may be faster than the proof. */
function isOurs(db: ReadDb, messageIdHeader: string): boolean {
  const sql = `SELECT 1 WHERE EXISTS (SELECT 1 FROM sendings WHERE message_id_header = ?)
    OR EXISTS (SELECT 1 FROM outbox WHERE message_id_header = ?)`;
  return db.value<number>('report is about ours', sql, [messageIdHeader, messageIdHeader]) !== undefined;
}

interface ReportRow {
  about: string;
  action: DeliveryNote['action'];
  addresses: string;
  status: string | null;
  said: string | null;
  certain: number;
  reportedAt: number;
  messageId: MessageId | null;
}

const COLUMNS = `about, action, addresses, status, said, certain, reported_at AS reportedAt,
  mail_reports.message_id AS messageId`;

/** By the Message-ID of each message of a mailing that there is a report about, oldest first. */
export function reportsOfMailing(db: ReadDb, id: MailingId): Map<string, DeliveryNote[]> {
  const rows = db.all<ReportRow>(
    'mail reports of mailing',
    `SELECT ${COLUMNS} FROM mailing_letters JOIN mail_reports ON about = message_id_header
     WHERE mailing_id = ? ORDER BY reported_at, mail_reports.id`,
    [id],
  );
  const byMessage = new Map<string, DeliveryNote[]>();
  for (const row of rows) byMessage.set(row.about, [...(byMessage.get(row.about) ?? []), noteOf(row)]);
  return byMessage;
}

/** Oldest first. */
export function reportsAbout(db: ReadDb, messageIdHeader: string): DeliveryNote[] {
  const sql = `SELECT ${COLUMNS} FROM mail_reports WHERE about = ? ORDER BY reported_at, id`;
  return db.all<ReportRow>('mail reports', sql, [messageIdHeader]).map(noteOf);
}

function noteOf({ about: _, addresses, status, certain, ...row }: ReportRow): DeliveryNote {
  return {
    ...row,
    addresses: fromJson<string[]>(addresses),
    reason: deliveryReason({ status, said: row.said }),
    certain: certain === 1,
  };
}

/** The person said whether a read receipt is sent. `letter`: the Message-ID of the one that is; null: none is. */
export function setReceiptAnswered(tx: WriteDb, messageId: MessageId, letter: string | null): void {
  const sql = 'INSERT OR IGNORE INTO receipts_answered (message_id, message_id_header) VALUES (?, ?)';
  tx.run('receipt answered', sql, [messageId, letter]);
  tx.changed.message(messageId);
}

/** This letter never leaves. Answers the message that it was the receipt of; null: it was none. */
export function forgetReceiptAnswered(tx: WriteDb, letter: string): MessageId | null {
  const sql = 'SELECT message_id FROM receipts_answered WHERE message_id_header = ?';
  const messageId = tx.value<MessageId>('receipt of letter', sql, [letter]);
  if (messageId === undefined) return null;
  tx.run('receipt forget', 'DELETE FROM receipts_answered WHERE message_id = ?', [messageId]);
  tx.changed.message(messageId);
  return messageId;
}

export function isReceiptAnswered(db: ReadDb, messageId: MessageId): boolean {
  const sql = 'SELECT 1 FROM receipts_answered WHERE message_id = ?';
  return db.value<number>('is receipt answered', sql, [messageId]) !== undefined;
}
