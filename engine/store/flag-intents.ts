// What pending operations mean for a message. Flags and keywords as shown: the server's, with the pending operations laid
// over them oldest first (core/flag-merge.ts); and the keywords that are kept on this PC alone.
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { mergeFlags, mergeKeywords } from '../core/flag-merge.ts';
import type { FlagBits } from '../core/flags.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';
import { hearMarks } from './thread-marks.ts';

interface Told {
  bits: FlagBits;
  /** As they lie in the store. */
  keywords: string;
}

function shownOver(db: ReadDb, id: MessageId, theirs: Told, own: string): Told {
  const rows = db.all<{ set: FlagBits; clear: FlagBits; setKeywords: string | null; clearKeywords: string | null }>(
    'flag intents',
    `SELECT set_flags AS "set", clear_flags AS "clear", set_keywords AS setKeywords, clear_keywords AS clearKeywords
     FROM operation_targets WHERE message_id = ? ORDER BY operation_id`,
    [id],
  );
  const wishes = rows.filter(({ setKeywords, clearKeywords }) => setKeywords !== null || clearKeywords !== null);
  const isPlain = own === '[]' && wishes.length === 0;
  return { bits: mergeFlags(theirs.bits, rows), keywords: isPlain ? theirs.keywords : merged() };

  function merged(): string {
    const intents = wishes.map(({ setKeywords, clearKeywords }) => ({
      set: fromJsonOrNull<string[]>(setKeywords) ?? [],
      clear: fromJsonOrNull<string[]>(clearKeywords) ?? [],
    }));
    return toJson(mergeKeywords(fromJson<string[]>(theirs.keywords), intents, fromJson<string[]>(own)));
  }
}

interface FlagRow {
  bits: FlagBits;
  keywords: string;
  own: string;
  shownBits: FlagBits;
  shownKeywords: string;
  mailbox: MailboxId | null;
}

function flagRow(db: ReadDb, id: MessageId): FlagRow | undefined {
  return db.get<FlagRow>(
    'message flags',
    `SELECT server_flags AS bits, server_keywords AS keywords, own_keywords AS own, flags AS shownBits,
       keywords AS shownKeywords, mailbox_id AS mailbox FROM messages WHERE id = ?`,
    [id],
  );
}

/** What the server says of a message's flags; what the person wants and the server does not know yet stays shown over it. */
export function takeServerFlags(tx: WriteDb, id: MessageId, told: Told): void {
  const row = flagRow(tx, id);
  if (row) show(tx, id, row, told);
}

/** After an intent came, was agreed or was dropped. */
export function refreshShownFlags(tx: WriteDb, id: MessageId): void {
  const row = flagRow(tx, id);
  if (row) show(tx, id, row, row);
}

function show(tx: WriteDb, id: MessageId, row: FlagRow, told: Told): void {
  const shown = shownOver(tx, id, told, row.own);
  const isSame = told.bits === row.bits && told.keywords === row.keywords;
  if (isSame && shown.bits === row.shownBits && shown.keywords === row.shownKeywords) return;
  tx.run(
    'message flags',
    'UPDATE messages SET server_flags = ?, flags = ?, server_keywords = ?, keywords = ? WHERE id = ?',
    [told.bits, shown.bits, told.keywords, shown.keywords, id],
  );
  hearMarks(tx, id, row.keywords, told.keywords);
  tx.changed.message(id);
  if (shown.bits !== row.shownBits || shown.keywords !== row.shownKeywords) tx.changed.list(row.mailbox);
}

/** The server has agreed to these keywords. */
export function agreeKeywords(
  tx: WriteDb,
  id: MessageId,
  intent: { set: readonly string[]; clear: readonly string[] },
): void {
  const row = flagRow(tx, id);
  if (!row) return;
  const keywords = toJson(mergeKeywords(fromJson<string[]>(row.keywords), [intent]));
  tx.run('message agreed keywords', 'UPDATE messages SET server_keywords = ? WHERE id = ?', [keywords, id]);
}

/** Kept on this PC alone: the server takes no such keyword. */
export function changeOwnKeywords(
  tx: WriteDb,
  id: MessageId,
  change: { set: readonly string[]; clear: readonly string[] },
): void {
  const row = flagRow(tx, id);
  if (!row) return;
  const own = toJson(mergeKeywords(fromJson<string[]>(row.own), [change]));
  if (own === row.own) return;
  tx.run('message own keywords', 'UPDATE messages SET own_keywords = ? WHERE id = ?', [own, id]);
  refreshShownFlags(tx, id);
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
