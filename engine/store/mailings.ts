// « Envoyer séparément »: what many messages of the outbox are together, and where the copy of each lies. What became of
// them is read beside this, from the outbox and from the sendings.
import type { Address } from '../../shared/domain/address.ts';
import type { AccountId, DraftId, MailboxId, MailingId, MessageId } from '../../shared/domain/ids.ts';
import type { RefusedRecipient } from '../../shared/domain/outbox.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';

export interface StoredMailing {
  id: MailingId;
  accountId: AccountId;
  draftId: DraftId | null;
  subject: string;
  state: 'running' | 'paused' | 'cancelled';
  createdAt: number;
}

export interface StoredLetter {
  position: number;
  recipients: Address[];
  children: string[];
  messageIdHeader: string;
  messageId: MessageId | null;
  /** Given up by the person: whom the server had refused. */
  givenUp: RefusedRecipient[] | null;
  /** Some server took it. */
  sentAt: number | null;
  /** By any of its submissions. */
  refused: RefusedRecipient[];
}

const COLUMNS = 'id, account_id AS accountId, draft_id AS draftId, subject, state, created_at AS createdAt';

/** Newest first. */
export function listMailings(db: ReadDb): StoredMailing[] {
  return db.all<StoredMailing>('mailings', `SELECT ${COLUMNS} FROM mailings ORDER BY id DESC`);
}

export function getMailing(db: ReadDb, id: MailingId): StoredMailing | null {
  return db.get<StoredMailing>('mailing', `SELECT ${COLUMNS} FROM mailings WHERE id = ?`, [id]) ?? null;
}

export function insertMailing(
  tx: WriteDb,
  mailing: Omit<StoredMailing, 'id' | 'state'>,
  letters: readonly Pick<StoredLetter, 'recipients' | 'children' | 'messageIdHeader'>[],
): MailingId {
  const { accountId, draftId, subject, createdAt } = mailing;
  const { lastInsertRowid } = tx.run(
    'mailing insert',
    `INSERT INTO mailings (account_id, draft_id, subject, state, created_at) VALUES (?, ?, ?, 'running', ?)`,
    [accountId, draftId, subject, createdAt],
  );
  for (const [position, { recipients, children, messageIdHeader }] of letters.entries()) {
    tx.run(
      'mailing letter insert',
      `INSERT INTO mailing_letters (mailing_id, position, recipients, children, message_id_header)
       VALUES (?, ?, ?, ?, ?)`,
      [lastInsertRowid, position, toJson(recipients), toJson(children), messageIdHeader],
    );
  }
  tx.changed.area('outbox');
  return lastInsertRowid as MailingId;
}

interface LetterRow {
  position: number;
  recipients: string;
  children: string;
  messageIdHeader: string;
  messageId: MessageId | null;
  givenUp: string | null;
  sentAt: number | null;
  refused: string | null;
}

/** In the order of the mailing. */
export function lettersOf(db: ReadDb, id: MailingId): StoredLetter[] {
  const rows = db.all<LetterRow>(
    'mailing letters',
    `SELECT position, recipients, children, message_id_header AS messageIdHeader, message_id AS messageId,
       given_up AS givenUp,
       (SELECT min(accepted_at) FROM sendings WHERE message_id_header = mailing_letters.message_id_header) AS sentAt,
       (SELECT json_group_array(json(one.value)) FROM sendings, json_each(refused_recipients) AS one
        WHERE message_id_header = mailing_letters.message_id_header) AS refused
     FROM mailing_letters WHERE mailing_id = ? ORDER BY position`,
    [id],
  );
  return rows.map(({ recipients, children, givenUp, refused, ...row }) => ({
    ...row,
    recipients: fromJson<Address[]>(recipients),
    children: fromJson<string[]>(children),
    givenUp: fromJsonOrNull<RefusedRecipient[]>(givenUp),
    refused: fromJsonOrNull<RefusedRecipient[]>(refused) ?? [],
  }));
}

export function setMailingState(tx: WriteDb, id: MailingId, state: StoredMailing['state']): void {
  tx.run('mailing state', 'UPDATE mailings SET state = ? WHERE id = ?', [state, id]);
  tx.changed.area('outbox');
}

/** As if it had never been begun. */
export function removeMailing(tx: WriteDb, id: MailingId): void {
  tx.run('mailing delete', 'DELETE FROM mailings WHERE id = ?', [id]);
  tx.changed.area('outbox');
}

export function setLetterFiled(tx: WriteDb, messageIdHeader: string, messageId: MessageId): void {
  const sql = 'UPDATE mailing_letters SET message_id = ? WHERE message_id_header = ?';
  tx.run('mailing letter filed', sql, [messageId, messageIdHeader]);
}

export function setLetterGivenUp(tx: WriteDb, messageIdHeader: string, refused: readonly RefusedRecipient[]): void {
  const sql = 'UPDATE mailing_letters SET given_up = ? WHERE message_id_header = ?';
  tx.run('mailing letter given up', sql, [toJson(refused), messageIdHeader]);
}

export function pausedMailings(db: ReadDb): Set<MailingId> {
  return new Set(db.pluck<MailingId>('mailings paused', `SELECT id FROM mailings WHERE state = 'paused'`));
}

/** Something of it is in the outbox. */
export function hasEntries(db: ReadDb, id: MailingId): boolean {
  const sql = 'SELECT 1 FROM outbox WHERE mailing_id = ? LIMIT 1';
  return db.value<number>('mailing has entries', sql, [id]) !== undefined;
}

/** Some of its messages may still leave. */
export function isUnderWay(db: ReadDb, id: MailingId): boolean {
  const sql = `SELECT 1 FROM outbox WHERE mailing_id = ? AND state NOT IN ('refused', 'accepted', 'filed') LIMIT 1`;
  return db.value<number>('mailing under way', sql, [id]) !== undefined;
}

/** The draft is being sent as a mailing. */
export function isBeingMailed(db: ReadDb, draftId: DraftId): boolean {
  const ids = db.pluck<MailingId>('mailings of draft', 'SELECT id FROM mailings WHERE draft_id = ?', [draftId]);
  return ids.some((id) => isUnderWay(db, id));
}
/** Of which mailing this message is one. */
export function mailingOfHeader(db: ReadDb, messageIdHeader: string): MailingId | null {
  const sql = 'SELECT mailing_id FROM mailing_letters WHERE message_id_header = ?';
  return db.value<MailingId>('mailing of header', sql, [messageIdHeader]) ?? null;
}

/**
 * The copies that lie in these mailboxes. True: a list shows it under another one of its mailing in the same mailbox, which
 * stands for all of them there: the one that left first.
 */
export function copiesIn(db: ReadDb, mailboxIds: readonly MailboxId[]): ReadonlyMap<number, boolean> {
  // By way of the letters: few messages are any mailing's.
  const rows = db.all<{ mailing: MailingId; mailbox: MailboxId; message: MessageId }>(
    'mailing copies',
    `SELECT mailing_id AS mailing, mailbox_id AS mailbox, message_id AS message
     FROM mailing_letters CROSS JOIN messages ON messages.id = message_id
     WHERE message_id IS NOT NULL AND mailbox_id IN (SELECT value FROM json_each(?)) ORDER BY mailing_id, position`,
    [JSON.stringify(mailboxIds)],
  );
  const shown = new Set<string>();
  return new Map(
    rows.map(({ mailing, mailbox, message }) => {
      const place = `${mailing} in ${mailbox}`;
      const isUnderOne = shown.has(place);
      shown.add(place);
      return [message, isUnderOne];
    }),
  );
}

/** Others of its mailing are shown under it. */
export function standsForCopies(db: ReadDb, id: MailingId, messageId: MessageId, mailboxId: MailboxId): boolean {
  const [first, second] = db.pluck<MessageId>(
    'mailing line in mailbox',
    `SELECT message_id FROM mailing_letters CROSS JOIN messages ON messages.id = message_id
     WHERE mailing_id = ? AND mailbox_id = ? ORDER BY position LIMIT 2`,
    [id, mailboxId],
  );
  return first === messageId && second !== undefined;
}

/** Of which mailing this message is a copy. */
export function mailingOfCopy(db: ReadDb, messageId: MessageId): MailingId | null {
  const sql = 'SELECT mailing_id FROM mailing_letters WHERE message_id = ?';
  return db.value<MailingId>('mailing of copy', sql, [messageId]) ?? null;
}

/** What the line in Envoyés says of all may be another now. */
export function tellLine(tx: WriteDb, id: MailingId): void {
  const sql = `SELECT message_id FROM mailing_letters WHERE mailing_id = ? AND message_id IS NOT NULL
    ORDER BY position LIMIT 1`;
  const line = tx.value<MessageId>('mailing line', sql, [id]);
  if (line !== undefined) tx.changed.message(line);
}
