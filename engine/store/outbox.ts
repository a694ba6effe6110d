// Messages on their way out. Invariants: a submission is one row; it goes from state to state only as
// core/outbox-state.ts says, read and written in one transaction, so of two that want to move it one finds it moved;
// the bytes lie in a table of their own and never change once stored.
import type { Address } from '../../shared/domain/address.ts';
import type { AccountId, DraftId, MailingId, OutboxId } from '../../shared/domain/ids.ts';
import type { OutboxEntry, OutboxState, RefusedRecipient } from '../../shared/domain/outbox.ts';
import type { MailErrorData, Problem } from '../../shared/domain/problem.ts';
import { journalError } from '../core/journal-line.ts';
import { nextOutboxStep, type OutboxEvent, type OutboxStep } from '../core/outbox-state.ts';
import { problemAt } from '../core/problems.ts';
import type { ReadDb, SqlValue, WriteDb } from './handles.ts';
import { forgetCalendarAnswer } from './invitations.ts';
import { note } from './journal.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';
import { tellLine } from './mailings.ts';
import { forgetOverrideOf } from './overrides.ts';
import { forgetPhishingReport } from './phishing-reports.ts';

export interface StoredOutboxEntry extends OutboxEntry {
  /** Without < and >. Looked for in Envoyés when the outcome is unknown. */
  messageIdHeader: string;
  envelope: { from: string; to: string[] };
  /** What the outbox remembers of the sending, e.g. overridden findings of the guard. Opaque here. */
  details: unknown;
}

export interface OutboxToInsert {
  accountId: AccountId;
  draftId: DraftId | null;
  subject: string;
  recipients: Address[];
  state: OutboxState;
  notBeforeAt: number | null;
  createdAt: number;
  messageIdHeader: string;
  envelope: { from: string; to: string[] };
  details: unknown;
  /** One of many of this mailing. */
  mailingId?: MailingId | null;
  /** The bytes that go out: without Bcc. */
  raw: Uint8Array;
  /** The copy for Envoyés: with Bcc. */
  filedRaw: Uint8Array;
  /** Kept once for all of a mailing: what follows these bytes. */
  tailId?: number | null;
  filedTailId?: number | null;
}

interface OutboxRow {
  id: OutboxId;
  account_id: AccountId;
  draft_id: DraftId | null;
  subject: string;
  recipients: string;
  state: OutboxState;
  not_before_at: number | null;
  attempts: number;
  server_response: string | null;
  refused_recipients: string;
  problem: string | null;
  created_at: number;
  handed_over_at: number | null;
  accepted_at: number | null;
  message_id_header: string;
  envelope: string;
  details: string;
  mailing_id: MailingId | null;
}

function entryOf(row: OutboxRow): StoredOutboxEntry {
  const details = fromJson<{ rest?: boolean } | null>(row.details);
  return {
    id: row.id,
    accountId: row.account_id,
    draftId: row.draft_id,
    subject: row.subject,
    recipients: fromJson<Address[]>(row.recipients),
    state: row.state,
    notBeforeAt: row.not_before_at,
    attempts: row.attempts,
    serverResponse: row.server_response,
    refusedRecipients: fromJson<RefusedRecipient[]>(row.refused_recipients),
    problem: fromJsonOrNull<Problem>(row.problem),
    createdAt: row.created_at,
    handedOverAt: row.handed_over_at,
    acceptedAt: row.accepted_at,
    isRest: details?.rest ?? false,
    mailingId: row.mailing_id,
    messageIdHeader: row.message_id_header,
    envelope: fromJson<{ from: string; to: string[] }>(row.envelope),
    details,
  };
}

/** Oldest first. */
export function listOutbox(db: ReadDb): StoredOutboxEntry[] {
  return db.all<OutboxRow>('outbox', 'SELECT * FROM outbox ORDER BY id').map(entryOf);
}

/** Oldest first. */
export function outboxOfMailing(db: ReadDb, id: MailingId): StoredOutboxEntry[] {
  return db
    .all<OutboxRow>('outbox of mailing', 'SELECT * FROM outbox WHERE mailing_id = ? ORDER BY id', [id])
    .map(entryOf);
}

export function getOutboxEntry(db: ReadDb, id: OutboxId): StoredOutboxEntry | null {
  const row = db.get<OutboxRow>('outbox entry', 'SELECT * FROM outbox WHERE id = ?', [id]);
  return row ? entryOf(row) : null;
}

export function readOutboxRaw(db: ReadDb, id: OutboxId): Uint8Array | null {
  const sql = `SELECT raw AS head, outbox_tails.bytes AS tail FROM outbox_bytes
    LEFT JOIN outbox_tails ON outbox_tails.id = tail_id WHERE outbox_id = ?`;
  return wholeOf(db.get('outbox raw', sql, [id]));
}

export function readOutboxFiledRaw(db: ReadDb, id: OutboxId): Uint8Array | null {
  const sql = `SELECT filed_raw AS head, outbox_tails.bytes AS tail FROM outbox_bytes
    LEFT JOIN outbox_tails ON outbox_tails.id = filed_tail_id WHERE outbox_id = ?`;
  return wholeOf(db.get('outbox filed raw', sql, [id]));
}

function wholeOf(row: { head: Uint8Array; tail: Uint8Array | null } | undefined): Uint8Array | null {
  return row?.tail ? Buffer.concat([row.head, row.tail]) : (row?.head ?? null);
}

/** What many messages end in. It goes with the last of them (a trigger). */
export function insertOutboxTail(tx: WriteDb, bytes: Uint8Array): number {
  return tx.run('outbox tail insert', 'INSERT INTO outbox_tails (bytes) VALUES (?)', [bytes]).lastInsertRowid;
}

export function insertOutboxEntry(tx: WriteDb, entry: OutboxToInsert): OutboxId {
  const id = insertRow(tx, entry);
  tx.run(
    'outbox bytes insert',
    'INSERT INTO outbox_bytes (outbox_id, raw, filed_raw, tail_id, filed_tail_id) VALUES (?, ?, ?, ?, ?)',
    [id, entry.raw, entry.filedRaw, entry.tailId ?? null, entry.filedTailId ?? null],
  );
  return id;
}

/** Another submission of the same bytes, to others. */
export function insertOutboxRest(
  tx: WriteDb,
  of: OutboxId,
  entry: Omit<OutboxToInsert, BytesOf> & {
    refusedRecipients: RefusedRecipient[];
    error: MailErrorData | null;
  },
): OutboxId {
  const id = insertRow(tx, entry);
  tx.run(
    'outbox bytes copy',
    `INSERT INTO outbox_bytes (outbox_id, raw, filed_raw, tail_id, filed_tail_id)
     SELECT ?, raw, filed_raw, tail_id, filed_tail_id FROM outbox_bytes WHERE outbox_id = ?`,
    [id, of],
  );
  const { refusedRecipients, error } = entry;
  writeStep(tx, { id, accountId: entry.accountId }, { state: entry.state, refusedRecipients, error }, entry.createdAt);
  return id;
}

type BytesOf = 'raw' | 'filedRaw' | 'tailId' | 'filedTailId';

function insertRow(tx: WriteDb, entry: Omit<OutboxToInsert, BytesOf>): OutboxId {
  const { lastInsertRowid } = tx.run(
    'outbox insert',
    `INSERT INTO outbox (account_id, draft_id, subject, recipients, state, not_before_at, created_at,
       message_id_header, envelope, details, mailing_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      entry.accountId,
      entry.draftId,
      entry.subject,
      toJson(entry.recipients),
      entry.state,
      entry.notBeforeAt,
      entry.createdAt,
      entry.messageIdHeader,
      toJson(entry.envelope),
      toJson(entry.details ?? null),
      entry.mailingId ?? null,
    ],
  );
  tx.changed.area('outbox');
  return lastInsertRowid as OutboxId;
}

/** Does what the event means in the entry's state. False: nothing (any more), and nothing was changed. */
export function advanceOutboxEntry(tx: WriteDb, id: OutboxId, event: OutboxEvent, nowAt: number): boolean {
  const entry = getOutboxEntry(tx, id);
  const step = entry && nextOutboxStep(entry.state, event);
  if (!entry || !step) return false;
  if (event.type === 'cancelled') forgetSaid(tx, entry);
  if (step.state === 'gone') tx.run('outbox delete', 'DELETE FROM outbox WHERE id = ?', [id]);
  else writeStep(tx, entry, step, nowAt);
  const error = step.error ? { error: journalError(step.error) } : {};
  if (entry.mailingId) tellLine(tx, entry.mailingId);
  note(tx, entry.accountId, { kind: 'submission', outboxId: id, event: event.type, state: step.state, ...error });
  tx.changed.area('outbox');
  return true;
}

/** What was to be said by it was not. */
function forgetSaid(tx: WriteDb, { id, messageIdHeader }: StoredOutboxEntry): void {
  forgetOverrideOf(tx, id);
  forgetCalendarAnswer(tx, messageIdHeader);
  forgetPhishingReport(tx, messageIdHeader);
}

/** What the outbox remembers of the sending. */
export function setOutboxDetails(tx: WriteDb, id: OutboxId, details: unknown): void {
  tx.run('outbox details', 'UPDATE outbox SET details = ? WHERE id = ?', [toJson(details), id]);
}

function writeStep(
  tx: WriteDb,
  { id, accountId }: Pick<OutboxEntry, 'id' | 'accountId'>,
  step: OutboxStep,
  nowAt: number,
): void {
  const columns: [column: string, value: SqlValue][] = [['state', step.state]];
  if (step.notBeforeAt !== undefined) columns.push(['not_before_at', step.notBeforeAt]);
  if (step.attempts !== undefined) columns.push(['attempts', step.attempts]);
  if (step.serverResponse !== undefined) columns.push(['server_response', step.serverResponse]);
  if (step.refusedRecipients !== undefined) columns.push(['refused_recipients', toJson(step.refusedRecipients)]);
  if (step.handedOverAt !== undefined) columns.push(['handed_over_at', step.handedOverAt]);
  if (step.acceptedAt !== undefined) columns.push(['accepted_at', step.acceptedAt]);
  if (step.error !== undefined) {
    const place = { during: 'send', accountId, outboxId: id } as const;
    columns.push(['problem', step.error && toJson(problemAt(place, step.error, nowAt))]);
  }
  tx.run('outbox step', `UPDATE outbox SET ${columns.map(([column]) => `${column} = ?`).join(', ')} WHERE id = ?`, [
    ...columns.map(([, value]) => value),
    id,
  ]);
}
