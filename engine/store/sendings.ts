// What servers said when they took a message: the proof of each submission, kept for good, and the count of recipients
// that the limits of sending are about.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { RefusedRecipient, SendingProof } from '../../shared/domain/outbox.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

interface SendingRow extends Omit<SendingProof, 'refusedRecipients'> {
  refusedRecipients: string;
}

const COLUMNS = `message_id_header AS messageIdHeader, account_id AS accountId, subject,
  recipient_count AS recipientCount, refused_recipients AS refusedRecipients, known_by AS knownBy,
  handed_over_at AS handedOverAt, accepted_at AS acceptedAt, server_response AS serverResponse, filed_at AS filedAt`;

function proofOf(row: SendingRow): SendingProof {
  return { ...row, refusedRecipients: fromJson<RefusedRecipient[]>(row.refusedRecipients) };
}

export function insertSending(tx: WriteDb, proof: Omit<SendingProof, 'filedAt'>): void {
  tx.run(
    'sending insert',
    `INSERT INTO sendings (account_id, message_id_header, subject, recipient_count, refused_recipients, known_by,
       handed_over_at, accepted_at, server_response, filed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(filed_at) FROM sendings WHERE message_id_header = ?))`,
    [
      proof.accountId,
      proof.messageIdHeader,
      proof.subject,
      proof.recipientCount,
      toJson(proof.refusedRecipients),
      proof.knownBy,
      proof.handedOverAt,
      proof.acceptedAt,
      proof.serverResponse,
      proof.messageIdHeader,
    ],
  );
  tx.changed.area('outbox');
}

/** Its one copy has arrived in Envoyés. */
export function sendingFiled(tx: WriteDb, messageIdHeader: string, at: number): void {
  tx.run('sending filed', 'UPDATE sendings SET filed_at = ? WHERE message_id_header = ?', [at, messageIdHeader]);
  tx.changed.area('outbox');
}

/** Every submission of this message, oldest first. */
export function sendingsOf(db: ReadDb, messageIdHeader: string): SendingProof[] {
  const sql = `SELECT ${COLUMNS} FROM sendings WHERE message_id_header = ? ORDER BY id`;
  return db.all<SendingRow>('sendings of message', sql, [messageIdHeader]).map(proofOf);
}

/** The latest first. */
export function latestSendings(db: ReadDb, sinceAt: number, limit: number): SendingProof[] {
  const sql = `SELECT ${COLUMNS} FROM sendings WHERE accepted_at >= ? ORDER BY id DESC LIMIT ?`;
  return db.all<SendingRow>('sendings', sql, [sinceAt, limit]).map(proofOf);
}

/** How many recipients the account wrote to, and when, oldest first. */
export function recipientsSince(
  db: ReadDb,
  accountId: AccountId,
  sinceAt: number,
): { at: number; recipientCount: number }[] {
  return db.all(
    'sendings since',
    `SELECT accepted_at AS at, recipient_count AS recipientCount FROM sendings
     WHERE account_id = ? AND accepted_at > ? ORDER BY accepted_at`,
    [accountId, sinceAt],
  );
}
