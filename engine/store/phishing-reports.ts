// Which messages the person has reported as suspicious, to whom and when. Invariants: a message is the same in whichever
// mailbox it is shown; a report whose letter was thrown out of the outbox was not made.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { PhishingReported } from '../../shared/domain/suspicion.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function phishingReported(db: ReadDb, messageId: MessageId): PhishingReported | null {
  const sql = `SELECT address AS "to", reported_at AS at FROM phishing_reports
    JOIN messages ON messages.source_id = phishing_reports.source_id WHERE messages.id = ?`;
  return db.get<PhishingReported>('phishing report', sql, [messageId]) ?? null;
}

export function notePhishingReport(
  tx: WriteDb,
  messageId: MessageId,
  { to, at, messageIdHeader }: PhishingReported & { messageIdHeader: string },
): void {
  tx.run(
    'phishing report note',
    `INSERT INTO phishing_reports (source_id, message_id_header, address, reported_at)
     SELECT source_id, ?, ?, ? FROM messages WHERE id = ? AND source_id IS NOT NULL`,
    [messageIdHeader, to, at, messageId],
  );
  tx.changed.message(messageId);
}

/** This letter never leaves. */
export function forgetPhishingReport(tx: WriteDb, messageIdHeader: string): void {
  const sql = `SELECT messages.id FROM phishing_reports JOIN messages ON messages.source_id = phishing_reports.source_id
    WHERE phishing_reports.message_id_header = ?`;
  for (const id of tx.pluck<MessageId>('phishing reported', sql, [messageIdHeader])) tx.changed.message(id);
  tx.run('phishing report forget', 'DELETE FROM phishing_reports WHERE message_id_header = ?', [messageIdHeader]);
}
