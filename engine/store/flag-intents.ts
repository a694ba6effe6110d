// What pending operations mean for a message. The flags as shown: the server's, with the pending operations laid over
// them oldest first (core/flag-merge.ts).
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { type FlagIntent, mergeFlags } from '../core/flag-merge.ts';
import type { FlagBits } from '../core/flags.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function shownFlags(db: ReadDb, id: MessageId, serverFlags: FlagBits): FlagBits {
  const intents = db.all<FlagIntent>(
    'flag intents',
    'SELECT set_flags AS "set", clear_flags AS "clear" FROM operation_targets WHERE message_id = ? ORDER BY operation_id',
    [id],
  );
  return mergeFlags(serverFlags, intents);
}

/**
 * What the server says of a message's flags; what the person wants and the server does not know yet stays shown over it.
 * `keywords`: as they lie in the store.
 */
export function takeServerFlags(tx: WriteDb, id: MessageId, told: { bits: FlagBits; keywords: string }): void {
  const row = tx.get<{ bits: FlagBits; keywords: string; shown: FlagBits; mailbox: MailboxId | null }>(
    'message server flags',
    `SELECT server_flags AS bits, server_keywords AS keywords, flags AS shown, mailbox_id AS mailbox
     FROM messages WHERE id = ?`,
    [id],
  );
  if (!row) return;
  const shown = shownFlags(tx, id, told.bits);
  if (told.bits === row.bits && told.keywords === row.keywords && shown === row.shown) return;
  tx.run(
    'message flags',
    'UPDATE messages SET server_flags = ?, flags = ?, server_keywords = ?, keywords = ? WHERE id = ?',
    [told.bits, shown, told.keywords, told.keywords, id],
  );
  tx.changed.message(id);
  if (shown !== row.shown) tx.changed.list(row.mailbox);
}

/** After an intent came, was agreed or was dropped. */
export function refreshShownFlags(tx: WriteDb, id: MessageId): void {
  const row = tx.get<{ server: FlagBits; shown: FlagBits; mailbox: MailboxId | null }>(
    'message flags',
    'SELECT server_flags AS server, flags AS shown, mailbox_id AS mailbox FROM messages WHERE id = ?',
    [id],
  );
  if (!row) return;
  const shown = shownFlags(tx, id, row.server);
  if (shown === row.shown) return;
  tx.run('message shown flags', 'UPDATE messages SET flags = ? WHERE id = ?', [shown, id]);
  tx.changed.message(id);
  tx.changed.list(row.mailbox);
}

/** A message neither shown nor on the server is of no use to anybody but an operation that still speaks of it. */
export function dropIfNowhere(tx: WriteDb, id: MessageId): void {
  tx.run(
    'message nowhere',
    `DELETE FROM messages WHERE id = ? AND mailbox_id IS NULL AND server_mailbox_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM operation_targets WHERE message_id = messages.id)`,
    [id],
  );
}
