// Messages read back: rows for the list, details for the reader, references for operations. What is written of a
// message comes from three sides, each with its file: the server (message-sync.ts), the person (message-intents.ts)
// and the raw source (sources.ts).
import type { Address } from '../../shared/domain/address.ts';
import type { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import type { Attachment, MessageBody, MessageDetail, MessageRow } from '../../shared/domain/message.ts';
import { type FlagBits, messageFlags } from '../core/flags.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import type { MessageIdentity } from '../core/relink.ts';
import type { ReadDb } from './handles.ts';
import { fromJson, fromJsonOrNull } from './json.ts';
import { KEPT } from './kept-messages.ts';
import { BRANCH_MUTED } from './muted-branches.ts';
import { bearsMark } from './thread-marks.ts';

/** What the `header` column holds: the facts that have no column of their own. */
export type StoredHeader = Pick<
  HeaderFacts,
  'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'bcc' | 'inReplyTo' | 'references' | 'listId' | 'priority'
>;

export function storedHeader(facts: HeaderFacts): StoredHeader {
  const { from, sender, replyTo, to, cc, bcc, inReplyTo, references, listId, priority } = facts;
  return { from, sender, replyTo, to, cc, bcc, inReplyTo, references, listId, priority };
}

interface MessageColumns {
  id: MessageId;
  account_id: AccountId;
  mailbox_id: MailboxId;
  thread_id: ThreadId;
  flags: FlagBits;
  keywords: string;
  source_id: number | null;
  date_at: number;
  size_bytes: number;
  has_attachments: number;
  subject: string;
  header: string;
  snippet: string | null;
  muted: number;
  watched: number;
  branch_muted: number;
}

const ROW_SQL = `SELECT messages.id, account_id, mailbox_id, thread_id, flags, keywords, source_id, date_at,
    messages.size_bytes, has_attachments, subject, header, snippet, ${bearsMark('muted')} AS muted,
    ${bearsMark('watched')} AS watched, ${BRANCH_MUTED} AS branch_muted
  FROM messages LEFT JOIN sources ON sources.id = source_id
  WHERE messages.id = ? AND mailbox_id IS NOT NULL`;

const NOBODY: Address = { name: null, address: '' };
const RECIPIENTS_SHOWN = 3;

function rowOf(columns: MessageColumns, header: StoredHeader): MessageRow {
  return {
    id: columns.id,
    accountId: columns.account_id,
    mailboxId: columns.mailbox_id,
    threadId: columns.thread_id,
    subject: columns.subject,
    from: header.from[0] ?? NOBODY,
    to: header.to.slice(0, RECIPIENTS_SHOWN),
    dateAt: columns.date_at,
    sizeBytes: columns.size_bytes,
    flags: messageFlags(columns.flags),
    keywords: fromJson<string[]>(columns.keywords),
    hasAttachments: columns.has_attachments === 1,
    snippet: columns.snippet ?? '',
    ...(header.priority && { priority: header.priority }),
    offline: columns.source_id !== null,
    ...(columns.muted === 1 && { muted: true }),
    ...(columns.watched === 1 && { watched: true }),
    ...(columns.branch_muted === 1 && { branchMuted: true }),
  };
}

/** In the order asked; an id that is not shown anywhere any more is left out. */
export function messageRows(db: ReadDb, ids: readonly MessageId[]): MessageRow[] {
  const rows: MessageRow[] = [];
  for (const id of ids) {
    const columns = db.get<MessageColumns>('message row', ROW_SQL, [id]);
    if (columns) rows.push(rowOf(columns, fromJson<StoredHeader>(columns.header)));
  }
  return rows;
}

/** A MessageDetail but for its body, which is rendered from the source on demand. */
export interface StoredDetail extends Omit<MessageDetail, 'body' | 'sendings'> {
  /** null: not downloaded yet. */
  bodyKind: MessageBody['kind'] | null;
  /** For the header of an answer. */
  inReplyTo: string | null;
  references: string[];
}

export function messageDetail(db: ReadDb, id: MessageId): StoredDetail | null {
  const columns = db.get<MessageColumns>('message row', ROW_SQL, [id]);
  if (!columns) return null;
  const more = db.get<{
    message_id_header: string | null;
    body_kind: MessageBody['kind'] | null;
    attachments: string | null;
    defects: string | null;
    misses: number;
  }>(
    'message detail',
    `SELECT message_id_header, body_kind, attachments, defects, source_misses AS misses
     FROM messages LEFT JOIN sources ON sources.id = source_id WHERE messages.id = ?`,
    [id],
  );
  const header = fromJson<StoredHeader>(columns.header);
  return {
    row: rowOf(columns, header),
    ...header,
    messageIdHeader: more?.message_id_header ?? null,
    bodyKind: more?.body_kind ?? null,
    refused: columns.source_id === null && (more?.misses ?? 0) > 0,
    attachments: fromJsonOrNull<Attachment[]>(more?.attachments ?? null) ?? [],
    defects: fromJsonOrNull<string[]>(more?.defects ?? null) ?? [],
  };
}

/** Where a message is shown, and where the server has it: what an operation works on. */
export interface MessageRef {
  id: MessageId;
  accountId: AccountId;
  /** null: shown nowhere (deleted here, not yet agreed). */
  mailboxId: MailboxId | null;
  /** null: the server does not have it, or no longer where it was. */
  serverMailboxId: MailboxId | null;
  /** null: not known to the server, or waiting to be found again after a UIDVALIDITY change. */
  uid: number | null;
  /** As shown. */
  flags: FlagBits;
  serverFlags: FlagBits;
  keywords: string[];
  internalDateAt: number;
  messageIdHeader: string | null;
  sourceId: number | null;
  /** On its way here from another account, as a copy of that message; null: it is not, or it has arrived. */
  copyOf: MessageId | null;
}

/** In the order asked; an id that no longer exists is left out. */
export function messageRefs(db: ReadDb, ids: readonly MessageId[]): MessageRef[] {
  const sql = `SELECT id, account_id AS accountId, mailbox_id AS mailboxId, server_mailbox_id AS serverMailboxId, uid,
      flags, server_flags AS serverFlags, keywords, internal_date_at AS internalDateAt,
      message_id_header AS messageIdHeader, source_id AS sourceId, copy_of AS copyOf
    FROM messages WHERE id = ?`;
  const refs: MessageRef[] = [];
  for (const id of ids) {
    const row = db.get<Omit<MessageRef, 'keywords'> & { keywords: string }>('message ref', sql, [id]);
    if (row) refs.push({ ...row, keywords: fromJson<string[]>(row.keywords) });
  }
  return refs;
}

export function messageDates(db: ReadDb, ids: readonly MessageId[]): Map<MessageId, number> {
  const sql = 'SELECT date_at FROM messages WHERE id = ?';
  return new Map(
    ids.flatMap((id): [MessageId, number][] => {
      const at = db.value<number>('message date', sql, [id]);
      return at === undefined ? [] : [[id, at]];
    }),
  );
}

/** Copies of this message in other accounts that have not arrived there yet. */
export function arrivingCopies(db: ReadDb, original: MessageId): MessageId[] {
  return db.pluck<MessageId>('copies arriving', 'SELECT id FROM messages WHERE copy_of = ?', [original]);
}

/** Everything shown in a mailbox, e.g. to empty the trash. */
export function mailboxMessageIds(db: ReadDb, mailboxId: MailboxId): MessageId[] {
  return db.pluck<MessageId>('message ids of mailbox', 'SELECT id FROM messages WHERE mailbox_id = ?', [mailboxId]);
}

/** The unread ones of a mailbox, for « tout marquer comme lu ». */
/** From the first moment on, and before the second. */
export interface Between {
  fromAt: number;
  untilAt: number;
}

export function unreadMessageIds(db: ReadDb, mailboxId: MailboxId, between?: Between): MessageId[] {
  const sql = `SELECT id FROM messages WHERE mailbox_id = ? AND flags & 1 = 0 ${between ? 'AND date_at >= ? AND date_at < ?' : ''}`;
  const values = between ? [mailboxId, between.fromAt, between.untilAt] : [mailboxId];
  return db.pluck<MessageId>('unread ids of mailbox', sql, values);
}

/**
 * Those that the server has in this mailbox under a UID that is not known, with this Message-ID header: none that it was
 * searched for in vain.
 */
export function unlinkedMessages(db: ReadDb, serverMailboxId: MailboxId, messageIdHeader: string): MessageId[] {
  const sql = `SELECT id FROM messages WHERE server_mailbox_id = ? AND uid IS NULL AND message_id_header = ?
    AND NOT (${KEPT} AND (SELECT complete FROM mailboxes WHERE mailboxes.id = server_mailbox_id) = 1)`;
  return db.pluck<MessageId>('messages unlinked', sql, [serverMailboxId, messageIdHeader]);
}

/** UIDs in this mailbox, ascending, of messages without Message-ID that became known after `message`. */
export function uidsSince(db: ReadDb, serverMailboxId: MailboxId, message: MessageId): number[] {
  const sql = `SELECT uid FROM messages
    WHERE server_mailbox_id = ? AND uid IS NOT NULL AND id > ? AND message_id_header IS NULL ORDER BY uid`;
  return db.pluck<number>('uids since', sql, [serverMailboxId, message]);
}

/** Those of a mailbox that bear this Message-ID, wherever on the server they are. */
export function heldLike(db: ReadDb, mailboxId: MailboxId, messageIdHeader: string | null): MessageIdentity[] {
  const sql = `SELECT message_id_header AS messageIdHeader, size_bytes AS sizeBytes, date_at AS dateAt, subject
    FROM messages WHERE mailbox_id = ? AND message_id_header = ?`;
  return messageIdHeader === null ? [] : db.all('held like', sql, [mailboxId, messageIdHeader]);
}

export function datesOf(db: ReadDb, ids: readonly MessageId[]): { id: MessageId; dateAt: number }[] {
  return db.all(
    'message dates',
    `SELECT messages.id, date_at AS dateAt FROM json_each(?) AS asked CROSS JOIN messages ON messages.id = asked.value`,
    [JSON.stringify(ids)],
  );
}

export function newestFirst(db: ReadDb, ids: readonly MessageId[]): MessageId[] {
  const dated = ids.map((id) => ({
    id,
    at: db.value<number>('message date', 'SELECT date_at FROM messages WHERE id = ?', [id]) ?? 0,
  }));
  return dated.sort((a, b) => b.at - a.at).map(({ id }) => id);
}

export function messageByUid(db: ReadDb, serverMailboxId: MailboxId, uid: number): MessageId | null {
  const sql = 'SELECT id FROM messages WHERE server_mailbox_id = ? AND uid = ?';
  return db.value<MessageId>('message by uid', sql, [serverMailboxId, uid]) ?? null;
}
