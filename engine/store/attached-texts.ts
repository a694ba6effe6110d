// The text of attachments as it was read for the search, and which messages' are still to be read. Invariants: a message
// leaves the list of those to be read in the transaction that keeps what was read of it; what the index has to hold of
// it is told with a number that grows (`seq`), so that the index knows what it has missed.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { MessageId, PartId } from '../../shared/domain/ids.ts';
import type { Attachment } from '../../shared/domain/message.ts';
import type { IndexedSource } from '../core/message-facts.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson } from './json.ts';
import { searchDocument } from './search-index.ts';

export interface UnreadAttachments {
  sourceId: number;
  /** How often reading them began. */
  tries: number;
  attachments: Attachment[];
}

/** Newest first. null: all are read. */
export function nextUnreadAttachments(db: ReadDb): UnreadAttachments | null {
  const row = db.get<{ sourceId: number; tries: number; attachments: string }>(
    'attachments unread',
    `SELECT source_id AS sourceId, tries, attachments FROM attachments_unread JOIN sources ON sources.id = source_id
     ORDER BY source_id DESC LIMIT 1`,
  );
  return row ? { ...row, attachments: fromJson<Attachment[]>(row.attachments) } : null;
}

export function countUnreadAttachments(db: ReadDb): number {
  return db.value<number>('attachments unread count', 'SELECT count(*) FROM attachments_unread') ?? 0;
}

/** Before they are read: a file that ends the program is not read for ever. */
export function beginReadingAttachments(tx: WriteDb, sourceId: number): void {
  tx.run('attachments begun', 'UPDATE attachments_unread SET tries = tries + 1 WHERE source_id = ?', [sourceId]);
}

/** There is nothing to read in them, or they cannot be read. */
export function passOverAttachments(tx: WriteDb, sourceId: number): void {
  tx.run('attachments passed over', 'DELETE FROM attachments_unread WHERE source_id = ?', [sourceId]);
}

export interface ReadAttachments {
  sourceId: number;
  source: IndexedSource;
  attachments: readonly { partId: PartId; hash: string; text: string }[];
}

export function saveAttachedTexts(tx: WriteDb, { sourceId, source, attachments }: ReadAttachments): void {
  passOverAttachments(tx, sourceId);
  const told = attachments.filter(({ text }) => text !== '');
  // Deleted for good meanwhile.
  const isThere = tx.value('source there', 'SELECT 1 FROM sources WHERE id = ?', [sourceId]) !== undefined;
  if (!isThere || told.length === 0) return;
  for (const { partId, hash, text } of told) {
    tx.run('attached text', 'INSERT OR IGNORE INTO attached_texts (hash, text) VALUES (?, ?)', [
      hash,
      deflateRawSync(text),
    ]);
    const sql = 'INSERT OR REPLACE INTO attached_parts (source_id, part_id, hash) VALUES (?, ?, ?)';
    tx.run('attached part', sql, [sourceId, partId, hash]);
  }
  const sql = 'INSERT OR REPLACE INTO attachment_reads (source_id) VALUES (?)';
  const { lastInsertRowid: seq } = tx.run('attachments read', sql, [sourceId]);
  const texts = told.map(({ text }) => text);
  tx.search.attached.push({ seq, document: searchDocument(sourceId, source, texts) });
}

/** The texts of a source's attachments, folded; none that were not read. */
export function attachedTexts(db: ReadDb, sourceId: number): { partId: PartId; text: string }[] {
  const sql = `SELECT part_id AS partId, text FROM attached_parts JOIN attached_texts USING (hash)
    WHERE source_id = ? ORDER BY part_id`;
  return db
    .all<{ partId: PartId; text: Uint8Array }>('attached texts', sql, [sourceId])
    .map(({ partId, text }) => ({ partId, text: inflateRawSync(text).toString() }));
}

/** Sources whose attachments were read after that many others. */
export function attachmentsReadAfter(db: ReadDb, seq: number, limit: number): { seq: number; sourceId: number }[] {
  const sql = 'SELECT seq, source_id AS sourceId FROM attachment_reads WHERE seq > ? ORDER BY seq LIMIT ?';
  return db.all('attachments read after', sql, [seq, limit]);
}

export interface AttachmentsOf {
  id: MessageId;
  sourceId: number;
  attachments: Attachment[];
}

/** Of these messages, those that have any. */
export function attachmentsOf(db: ReadDb, ids: readonly MessageId[]): AttachmentsOf[] {
  return db
    .all<{ id: MessageId; sourceId: number; attachments: string }>(
      'attachments of messages',
      `SELECT messages.id, source_id AS sourceId, attachments FROM json_each(?) AS asked
       CROSS JOIN messages ON messages.id = asked.value JOIN sources ON sources.id = source_id
       WHERE attachments <> '[]'`,
      [JSON.stringify(ids)],
    )
    .map((row) => ({ ...row, attachments: fromJson<Attachment[]>(row.attachments) }));
}
