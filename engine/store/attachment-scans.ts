// What was found in the attachments of drafts, by the hash of their content; and the bytes that a cleaned attachment had
// before. Opaque here: what a scan says is engine/scan's.
import type { DraftId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJsonOrNull, toJson } from './json.ts';

export interface AttachmentScan<File> {
  rowId: number;
  contentId: string;
  name: string;
  sizeBytes: number;
  /** null: not read yet, or by an older scanner only. */
  file: File | null;
  /** The bytes are those of a cleaned copy; the original is kept beside. */
  cleaned: boolean;
}

interface Row {
  id: number;
  content_id: string;
  name: string;
  size_bytes: number;
  file: string | null;
  cleaned: number;
}

/** In the order they were attached. */
export function attachmentScans<File>(db: ReadDb, id: DraftId, scanner: number): AttachmentScan<File>[] {
  const sql = `SELECT a.id, a.content_id, a.name, a.size_bytes, s.file, o.attachment_id IS NOT NULL AS cleaned
    FROM draft_attachments a
    LEFT JOIN attachment_contents c ON c.attachment_id = a.id
    LEFT JOIN attachment_scans s ON s.hash = c.hash AND s.scanner = ?
    LEFT JOIN attachment_originals o ON o.attachment_id = a.id
    WHERE a.draft_id = ? ORDER BY a.id`;
  return db.all<Row>('attachment scans', sql, [scanner, id]).map((row) => ({
    rowId: row.id,
    contentId: row.content_id,
    name: row.name,
    sizeBytes: row.size_bytes,
    file: fromJsonOrNull<File>(row.file),
    cleaned: row.cleaned === 1,
  }));
}

export function scannedHashes(db: ReadDb, scanner: number): string[] {
  return db.pluck<string>('scanned hashes', 'SELECT hash FROM attachment_scans WHERE scanner = ?', [scanner]);
}

export function attachmentBytes(db: ReadDb, rowId: number): Uint8Array | null {
  return db.value<Uint8Array>('attachment bytes', 'SELECT bytes FROM draft_attachments WHERE id = ?', [rowId]) ?? null;
}

/** Stands in the place of the hash while a file is read. */
const BEGUN = 'begun ';

/**
 * Before it is read. One that is begun again was being read when the program ended with it: from now on it counts as
 * `ifAgain`, unless it can be read this time.
 */
export function beginAttachmentScan(
  tx: WriteDb,
  rowId: number,
  { scanner, ifAgain }: { scanner: number; ifAgain: unknown },
): void {
  const sql = 'SELECT hash FROM attachment_contents WHERE attachment_id = ?';
  const isAgain = tx.value<string>('attachment content', sql, [rowId]) === BEGUN + rowId;
  saveAttachmentScan(tx, rowId, { hash: BEGUN + rowId, scanner, file: isAgain ? ifAgain : null });
}

/** It was not read, and the program ends in good order. */
export function giveUpAttachmentScan(tx: WriteDb, rowId: number): void {
  const sql = 'DELETE FROM attachment_contents WHERE attachment_id = ? AND hash = ?';
  tx.run('attachment unread', sql, [rowId, BEGUN + rowId]);
}

/** `file` null: what is known of the hash already. Nothing where the attachment has gone meanwhile. */
export function saveAttachmentScan(
  tx: WriteDb,
  rowId: number,
  { hash, scanner, file }: { hash: string; scanner: number; file: unknown },
): void {
  if (file !== null) {
    tx.run('attachment scan', 'INSERT OR REPLACE INTO attachment_scans (hash, scanner, file) VALUES (?, ?, ?)', [
      hash,
      scanner,
      toJson(file),
    ]);
  }
  tx.run(
    'attachment content',
    'INSERT OR REPLACE INTO attachment_contents (attachment_id, hash) SELECT id, ? FROM draft_attachments WHERE id = ?',
    [hash, rowId],
  );
  tx.changed.area('drafts');
}

/** At the start: what is attached nowhere any more says too much about others to be kept. */
export function forgetUnusedScans(tx: WriteDb): void {
  tx.run('unused scans', 'DELETE FROM attachment_scans WHERE hash NOT IN (SELECT hash FROM attachment_contents)');
}

/** Puts a cleaned copy in the place of an attachment, whose own bytes are kept. */
export function putCleanCopy(tx: WriteDb, rowId: number, copy: Uint8Array): void {
  tx.run(
    'attachment original',
    `INSERT OR IGNORE INTO attachment_originals (attachment_id, size_bytes, bytes)
     SELECT id, size_bytes, bytes FROM draft_attachments WHERE id = ?`,
    [rowId],
  );
  const sql = 'UPDATE draft_attachments SET bytes = ?, size_bytes = ? WHERE id = ?';
  tx.run('attachment clean copy', sql, [copy, copy.length, rowId]);
  changeContent(tx, rowId);
}

/** The bytes that it had before it was cleaned, if it was. */
export function putOriginalBack(tx: WriteDb, rowId: number): void {
  tx.run(
    'attachment put back',
    `UPDATE draft_attachments SET (bytes, size_bytes) = (SELECT bytes, size_bytes FROM attachment_originals WHERE attachment_id = id)
     WHERE id = ? AND id IN (SELECT attachment_id FROM attachment_originals)`,
    [rowId],
  );
  tx.run('attachment original gone', 'DELETE FROM attachment_originals WHERE attachment_id = ?', [rowId]);
  changeContent(tx, rowId);
}

/** What was known of its content is not true any more, and the draft is not what was filed of it. */
function changeContent(tx: WriteDb, rowId: number): void {
  tx.run('attachment unread', 'DELETE FROM attachment_contents WHERE attachment_id = ?', [rowId]);
  tx.run(
    'draft touch',
    `UPDATE drafts SET updated_at = max(?, updated_at + 1)
     WHERE id = (SELECT draft_id FROM draft_attachments WHERE id = ?)`,
    [Date.now(), rowId],
  );
  tx.changed.area('drafts');
}
