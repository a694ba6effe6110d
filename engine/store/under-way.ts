// What may have reached a mailbox of the server though nobody has said so yet: the messages of an operation that has
// begun and whose end is not known. Invariants:
//   - what a comparison finds in that mailbox, and may be one of these, is not shown as another message;
//   - no message is taken for found there that nothing has begun to bring there.
// A message that the server had nowhere (a copy) is linked to what was found at once, by message-sync.ts. One that
// stands elsewhere still, as far as is known, may stand in both: what was found is held back, known but not shown,
// until the operation has looked which of the two it is (operations/move.ts), or is over.
import type { AccountId, MailboxId, MessageId, OperationId } from '../../shared/domain/ids.ts';
import type { MessageIdentity } from '../core/relink.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export interface UnderWay extends MessageIdentity {
  id: MessageId;
  operationId: OperationId;
  /** It stands in another mailbox, as far as is known. */
  leaves: boolean;
  /** It comes from another account. */
  carried: boolean;
}

/** In the order of their operations. */
export function underWayTo(db: ReadDb, mailbox: { id: MailboxId; accountId: AccountId }): UnderWay[] {
  const rows = db.all<Omit<UnderWay, 'leaves' | 'carried'> & { leaves: number; carried: number }>(
    'under way to',
    `SELECT messages.id, operation_id AS operationId, message_id_header AS messageIdHeader, size_bytes AS sizeBytes,
       date_at AS dateAt, subject, server_mailbox_id IS NOT NULL AS leaves, copy_of IS NOT NULL AS carried
     FROM operations JOIN operation_targets ON operation_id = operations.id JOIN messages ON messages.id = message_id
     WHERE operations.account_id = ? AND attempts > 0 AND to_mailbox_id = ? AND server_mailbox_id IS NOT to_mailbox_id
     ORDER BY operation_id, messages.id`,
    [mailbox.accountId, mailbox.id],
  );
  return rows.map((row) => ({ ...row, leaves: row.leaves === 1, carried: row.carried === 1 }));
}

/**
 * For SQL over `messages`: an operation has begun to bring it somewhere (`underWayTo` knows where), or it is a copy
 * that nothing has begun to make, so that it is nowhere on the server.
 */
export const UNDER_WAY = `EXISTS (SELECT 1 FROM operation_targets JOIN operations ON operations.id = operation_id
  WHERE message_id = messages.id AND (kind IN ('copy', 'carry') OR (attempts > 0 AND to_mailbox_id IS NOT NULL)))`;

/** An operation has begun to take it out of this mailbox. */
export function mayBeUnderWay(db: ReadDb, id: MessageId, from: MailboxId): boolean {
  const sql = `SELECT 1 FROM operation_targets JOIN operations ON operations.id = operation_id
    WHERE message_id = ? AND attempts > 0 AND to_mailbox_id <> ? LIMIT 1`;
  return db.value<number>('may be under way', sql, [id, from]) !== undefined;
}

/** This message, just found, may be that one: shown nowhere until that one's operation ends. */
export function hold(tx: WriteDb, id: MessageId, mayBe: Pick<UnderWay, 'id' | 'operationId'>): void {
  tx.run('hold message', 'INSERT INTO held_messages (message_id, operation_id, may_be_id) VALUES (?, ?, ?)', [
    id,
    mayBe.operationId,
    mayBe.id,
  ]);
  tx.run('hide held', 'UPDATE messages SET mailbox_id = NULL WHERE id = ?', [id]);
}

export function isHeld(db: ReadDb, id: MessageId): boolean {
  return db.value<number>('is held', 'SELECT 1 FROM held_messages WHERE message_id = ?', [id]) !== undefined;
}

/** UIDs in that mailbox of what may be this message. */
export function heldUids(db: ReadDb, mayBe: MessageId, mailboxId: MailboxId): number[] {
  const sql = `SELECT uid FROM held_messages JOIN messages ON messages.id = message_id
    WHERE may_be_id = ? AND server_mailbox_id = ? AND uid IS NOT NULL ORDER BY uid`;
  return db.pluck<number>('held uids', sql, [mayBe, mailboxId]);
}

/** The operation is over: what it did not claim are messages of their own. */
export function showHeld(tx: WriteDb, operationId: OperationId): void {
  const held = tx.all<{ id: MessageId; mailboxId: MailboxId | null }>(
    'held of operation',
    `SELECT messages.id, server_mailbox_id AS mailboxId FROM held_messages JOIN messages ON messages.id = message_id
     WHERE operation_id = ?`,
    [operationId],
  );
  for (const { id, mailboxId } of held) {
    tx.run('show held', 'UPDATE messages SET mailbox_id = server_mailbox_id WHERE id = ? AND mailbox_id IS NULL', [id]);
    tx.changed.list(mailboxId);
    tx.changed.message(id);
  }
  if (held.length > 0) tx.run('held shown', 'DELETE FROM held_messages WHERE operation_id = ?', [operationId]);
}
