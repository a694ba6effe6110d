// What the server tells of a mailbox, written down: the store's half of the backend port's MailboxSink. Invariants:
// what the person wants (pending operations) stays shown over what the server says; a message is found again by its
// identity before it is made anew or given up; each function is one step that may be the last before a crash.
import type { AccountId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import { type FlagBits, parseServerFlags, serverFlagNames } from '../core/flags.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import type { MessageIdentity } from '../core/relink.ts';
import { personKey, subjectKey } from '../core/sort-keys.ts';
import { noteSameFiledAnew } from './filed-anew.ts';
import { takeServerFlags } from './flag-intents.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';
import { flagsItLacks, KEPT } from './kept-messages.ts';
import { joinAnswers } from './lone-answers.ts';
import { messageByUid, storedHeader } from './messages.ts';
import { growBranches } from './muted-branches.ts';
import { findAgain, holdBack } from './recognise.ts';
import { sourceOfSame } from './sources.ts';
import { hearMarks } from './thread-marks.ts';
import { threadOf } from './threads.ts';
import { mayBeUnderWay, underWayTo } from './under-way.ts';

/** A header as it was fetched, its block parsed by mime/. */
export interface HeaderToSave {
  uid: number;
  flags: readonly string[];
  internalDateAt: number;
  sizeBytes: number;
  facts: HeaderFacts;
}

export interface SavedHeader {
  uid: number;
  messageId: MessageId;
  /** `new`: never seen before, except perhaps in another mailbox. `found`: held already, its UID was missing. */
  as: 'new' | 'found' | 'known';
  /** Set here, and unknown to the server that the account came to; 0 as a rule. */
  lacks: FlagBits;
}

/** UIDs known under the current UIDVALIDITY, ascending: also those that the person moved away meanwhile. */
export function knownUids(db: ReadDb, mailboxId: MailboxId): number[] {
  const sql = 'SELECT uid FROM messages WHERE server_mailbox_id = ? AND uid IS NOT NULL ORDER BY uid';
  return db.pluck<number>('known uids', sql, [mailboxId]);
}

/** The newest that the server has in this mailbox, with what a header is recognised by. */
export function newestOnServer(
  db: ReadDb,
  mailboxId: MailboxId,
  limit: number,
): { uid: number; messageIdHeader: string | null; sizeBytes: number }[] {
  return db.all(
    'newest on server',
    `SELECT uid, message_id_header AS messageIdHeader, size_bytes AS sizeBytes FROM messages
     WHERE server_mailbox_id = ? AND uid IS NOT NULL ORDER BY uid DESC LIMIT ?`,
    [mailboxId, limit],
  );
}

/** The flags as the server last told them. */
export function knownFlags(db: ReadDb, mailboxId: MailboxId): Map<number, string[]> {
  const rows = db.all<{ uid: number; bits: FlagBits; keywords: string }>(
    'known flags',
    `SELECT uid, server_flags AS bits, server_keywords AS keywords FROM messages INDEXED BY messages_server_flags
     WHERE server_mailbox_id = ? AND uid IS NOT NULL ORDER BY uid`,
    [mailboxId],
  );
  // Few combinations exist: one array for each, which whoever compares them reads once.
  const combinations = new Map<string, string[]>();
  const flagsOf = (bits: FlagBits, keywords: string) => {
    const key = `${bits} ${keywords}`;
    const flags = combinations.get(key) ?? serverFlagNames({ bits, keywords: fromJson<string[]>(keywords) });
    combinations.set(key, flags);
    return flags;
  };
  return new Map(rows.map(({ uid, bits, keywords }) => [uid, flagsOf(bits, keywords)]));
}

/** One chunk of headers. A UID that is known already only has its flags brought up to date. */
export function saveHeaders(
  tx: WriteDb,
  mailbox: { id: MailboxId; accountId: AccountId },
  headers: readonly HeaderToSave[],
): SavedHeader[] {
  const underWay = underWayTo(tx, mailbox);
  const saved = headers.map((header): SavedHeader => {
    const { uid } = header;
    const known = messageByUid(tx, mailbox.id, uid);
    if (known !== null) return { uid, messageId: known, as: 'known', lacks: 0 };
    const identity = identityOf(header);
    const found = findAgain(tx, mailbox.id, identity, underWay);
    if (found !== null) {
      const lacks = flagsItLacks(tx, found, parseServerFlags(header.flags).bits);
      linkFound(tx, found, mailbox.id, uid);
      return { uid, messageId: found, as: 'found', lacks };
    }
    const messageId = insertMessage(tx, mailbox, header);
    holdBack(tx, messageId, identity, underWay);
    return { uid, messageId, as: 'new', lacks: 0 };
  });
  const held = new Set(saved.filter(({ as }) => as !== 'new').map(({ uid }) => uid));
  saveFlags(
    tx,
    mailbox.id,
    headers.filter(({ uid }) => held.has(uid)),
  );
  tx.changed.list(mailbox.id);
  return saved;
}

function identityOf({ facts, sizeBytes, internalDateAt }: Omit<HeaderToSave, 'uid'>): MessageIdentity {
  const { messageIdHeader, subject } = facts;
  return { messageIdHeader, sizeBytes, dateAt: facts.dateAt ?? internalDateAt, subject };
}

function linkFound(tx: WriteDb, id: MessageId, mailboxId: MailboxId, uid: number): void {
  tx.run('message link', 'UPDATE messages SET server_mailbox_id = ?, uid = ? WHERE id = ?', [mailboxId, uid, id]);
}

/** `uid` null: put there by the person, the server does not have it yet. */
export function insertMessage(
  tx: WriteDb,
  mailbox: { id: MailboxId; accountId: AccountId },
  header: Omit<HeaderToSave, 'uid'> & { uid: number | null },
): MessageId {
  const { facts, uid } = header;
  const identity = identityOf(header);
  const { bits, keywords } = parseServerFlags(header.flags);
  const keywordsJson = toJson(keywords);
  const storedJson = toJson(storedHeader(facts));
  const source = knownSource(tx, mailbox.accountId, { ...identity, header: storedJson });
  const id = nextMessageId(tx);
  const threadId = threadOf(tx, mailbox.accountId, facts, id as number as ThreadId);
  tx.run(
    'message insert',
    `INSERT OR FAIL INTO messages (id, account_id, mailbox_id, flags, keywords, server_mailbox_id, uid, server_flags,
       server_keywords, thread_id, source_id, date_at, internal_date_at, size_bytes, has_attachments, subject_key,
       from_key, to_key, subject, message_id_header, header)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      mailbox.accountId,
      mailbox.id,
      bits,
      keywordsJson,
      uid === null ? null : mailbox.id,
      uid,
      bits,
      keywordsJson,
      threadId,
      source?.id ?? null,
      identity.dateAt,
      header.internalDateAt,
      header.sizeBytes,
      (source ? source.hasAttachments === 1 : facts.likelyAttachments) ? 1 : 0,
      subjectKey(facts.subject),
      personKey(facts.from[0]),
      personKey(facts.to[0]),
      facts.subject,
      facts.messageIdHeader,
      source ? storedJson : storedJson + ROOM_FOR_SOURCE,
    ],
  );
  joinAnswers(tx, { id, accountId: mailbox.accountId, facts, dateAt: identity.dateAt });
  growBranches(tx, id, facts);
  hearMarks(tx, id, '[]', keywordsJson);
  return id;
}

/**
 * Behind the header, as long as the number of a source is: a row that grows when its source comes would split the page
 * that it stands on, as all that were stored with it do.
 */
const ROOM_FOR_SOURCE = '    ';

/** A message that is held already, in another mailbox or from before it moved, brings its source along. */
function knownSource(
  tx: WriteDb,
  accountId: AccountId,
  message: MessageIdentity & { header: string },
): { id: number; hasAttachments: number } | undefined {
  const id = sourceOfSame(tx, accountId, message);
  if (id === undefined) return undefined;
  const sql = `SELECT id, attachments LIKE '%"inline":false%' AS hasAttachments FROM sources WHERE id = ?`;
  return tx.get('source attachments', sql, [id]);
}

/** Given beforehand, as a new thread bears the id of the message that began it. */
export function nextMessageId(tx: WriteDb): MessageId {
  const last = tx.value<number>('message id', `SELECT seq FROM sqlite_sequence WHERE name = 'messages'`);
  return ((last ?? 0) + 1) as MessageId;
}

export function saveFlags(
  tx: WriteDb,
  mailboxId: MailboxId,
  updates: readonly { uid: number; flags: readonly string[] }[],
): void {
  for (const { uid, flags } of updates) {
    const id = messageByUid(tx, mailboxId, uid);
    if (id === null) continue;
    const { bits, keywords } = parseServerFlags(flags);
    takeServerFlags(tx, id, { bits, keywords: toJson(keywords) });
  }
}

/**
 * These are gone from the server. One that the person has put elsewhere meanwhile stays there without UID, for that
 * move may well be what took it away, and so does one that a move has begun to take away, wherever it is shown since;
 * the sources of the others wait to be claimed from wherever they went.
 */
export function removeUids(tx: WriteDb, mailboxId: MailboxId, uids: readonly number[]): void {
  for (const uid of uids) {
    const row = tx.get<{ id: MessageId; mailbox: MailboxId | null }>(
      'message to remove',
      'SELECT id, mailbox_id AS mailbox FROM messages WHERE server_mailbox_id = ? AND uid = ?',
      [mailboxId, uid],
    );
    if (row) giveUp(tx, row.id, row.mailbox, mailboxId);
  }
}

function giveUp(tx: WriteDb, id: MessageId, shownIn: MailboxId | null, serverMailboxId: MailboxId): void {
  const staysHere = shownIn === null || shownIn === serverMailboxId;
  if (staysHere && !mayBeUnderWay(tx, id, serverMailboxId)) {
    noteSameFiledAnew(tx, id);
    tx.run('message delete', 'DELETE FROM messages WHERE id = ?', [id]);
  } else {
    tx.run('message unlink', 'UPDATE messages SET server_mailbox_id = NULL, uid = NULL WHERE id = ?', [id]);
  }
  tx.changed.list(shownIn);
  tx.changed.message(id);
}

/**
 * Messages that the server agreed to have put here, under UIDs that it did not tell: what a whole comparison made since
 * has not found is not here (any more). Those that an operation waits for are looked for by it.
 */
export function unfoundMessages(db: ReadDb, mailboxId: MailboxId): MessageId[] {
  const sql = `SELECT id FROM messages WHERE server_mailbox_id = ? AND uid IS NULL AND NOT ${KEPT}
    AND NOT EXISTS (SELECT 1 FROM operation_targets WHERE message_id = messages.id)`;
  return db.pluck<MessageId>('messages unfound', sql, [mailboxId]);
}

/** UIDVALIDITY is new: no UID holds any more. Nothing is deleted; `saveHeaders` finds the messages again. */
export function resetMailbox(tx: WriteDb, mailboxId: MailboxId, uidValidity: number): void {
  tx.run('mailbox reset', 'UPDATE messages SET uid = NULL WHERE server_mailbox_id = ? AND uid IS NOT NULL', [
    mailboxId,
  ]);
  tx.run(
    'mailbox reset state',
    'UPDATE mailboxes SET uid_validity = ?, uid_next = NULL, highest_mod_seq = NULL, complete = 0 WHERE id = ?',
    [uidValidity, mailboxId],
  );
}

/** The pass after a reset reached the end: what was not found again is gone, but for what is kept. */
export function finishReset(tx: WriteDb, mailboxId: MailboxId): void {
  const lost = tx.all<{ id: MessageId; mailbox: MailboxId | null }>(
    'messages lost by reset',
    `SELECT id, mailbox_id AS mailbox FROM messages WHERE server_mailbox_id = ? AND uid IS NULL AND NOT ${KEPT}`,
    [mailboxId],
  );
  for (const { id, mailbox } of lost) giveUp(tx, id, mailbox, mailboxId);
}
