// Messages on their way out. Invariants: a submission is one row; its state changes only by a guarded update that
// names the states it may come from, so of two that want to move it one finds it moved; the bytes never change once
// stored. Which transitions make sense is outbox/'s.
import type { Address } from '../../shared/domain/address.ts';
import type { AccountId, DraftId, OutboxId } from '../../shared/domain/ids.ts';
import type { OutboxEntry, OutboxState } from '../../shared/domain/outbox.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import type { ReadDb, SqlValue, WriteDb } from './handles.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';

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
  messageIdHeader: string;
  envelope: { from: string; to: string[] };
  details: unknown;
  /** The bytes that go out: without Bcc. */
  raw: Uint8Array;
  /** The copy for Envoyés: with Bcc. */
  filedRaw: Uint8Array;
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
  accepted_at: number | null;
  message_id_header: string;
  envelope: string;
  details: string;
}

const COLUMNS = `id, account_id, draft_id, subject, recipients, state, not_before_at, attempts, server_response,
  refused_recipients, problem, created_at, accepted_at, message_id_header, envelope, details`;

function entryOf(row: OutboxRow): StoredOutboxEntry {
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
    refusedRecipients: fromJson<string[]>(row.refused_recipients),
    problem: fromJsonOrNull<Problem>(row.problem),
    createdAt: row.created_at,
    acceptedAt: row.accepted_at,
    messageIdHeader: row.message_id_header,
    envelope: fromJson<{ from: string; to: string[] }>(row.envelope),
    details: fromJson(row.details),
  };
}

/** Oldest first. */
export function listOutbox(db: ReadDb): StoredOutboxEntry[] {
  return db.all<OutboxRow>('outbox', `SELECT ${COLUMNS} FROM outbox ORDER BY id`).map(entryOf);
}

export function getOutboxEntry(db: ReadDb, id: OutboxId): StoredOutboxEntry | null {
  const row = db.get<OutboxRow>('outbox entry', `SELECT ${COLUMNS} FROM outbox WHERE id = ?`, [id]);
  return row ? entryOf(row) : null;
}

export function readOutboxRaw(db: ReadDb, id: OutboxId): Uint8Array | null {
  return db.value<Uint8Array>('outbox raw', 'SELECT raw FROM outbox WHERE id = ?', [id]) ?? null;
}

export function readOutboxFiledRaw(db: ReadDb, id: OutboxId): Uint8Array | null {
  return db.value<Uint8Array>('outbox filed raw', 'SELECT filed_raw FROM outbox WHERE id = ?', [id]) ?? null;
}

export function insertOutboxEntry(tx: WriteDb, entry: OutboxToInsert): OutboxId {
  const { lastInsertRowid } = tx.run(
    'outbox insert',
    `INSERT INTO outbox (account_id, draft_id, subject, recipients, state, not_before_at, created_at,
       message_id_header, envelope, details, raw, filed_raw)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      entry.accountId,
      entry.draftId,
      entry.subject,
      toJson(entry.recipients),
      entry.state,
      entry.notBeforeAt,
      Date.now(),
      entry.messageIdHeader,
      toJson(entry.envelope),
      toJson(entry.details ?? null),
      entry.raw,
      entry.filedRaw,
    ],
  );
  tx.changed.area('outbox');
  return lastInsertRowid as OutboxId;
}

/** What a transition may change beside the state; what is left out stays. */
export interface OutboxPatch {
  notBeforeAt?: number | null;
  attempts?: number;
  serverResponse?: string | null;
  refusedRecipients?: string[];
  problem?: Problem | null;
  acceptedAt?: number | null;
  details?: unknown;
}

/** Moves the entry from one of `from` to `to`. False: it is in none of them (any more), and nothing was changed. */
export function moveOutboxEntry(
  tx: WriteDb,
  id: OutboxId,
  from: readonly OutboxState[],
  to: OutboxState,
  patch: OutboxPatch = {},
): boolean {
  const columns: [column: string, value: SqlValue][] = [['state', to]];
  if (patch.notBeforeAt !== undefined) columns.push(['not_before_at', patch.notBeforeAt]);
  if (patch.attempts !== undefined) columns.push(['attempts', patch.attempts]);
  if (patch.serverResponse !== undefined) columns.push(['server_response', patch.serverResponse]);
  if (patch.refusedRecipients !== undefined) columns.push(['refused_recipients', toJson(patch.refusedRecipients)]);
  if (patch.problem !== undefined) columns.push(['problem', patch.problem && toJson(patch.problem)]);
  if (patch.acceptedAt !== undefined) columns.push(['accepted_at', patch.acceptedAt]);
  if (patch.details !== undefined) columns.push(['details', toJson(patch.details)]);
  const { changes } = tx.run(
    'outbox move',
    `UPDATE outbox SET ${columns.map(([column]) => `${column} = ?`).join(', ')}
     WHERE id = ? AND state IN (${from.map(() => '?').join(', ')})`,
    [...columns.map(([, value]) => value), id, ...from],
  );
  if (changes === 1) tx.changed.area('outbox');
  return changes === 1;
}

/** Only from one of these states. False: it is in none of them, and nothing was deleted. */
export function deleteOutboxEntry(tx: WriteDb, id: OutboxId, from: readonly OutboxState[]): boolean {
  const { changes } = tx.run(
    'outbox delete',
    `DELETE FROM outbox WHERE id = ? AND state IN (${from.map(() => '?').join(', ')})`,
    [id, ...from],
  );
  if (changes === 1) tx.changed.area('outbox');
  return changes === 1;
}
