// Drafts as the composer saves them, attachments included. Invariant: a save with an older revision changes nothing.
import type { Address } from '../../shared/domain/address.ts';
import type { Draft, DraftAttachment, DraftContent, DraftMode } from '../../shared/domain/draft.ts';
import type { DraftId, MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';

/** The one copy of a draft in Brouillons, which the next one replaces. */
export interface FiledDraft {
  messageId: MessageId;
  /** The draft's `updatedAt` when it was filed: another value means that it has changed since. */
  draftUpdatedAt: number;
  filedAt: number;
}

/**
 * What of the header the composer does not show. Which thread the message will belong to, kept here as the original
 * may be gone by then (ids without < and >); and where another program that began the draft wants answers to go.
 */
export interface DraftThread {
  inReplyTo: string | null;
  references: string[];
  /** Missing: as the identity has it. */
  replyTo?: Address[];
}

export interface StoredDraft extends Draft {
  createdAt: number;
  thread: DraftThread;
  filed: FiledDraft | null;
  /** A composer shows it; after a crash one is opened on it again. */
  open: boolean;
}

interface DraftRow {
  id: DraftId;
  mode: DraftMode;
  original_id: MessageId | null;
  content: string;
  revision: number;
  updated_at: number;
  created_at: number;
  thread: string;
  filed: string | null;
  open: number;
}

interface AttachmentRow {
  content_id: string;
  name: string;
  type: string;
  size_bytes: number;
  inline: number;
}

function draftOf(db: ReadDb, row: DraftRow): StoredDraft {
  return {
    ...fromJson<DraftContent>(row.content),
    id: row.id,
    mode: row.mode,
    originalId: row.original_id,
    attachments: draftAttachments(db, row.id),
    revision: row.revision,
    updatedAt: row.updated_at,
    createdAt: row.created_at,
    thread: fromJson<DraftThread>(row.thread),
    filed: fromJsonOrNull<FiledDraft>(row.filed),
    open: row.open === 1,
  };
}

/** In the order they were attached. */
function draftAttachments(db: ReadDb, id: DraftId): DraftAttachment[] {
  const sql = `SELECT content_id, name, type, size_bytes, inline FROM draft_attachments WHERE draft_id = ? ORDER BY id`;
  return db.all<AttachmentRow>('draft attachments', sql, [id]).map((row) => ({
    contentId: row.content_id,
    name: row.name,
    type: row.type,
    sizeBytes: row.size_bytes,
    inline: row.inline === 1,
  }));
}

/** Newest first. */
export function listDrafts(db: ReadDb): StoredDraft[] {
  const rows = db.all<DraftRow>('drafts', 'SELECT * FROM drafts ORDER BY updated_at DESC, id DESC');
  return rows.map((row) => draftOf(db, row));
}

export function getDraft(db: ReadDb, id: DraftId): StoredDraft | null {
  const row = db.get<DraftRow>('draft', 'SELECT * FROM drafts WHERE id = ?', [id]);
  return row ? draftOf(db, row) : null;
}

export function insertDraft(
  tx: WriteDb,
  draft: {
    mode: DraftMode;
    originalId: MessageId | null;
    content: DraftContent;
    thread: DraftThread;
    filed: Omit<FiledDraft, 'draftUpdatedAt'> | null;
    createdAt: number;
  },
): DraftId {
  const { createdAt } = draft;
  const filed: FiledDraft | null = draft.filed && { ...draft.filed, draftUpdatedAt: createdAt };
  const { lastInsertRowid } = tx.run(
    'draft insert',
    `INSERT INTO drafts (mode, original_id, content, revision, updated_at, created_at, thread, filed)
     VALUES (?, ?, ?, 0, ?, ?, ?, ?)`,
    [
      draft.mode,
      draft.originalId,
      toJson(draft.content),
      createdAt,
      createdAt,
      toJson(draft.thread),
      filed && toJson(filed),
    ],
  );
  tx.changed.area('drafts');
  return lastInsertRowid as DraftId;
}

/**
 * Answers the revision that is stored afterwards: the given one, or a newer one that was there already. Another
 * identity brings its own address for answers.
 */
export function saveDraft(tx: WriteDb, id: DraftId, revision: number, content: DraftContent): number | null {
  tx.run(
    'draft reply-to',
    `UPDATE drafts SET thread = json_remove(thread, '$.replyTo')
     WHERE id = ? AND revision < ? AND content ->> '$.identityId' <> ?`,
    [id, revision, content.identityId],
  );
  const { changes } = tx.run(
    'draft save',
    'UPDATE drafts SET content = ?, revision = ?, updated_at = max(?, updated_at + 1) WHERE id = ? AND revision < ?',
    [toJson(content), revision, Date.now(), id, revision],
  );
  if (changes === 1) tx.changed.area('drafts');
  return tx.value<number>('draft revision', 'SELECT revision FROM drafts WHERE id = ?', [id]) ?? null;
}

export function setDraftFiled(tx: WriteDb, id: DraftId, filed: FiledDraft | null): void {
  tx.run('draft filed', 'UPDATE drafts SET filed = ? WHERE id = ?', [filed && toJson(filed), id]);
}

/** A composer shows it, or does no longer. */
export function setDraftOpen(tx: WriteDb, id: DraftId, open: boolean): void {
  tx.run('draft open', 'UPDATE drafts SET open = ? WHERE id = ?', [open ? 1 : 0, id]);
}

export function addDraftAttachment(
  tx: WriteDb,
  id: DraftId,
  attachment: Omit<DraftAttachment, 'sizeBytes'> & { bytes: Uint8Array },
): void {
  const { contentId, name, type, inline, bytes } = attachment;
  tx.run(
    'draft attach',
    `INSERT INTO draft_attachments (draft_id, content_id, name, type, size_bytes, inline, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [id, contentId, name, type, bytes.length, inline ? 1 : 0, bytes],
  );
  touch(tx, id);
}

export function removeDraftAttachment(tx: WriteDb, id: DraftId, contentId: string): void {
  tx.run('draft detach', 'DELETE FROM draft_attachments WHERE draft_id = ? AND content_id = ?', [id, contentId]);
  touch(tx, id);
}

export function renameDraftAttachment(tx: WriteDb, id: DraftId, contentId: string, name: string): void {
  const sql = 'UPDATE draft_attachments SET name = ? WHERE draft_id = ? AND content_id = ?';
  tx.run('draft attachment rename', sql, [name, id, contentId]);
  touch(tx, id);
}

/** null: as the identity has it. */
export function setDraftReplyTo(tx: WriteDb, id: DraftId, replyTo: Address[] | null): void {
  const change = replyTo === null ? `json_remove(thread, '$.replyTo')` : `json_set(thread, '$.replyTo', json(?))`;
  const values = replyTo === null ? [id] : [toJson(replyTo), id];
  tx.run('draft reply-to set', `UPDATE drafts SET thread = ${change} WHERE id = ?`, values);
  touch(tx, id);
}

/** An attachment came or went. The revision stays: it counts the saves of the composer. */
function touch(tx: WriteDb, id: DraftId): void {
  tx.run('draft touch', 'UPDATE drafts SET updated_at = max(?, updated_at + 1) WHERE id = ?', [Date.now(), id]);
  tx.changed.area('drafts');
}

export function readDraftAttachment(
  db: ReadDb,
  id: DraftId,
  contentId: string,
): { name: string; type: string; bytes: Uint8Array } | null {
  const sql = 'SELECT name, type, bytes FROM draft_attachments WHERE draft_id = ? AND content_id = ?';
  return db.get<{ name: string; type: string; bytes: Uint8Array }>('draft attachment', sql, [id, contentId]) ?? null;
}

export function deleteDraft(tx: WriteDb, id: DraftId): void {
  tx.run('draft delete', 'DELETE FROM drafts WHERE id = ?', [id]);
  tx.changed.area('drafts');
}
