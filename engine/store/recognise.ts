// Is what a comparison has just found in a mailbox a message that is held here already? Looked for among those that may
// stand there without our knowing under which UID; what is like them is decided in core/relink.ts.
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { type MessageIdentity, sameMessage } from '../core/relink.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { hold, UNDER_WAY, type UnderWay } from './under-way.ts';

/**
 * Among the messages of this mailbox without a UID: left by a UIDVALIDITY change, put here by the person, or what an
 * operation that has begun may have put here. What none has begun to bring cannot be what was found. One that comes
 * from another account must agree to the byte: a list's letter may be here in a copy of its own.
 */
export function findAgain(
  db: ReadDb,
  mailboxId: MailboxId,
  told: MessageIdentity,
  underWay: UnderWay[],
): MessageId | null {
  const columns = `id, message_id_header AS messageIdHeader, size_bytes AS sizeBytes, date_at AS dateAt, subject`;
  const candidates = db.all<MessageIdentity & { id: MessageId }>(
    'messages without uid',
    `SELECT ${columns} FROM messages
     WHERE server_mailbox_id = ? AND uid IS NULL AND message_id_header IS ? AND ${MAY_BE_IT}
     UNION ALL
     SELECT ${columns} FROM messages
     WHERE mailbox_id = ? AND server_mailbox_id IS NULL AND message_id_header IS ? AND ${MAY_BE_IT}
       AND NOT ${UNDER_WAY} LIMIT 50`,
    [...[mailboxId, told.messageIdHeader, told.sizeBytes], ...[mailboxId, told.messageIdHeader, told.sizeBytes]],
  );
  const arriving = underWay.filter(
    ({ leaves, carried, sizeBytes }) => !leaves && (!carried || sizeBytes === told.sizeBytes),
  );
  const found = sameMessage(told, [...candidates, ...arriving])?.id ?? null;
  const place = underWay.findIndex(({ id }) => id === found);
  if (place >= 0) underWay.splice(place, 1);
  return found;
}

/** Of those without Message-ID there may be thousands; none but of this very size can be it (core/relink.ts). */
const MAY_BE_IT = '(message_id_header IS NOT NULL OR size_bytes = ?)';

/** What may be a message on its way here that stands elsewhere still, as far as is known: its operation will tell. */
export function holdBack(tx: WriteDb, id: MessageId, told: MessageIdentity, underWay: UnderWay[]): void {
  const expected = sameMessage(
    told,
    underWay.filter(({ leaves }) => leaves),
  );
  if (!expected) return;
  hold(tx, id, expected);
  // Of several that are alike each may have arrived.
  underWay.push(...underWay.splice(underWay.indexOf(expected), 1));
}
