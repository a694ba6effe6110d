// Stored intents awaiting the server, first in, first out per account. Invariant: an operation and what it shows
// locally are one transaction. What the kinds mean is operations/'s; here a kind is a word and its payload JSON.
import type { AccountId, MailboxId, MessageId, OperationId } from '../../shared/domain/ids.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import type { FlagBits } from '../core/flags.ts';
import { agreeKeywords, dropIfNowhere, refreshShownFlags } from './flag-intents.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';
import { showHeld } from './under-way.ts';

/** `started` is written before the first byte goes out: after a crash its outcome has to be looked up first. */
export type OperationState = 'pending' | 'started';

export interface StoredOperation {
  id: OperationId;
  accountId: AccountId;
  kind: string;
  payload: unknown;
  state: OperationState;
  attempts: number;
  /** What the last attempt ran into. */
  error: MailErrorData | null;
  createdAt: number;
}

/** A message that an operation is about, and what it wants of its flags (nothing: both 0). */
export interface OperationTarget {
  messageId: MessageId;
  setFlags: FlagBits;
  clearFlags: FlagBits;
  /** The same of keywords; left out: nothing. */
  setKeywords?: readonly string[];
  clearKeywords?: readonly string[];
  /** Where it is to arrive. */
  toMailboxId?: MailboxId;
}

interface OperationRow {
  id: OperationId;
  accountId: AccountId;
  kind: string;
  payload: string;
  state: OperationState;
  attempts: number;
  error: string | null;
  createdAt: number;
}

const COLUMNS = 'id, account_id AS accountId, kind, payload, state, attempts, error, created_at AS createdAt';

function operationOf(row: OperationRow): StoredOperation {
  return { ...row, payload: fromJson(row.payload), error: fromJsonOrNull<MailErrorData>(row.error) };
}

/** Stores the intent and shows what it wants of the flags. A target that does not exist any more is passed over. */
export function addOperation(
  tx: WriteDb,
  operation: { accountId: AccountId; kind: string; payload: unknown; targets: readonly OperationTarget[] },
): OperationId {
  const { accountId, kind, payload, targets } = operation;
  const { lastInsertRowid } = tx.run(
    'operation insert',
    `INSERT INTO operations (account_id, kind, payload, state, created_at) VALUES (?, ?, ?, 'pending', ?)`,
    [accountId, kind, toJson(payload), Date.now()],
  );
  tx.changed.area('operations');
  for (const target of targets) {
    const { messageId, setFlags, clearFlags, setKeywords, clearKeywords, toMailboxId = null } = target;
    const keywords = [setKeywords, clearKeywords].map((some) => (some && some.length > 0 ? toJson(some) : null));
    tx.run(
      'operation target insert',
      `INSERT INTO operation_targets (operation_id, message_id, set_flags, clear_flags, set_keywords, clear_keywords,
         to_mailbox_id)
       SELECT ?, id, ?, ?, ?, ?, ? FROM messages WHERE id = ?`,
      [lastInsertRowid, setFlags, clearFlags, ...keywords, toMailboxId, messageId],
    );
    if (changesFlags(target)) refreshShownFlags(tx, messageId);
  }
  return lastInsertRowid as OperationId;
}

/** A message filter has asked for these: told where one is refused. What they want stays as it is. */
export function noteByFilter(tx: WriteDb, ids: readonly OperationId[]): void {
  const sql = `UPDATE operations SET payload = json_set(payload, '$.byFilter', json('true'))
    WHERE id IN (SELECT value FROM json_each(?))`;
  if (ids.length > 0) tx.run('operations by filter', sql, [toJson(ids)]);
}

export function changesFlags({ setFlags, clearFlags, setKeywords = [], clearKeywords = [] }: OperationTarget): boolean {
  return setFlags !== 0 || clearFlags !== 0 || setKeywords.length + clearKeywords.length > 0;
}

/** The account's whole queue, head first. */
export function pendingOperations(db: ReadDb, accountId: AccountId): StoredOperation[] {
  const sql = `SELECT ${COLUMNS} FROM operations WHERE account_id = ? ORDER BY id`;
  return db.all<OperationRow>('operations', sql, [accountId]).map(operationOf);
}

/**
 * Those of the account's queue that have to wait for another account: an older operation there speaks of the same
 * message, or a message that is to be carried over is still being fetched there. And what is to be deleted for good
 * waits for what is still to be fetched of it, as a copy of it is to arrive elsewhere.
 */
export function waitingOperations(db: ReadDb, accountId: AccountId): Set<OperationId> {
  const sql = `SELECT own.operation_id FROM operations JOIN operation_targets AS own ON own.operation_id = id
    WHERE account_id = ? AND (
      EXISTS (SELECT 1 FROM operation_targets AS older JOIN operations AS other ON other.id = older.operation_id
        WHERE older.message_id = own.message_id AND older.operation_id < own.operation_id
          AND other.account_id <> operations.account_id)
      OR EXISTS (SELECT 1 FROM messages JOIN wanted_sources ON wanted_sources.message_id = copy_of
        WHERE messages.id = own.message_id AND source_id IS NULL)
      OR kind = 'destroy' AND EXISTS (SELECT 1 FROM messages JOIN wanted_sources ON wanted_sources.message_id = copy_of
        WHERE copy_of = own.message_id AND source_id IS NULL))`;
  return new Set(db.pluck<OperationId>('operations waiting', sql, [accountId]));
}

/** Whose queues speak of this message. */
export function accountsWithOperationsOn(db: ReadDb, messageId: MessageId): AccountId[] {
  const sql = `SELECT account_id FROM operation_targets JOIN operations ON operations.id = operation_id
    WHERE message_id = ?`;
  return db.pluck<AccountId>('accounts of operations', sql, [messageId]);
}

/** Those of one kind in the account's queue, head first. */
export function pendingOperationsOfKind(db: ReadDb, accountId: AccountId, kind: string): StoredOperation[] {
  const sql = `SELECT ${COLUMNS} FROM operations WHERE account_id = ? AND kind = ? ORDER BY id`;
  return db.all<OperationRow>('operations of kind', sql, [accountId, kind]).map(operationOf);
}

export function getOperation(db: ReadDb, id: OperationId): StoredOperation | null {
  const row = db.get<OperationRow>('operation', `SELECT ${COLUMNS} FROM operations WHERE id = ?`, [id]);
  return row ? operationOf(row) : null;
}

export function operationTargets(db: ReadDb, id: OperationId): OperationTarget[] {
  type Row = {
    messageId: MessageId;
    setFlags: FlagBits;
    clearFlags: FlagBits;
    set: string | null;
    clear: string | null;
  };
  const rows = db.all<Row>(
    'operation targets',
    `SELECT message_id AS messageId, set_flags AS setFlags, clear_flags AS clearFlags, set_keywords AS "set",
       clear_keywords AS "clear"
     FROM operation_targets WHERE operation_id = ? ORDER BY message_id`,
    [id],
  );
  return rows.map(({ set, clear, ...target }) => ({
    ...target,
    ...(set !== null && { setKeywords: fromJson<string[]>(set) }),
    ...(clear !== null && { clearKeywords: fromJson<string[]>(clear) }),
  }));
}

/** Operations still pending for a message, oldest first. */
export function operationsOnMessage(db: ReadDb, messageId: MessageId): OperationId[] {
  const sql = 'SELECT operation_id FROM operation_targets WHERE message_id = ? ORDER BY operation_id';
  return db.pluck<OperationId>('operations of message', sql, [messageId]);
}

/** Those of one kind that are pending for a message, oldest first. */
export function operationsOfKindOnMessage(db: ReadDb, messageId: MessageId, kind: string): StoredOperation[] {
  const sql = `SELECT ${COLUMNS} FROM operations JOIN operation_targets ON operation_id = id
    WHERE message_id = ? AND kind = ? ORDER BY id`;
  return db.all<OperationRow>('operations of kind on message', sql, [messageId, kind]).map(operationOf);
}

/** This message is no concern of the operation any more; one without a message left is over. */
export function withdrawTarget(tx: WriteDb, id: OperationId, messageId: MessageId): void {
  tx.run('operation withdraw', 'DELETE FROM operation_targets WHERE operation_id = ? AND message_id = ?', [
    id,
    messageId,
  ]);
  const { changes } = tx.run(
    'operation void',
    'DELETE FROM operations WHERE id = ? AND NOT EXISTS (SELECT 1 FROM operation_targets WHERE operation_id = id)',
    [id],
  );
  if (changes > 0) showHeld(tx, id);
  tx.changed.area('operations');
  refreshShownFlags(tx, messageId);
}

/** The same intent, in the words that the server understands by now. */
export function setOperationPayload(tx: WriteDb, id: OperationId, payload: unknown): void {
  tx.run('operation payload', 'UPDATE operations SET payload = ? WHERE id = ?', [toJson(payload), id]);
}

/** To be committed before the first byte goes out. */
export function startOperation(tx: WriteDb, id: OperationId): void {
  tx.run('operation start', `UPDATE operations SET state = 'started', attempts = attempts + 1 WHERE id = ?`, [id]);
  tx.changed.area('operations');
}

/** Nothing came of it, and nothing was changed there: it waits for another attempt. */
export function postponeOperation(tx: WriteDb, id: OperationId, error: MailErrorData): void {
  tx.run('operation postpone', `UPDATE operations SET state = 'pending', error = ? WHERE id = ?`, [toJson(error), id]);
  tx.changed.area('operations');
}

/** The server agreed: its flags are now what the operation wanted. */
export function finishOperation(tx: WriteDb, id: OperationId): void {
  tx.run(
    'operation agreed flags',
    `UPDATE messages SET server_flags = (server_flags | target.set_flags) & ~target.clear_flags
     FROM operation_targets AS target WHERE target.operation_id = ? AND messages.id = target.message_id
       AND target.set_flags + target.clear_flags > 0`,
    [id],
  );
  for (const { messageId, setKeywords = [], clearKeywords = [] } of operationTargets(tx, id)) {
    if (setKeywords.length + clearKeywords.length === 0) continue;
    agreeKeywords(tx, messageId, { set: setKeywords, clear: clearKeywords });
  }
  endOperation(tx, id);
}

/** The server refused for good, or the person took it back before it went out: the flags show what they did before. */
export function dropOperation(tx: WriteDb, id: OperationId): void {
  endOperation(tx, id);
}

function endOperation(tx: WriteDb, id: OperationId): void {
  const targets = operationTargets(tx, id);
  tx.run('operation delete', 'DELETE FROM operations WHERE id = ?', [id]);
  showHeld(tx, id);
  tx.changed.area('operations');
  for (const target of targets) {
    if (changesFlags(target)) refreshShownFlags(tx, target.messageId);
    dropIfNowhere(tx, target.messageId);
  }
}
