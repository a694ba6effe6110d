// Raw sources: every message byte for byte, packed by mime/ and opaque here, shared by all copies of a message. A
// source that no message claims is kept until `collectSources`: a message that left one mailbox may yet appear in
// another. Triggers keep `unclaimed_at` (migrations/010-first.ts).
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { PackedSource, SourceDigest } from '../core/message-facts.ts';
import type { MessageIdentity } from '../core/relink.ts';
import { personKey, subjectKey } from '../core/sort-keys.ts';
import type { Store } from './database.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { saveCalendarMarks } from './invitations.ts';
import { toJson } from './json.ts';
import { saveMailReport } from './mail-reports.ts';
import { arrivingCopies, storedHeader } from './messages.ts';
import { accountsWithOperationsOn } from './operations.ts';
import { searchDocument } from './search-index.ts';
import { IDENTITY_DATE, MAY_BE_SAME, sourceIdentity } from './source-identity.ts';
import { inOne, inPieces, PIECE, type StoredBytes } from './source-pieces.ts';

interface MessageColumns {
  id: MessageId;
  accountId: AccountId;
  mailboxId: number | null;
  sourceId: number | null;
  messageIdHeader: string | null;
  sizeBytes: number;
  dateAt: number;
  subject: string;
  header: string;
  hasAttachments: number;
  toKey: string | null;
}

/**
 * Stores what was read from these messages' sources and makes it searchable. One transaction takes many at once
 * best: they enter the search index in the order of their dates, which is the order it is written in.
 * A message that is gone meanwhile is passed over. Answers whose operations waited for one of these sources.
 */
export function saveSources(
  tx: WriteDb,
  items: readonly { messageId: MessageId; digest: SourceDigest }[],
): Set<AccountId> {
  const waited = new Set<AccountId>();
  const byDate = items
    .map(({ messageId, digest }) => ({ message: messageColumns(tx, messageId), digest }))
    .sort((a, b) => (a.message?.dateAt ?? 0) - (b.message?.dateAt ?? 0));
  for (const { message, digest } of byDate) {
    if (!message) continue;
    const sourceId = heldSource(tx, digest.hash) ?? insertSource(tx, message, digest);
    linkSource(tx, message, sourceId, digest);
    saveMailReport(tx, message, digest);
    saveCalendarMarks(tx, message.id, digest);
    const arriving = linkArriving(tx, message.id, sourceId, digest);
    // The message too: what was to be deleted once it is on its way elsewhere.
    for (const id of arriving.length > 0 ? [message.id, ...arriving] : []) {
      for (const accountId of accountsWithOperationsOn(tx, id)) waited.add(accountId);
    }
  }
  return waited;
}

/** What the message is to become in other accounts, and from there in others, has the same source. */
function linkArriving(tx: WriteDb, id: MessageId, sourceId: number, digest: SourceDigest): MessageId[] {
  return arrivingCopies(tx, id).flatMap((copyId) => {
    const copy = messageColumns(tx, copyId);
    if (copy) linkSource(tx, copy, sourceId, digest);
    return [copyId, ...linkArriving(tx, copyId, sourceId, digest)];
  });
}

function messageColumns(db: ReadDb, id: MessageId): MessageColumns | undefined {
  return db.get<MessageColumns>(
    'message for source',
    `SELECT id, account_id AS accountId, mailbox_id AS mailboxId, source_id AS sourceId, message_id_header AS messageIdHeader,
       size_bytes AS sizeBytes, date_at AS dateAt, subject, header,
       has_attachments AS hasAttachments, to_key AS toKey
     FROM messages WHERE id = ?`,
    [id],
  );
}

function heldSource(tx: WriteDb, hash: string): number | undefined {
  return tx.value<number>('source by hash', `SELECT id FROM sources WHERE ${hashIs('?')}`, [hash, hash]);
}

/** For SQL over `sources`, by their index; `value` stands in it twice. */
export function hashIs(value: string): string {
  return `substr(sources.hash, 1, 8) = substr(${value}, 1, 8) AND sources.hash = ${value}`;
}

function insertSource(tx: WriteDb, message: MessageColumns, digest: SourceDigest): number {
  const id = nextSourceId(tx, message.dateAt);
  tx.run(
    'source insert',
    `INSERT INTO sources (id, hash, identity, size_bytes, snippet, body_kind, attachments, defects)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      digest.hash,
      sourceIdentity(message),
      digest.sizeBytes,
      digest.snippet,
      digest.bodyKind,
      toJson(digest.attachments),
      toJson(digest.defects),
    ],
  );
  const { first, more } = inPieces(digest.packed);
  const { lastInsertRowid: storedAt } = tx.run(
    'source bytes insert',
    'INSERT INTO source_bytes (source_id, encoding, bytes) VALUES (?, ?, ?)',
    [id, first.encoding, first.bytes],
  );
  for (const [index, bytes] of more.entries()) {
    const sql = 'INSERT INTO source_pieces (source_id, number, bytes) VALUES (?, ?, ?)';
    tx.run('source piece insert', sql, [id, index + 1, bytes]);
  }
  tx.search.put.push({ storedAt, document: searchDocument(id, digest) });
  return id;
}

/** A message's header as fetched may lack what the whole source tells (Bcc, fields the server left out). */
function linkSource(tx: WriteDb, message: MessageColumns, sourceId: number, digest: SourceDigest): void {
  const header = toJson(storedHeader(digest.facts));
  const sql = 'UPDATE OR FAIL messages SET source_id = ?, header = ? WHERE id = ?';
  tx.run('message source', sql, [sourceId, header, message.id]);
  const hasAttachments = digest.attachments.some(({ inline }) => !inline) ? 1 : 0;
  // Apart, as indexes have them: hardly ever are they others than the header made expect.
  if (hasAttachments !== message.hasAttachments) {
    tx.run('message attachments', 'UPDATE messages SET has_attachments = ? WHERE id = ?', [hasAttachments, message.id]);
  }
  const toKey = personKey(digest.facts.to[0]);
  if (toKey !== message.toKey)
    tx.run('message recipient', 'UPDATE messages SET to_key = ? WHERE id = ?', [toKey, message.id]);
  if (message.subject === '' && message.messageIdHeader === null) learnHeader(tx, message.id, digest);
  tx.run('wanted done', 'DELETE FROM wanted_sources WHERE message_id = ?', [message.id]);
  tx.changed.message(message.id);
  tx.changed.area('mailboxes');
}

/** The server could not give this message's header before; now it is known. */
function learnHeader(tx: WriteDb, id: MessageId, { facts }: SourceDigest): void {
  tx.run(
    'message header learnt',
    `UPDATE messages SET subject = ?, subject_key = ?, from_key = ?, message_id_header = ?, date_at = coalesce(?, date_at)
     WHERE id = ?`,
    [facts.subject, subjectKey(facts.subject), personKey(facts.from[0]), facts.messageIdHeader, facts.dateAt, id],
  );
}

/**
 * Those of these messages whose source is here already, under another mailbox of the account: labels shown as
 * mailboxes, a copy made elsewhere. They are linked to it, and need not be fetched.
 */
export function claimHeldSources(store: Store, ids: readonly MessageId[]): Set<MessageId> {
  const held = likeHeldOnes(store.reads, ids).flatMap((id) => {
    const message = messageColumns(store.reads, id);
    const sourceId = message && sourceOfSame(store.reads, message.accountId, message);
    return sourceId === undefined ? [] : [{ id, sourceId }];
  });
  if (held.length > 0) {
    store.transaction((tx) => {
      for (const { id, sourceId } of held) claimSource(tx, id, sourceId);
    }, 'refetchable');
  }
  return new Set(held.map(({ id }) => id));
}

/** One question for all of them: of the many that a first sync asks about hardly any is here already. */
function likeHeldOnes(db: ReadDb, ids: readonly MessageId[]): MessageId[] {
  return db.pluck<MessageId>(
    'messages like held',
    `SELECT messages.id FROM json_each(?) AS asked CROSS JOIN messages ON messages.id = asked.value
     WHERE messages.message_id_header <> '' AND EXISTS (SELECT 1 FROM sources WHERE ${MAY_BE_SAME})`,
    [JSON.stringify(ids)],
  );
}

/**
 * The source of the same message in this account, or of one that was just removed: a move, seen from where it went.
 * Never another account's: the same letter to two people of one school may differ in nothing but their names.
 */
export function sourceOfSame(
  db: ReadDb,
  accountId: AccountId,
  message: MessageIdentity & { header: string },
): number | undefined {
  const key = sourceIdentity(message);
  if (key === null) return undefined;
  return db.value<number>(
    'source by identity',
    `SELECT id FROM sources WHERE ${IDENTITY_DATE} = ? AND identity = ? AND (
       EXISTS (SELECT 1 FROM messages WHERE source_id = sources.id AND account_id = ?)
       OR NOT EXISTS (SELECT 1 FROM messages WHERE source_id = sources.id)) LIMIT 1`,
    [message.dateAt, key, accountId],
  );
}

function claimSource(tx: WriteDb, id: MessageId, sourceId: number): void {
  const same = tx.get<{ header: string; toKey: string | null }>(
    'source header',
    'SELECT header, to_key AS toKey FROM messages WHERE source_id = ? LIMIT 1',
    [sourceId],
  );
  const { changes } = tx.run(
    'source claim',
    `UPDATE messages SET source_id = ?,
       has_attachments = (SELECT attachments LIKE '%"inline":false%' FROM sources WHERE id = ?)
     WHERE id = ? AND source_id IS NULL`,
    [sourceId, sourceId, id],
  );
  if (changes === 1 && same)
    tx.run('source header claim', 'UPDATE messages SET header = ?, to_key = ? WHERE id = ?', [
      same.header,
      same.toKey,
      id,
    ]);
  tx.run('wanted done', 'DELETE FROM wanted_sources WHERE message_id = ?', [id]);
  tx.changed.message(id);
  tx.changed.area('mailboxes');
}

const SLOT_MS = 15 * 60_000;
const IDS_PER_SLOT = 64;
const SLOT_MAX = 2 ** 26;

/**
 * Sorts by date, to a quarter of an hour; unique as the next free number within it. Ids lie as close together as that
 * allows: the search index stores the steps from one to the next, and small steps halve it. Where more messages
 * claim one quarter of an hour than it has numbers, they go to later ones, ever further on.
 */
function nextSourceId(tx: WriteDb, dateAt: number): number {
  const slot = Math.min(Math.max(Math.floor(dateAt / SLOT_MS), 0), SLOT_MAX);
  for (let step = 0; ; step++) {
    const first = (slot + step * step) * IDS_PER_SLOT + 1;
    const end = first + IDS_PER_SLOT;
    const last = tx.value<number | null>('source id', 'SELECT max(id) FROM sources WHERE id >= ? AND id < ?', [
      first,
      end,
    ]);
    if (last == null) return first;
    if (last + 1 < end) return last + 1;
  }
}

/** null: not downloaded yet, or no such message. */
export function readSource(db: ReadDb, id: MessageId): PackedSource | null {
  const stored = db.get<StoredBytes>(
    'source bytes',
    `SELECT source_id AS sourceId, encoding, bytes FROM source_bytes
     WHERE source_id = (SELECT source_id FROM messages WHERE id = ?)`,
    [id],
  );
  return stored ? wholeSource(db, stored) : null;
}

/** null: deleted meanwhile. Throws MailError `store` where a part of it is missing. */
export function packedSource(db: ReadDb, sourceId: number): PackedSource | null {
  const sql = 'SELECT source_id AS sourceId, encoding, bytes FROM source_bytes WHERE source_id = ?';
  const stored = db.get<StoredBytes>('source bytes by id', sql, [sourceId]);
  return stored ? wholeSource(db, stored) : null;
}

/** By the SHA-256 of the raw source; null where no message claims such a source. */
export function readSourceByHash(db: ReadDb, hash: string): PackedSource | null {
  const stored = db.get<StoredBytes>(
    'source bytes by hash',
    `SELECT source_id AS sourceId, encoding, bytes FROM source_bytes WHERE source_id =
       (SELECT id FROM sources WHERE ${hashIs('?')} AND EXISTS (SELECT 1 FROM messages WHERE source_id = sources.id))`,
    [hash, hash],
  );
  return stored ? wholeSource(db, stored) : null;
}

export interface StoredSource extends StoredBytes {
  /** source_bytes.id: in the order in which they were stored. */
  storedAt: number;
}

export function sourceStoredAfter(db: ReadDb, after: number): StoredSource | undefined {
  return db.get(
    'source stored after',
    'SELECT id AS storedAt, source_id AS sourceId, encoding, bytes FROM source_bytes WHERE id > ? ORDER BY id LIMIT 1',
    [after],
  );
}

/** Throws MailError `store` where a part of it is missing. */
export function wholeSource(db: ReadDb, stored: StoredBytes): PackedSource {
  return inOne(stored, (sourceId, number) => db.value<Uint8Array>('source piece', PIECE, [sourceId, number]));
}

/** SHA-256 of the raw source as it came, lower-case hex. */
export function sourceHash(db: ReadDb, id: MessageId): string | null {
  const sql = 'SELECT hash FROM sources WHERE id = (SELECT source_id FROM messages WHERE id = ?)';
  return db.value<string>('source hash', sql, [id]) ?? null;
}

/**
 * Drops sources that nobody has claimed since before `unclaimedBefore`: the time at which the last pass over every
 * mailbox of the account began, for by its end a moved message has been seen again. Answers how many went; fewer
 * than `limit` = done.
 */
export function collectSources(tx: WriteDb, unclaimedBefore: number, limit = 100): number {
  const ids = tx.pluck<number>(
    'sources unclaimed',
    `SELECT id FROM sources WHERE unclaimed_at < ? AND NOT EXISTS (SELECT 1 FROM messages WHERE source_id = sources.id)
     LIMIT ?`,
    [unclaimedBefore, limit],
  );
  for (const id of ids) {
    tx.search.remove.push(id);
    tx.run('source delete', 'DELETE FROM sources WHERE id = ?', [id]);
  }
  return ids.length;
}
