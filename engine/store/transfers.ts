// Imports and exports, kept with what became of every folder. Invariant: how far an import is stands in the same
// transaction as the messages it brought, so that after a crash nothing is taken in twice and nothing passed over.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import type {
  FolderReport,
  ForeignFilter,
  Transfer,
  TransferId,
  TransferKind,
  TransferState,
} from '../../shared/domain/transfer.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, fromJsonOrNull, toJson } from './json.ts';
import { hashIs } from './sources.ts';

export interface StoredTransfer extends Omit<Transfer, 'folders'> {
  plan: unknown;
}

export interface TransferFolder {
  number: number;
  key: string;
  position: number;
  sourceBytes: number;
  report: FolderReport;
}

interface TransferRow {
  id: TransferId;
  kind: TransferKind;
  state: TransferState;
  label: string;
  plan: string;
  people: number;
  lists: number;
  problem: string | null;
  started_at: number;
  ended_at: number | null;
}

const transferOf = (row: TransferRow): StoredTransfer => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  label: row.label,
  plan: fromJson(row.plan),
  people: row.people,
  lists: row.lists,
  problem: fromJsonOrNull<MailErrorData>(row.problem),
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

export function insertTransfer(
  tx: WriteDb,
  transfer: { kind: TransferKind; label: string; plan: unknown; startedAt: number },
): TransferId {
  const { lastInsertRowid } = tx.run(
    'transfer insert',
    `INSERT INTO transfers (kind, state, label, plan, started_at) VALUES (?, 'running', ?, ?, ?)`,
    [transfer.kind, transfer.label, toJson(transfer.plan), transfer.startedAt],
  );
  tx.changed.area('transfers');
  return lastInsertRowid as TransferId;
}

export function saveTransferFolder(tx: WriteDb, id: TransferId, folder: TransferFolder): void {
  tx.run(
    'transfer folder save',
    `INSERT INTO transfer_folders (transfer_id, number, key, position, source_bytes, report) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET position = excluded.position, source_bytes = excluded.source_bytes, report = excluded.report`,
    [id, folder.number, folder.key, folder.position, folder.sourceBytes, toJson(folder.report)],
  );
  tx.changed.area('transfers');
}

export function setTransferState(
  tx: WriteDb,
  id: TransferId,
  change: { state: TransferState; problem?: MailErrorData | null; endedAt?: number | null },
): void {
  tx.run('transfer state', 'UPDATE transfers SET state = ?, problem = ?, ended_at = ? WHERE id = ?', [
    change.state,
    change.problem ? toJson(change.problem) : null,
    change.endedAt ?? null,
    id,
  ]);
  tx.changed.area('transfers');
}

export function setTransferPeople(
  tx: WriteDb,
  id: TransferId,
  { people, lists }: { people: number; lists: number },
): void {
  tx.run('transfer people', 'UPDATE transfers SET people = ?, lists = ? WHERE id = ?', [people, lists, id]);
}

/** More of them nobody looks at, and each change asks for all. */
const LISTED = 10;

/** The last one first. */
export function listTransfers(db: ReadDb): Transfer[] {
  return db.all<TransferRow>('transfers', 'SELECT * FROM transfers ORDER BY id DESC LIMIT ?', [LISTED]).map((row) => {
    const { plan: _, ...transfer } = transferOf(row);
    return { ...transfer, folders: transferFolders(db, row.id).map(({ report }) => report) };
  });
}

export function getTransfer(db: ReadDb, id: TransferId): StoredTransfer | null {
  const row = db.get<TransferRow>('transfer', 'SELECT * FROM transfers WHERE id = ?', [id]);
  return row ? transferOf(row) : null;
}

export function transferFolders(db: ReadDb, id: TransferId): TransferFolder[] {
  const sql = `SELECT number, key, position, source_bytes AS sourceBytes, report FROM transfer_folders
    WHERE transfer_id = ? ORDER BY number`;
  return db
    .all<Omit<TransferFolder, 'report'> & { report: string }>('transfer folders', sql, [id])
    .map((row) => ({ ...row, report: fromJson<FolderReport>(row.report) }));
}

export function deleteTransfer(tx: WriteDb, id: TransferId): void {
  tx.run('transfer delete', 'DELETE FROM transfers WHERE id = ?', [id]);
  tx.changed.area('transfers');
}

/** Casier ended in the middle of these. */
export function interruptTransfers(tx: WriteDb): void {
  const { changes } = tx.run(
    'transfers interrupt',
    `UPDATE transfers SET state = 'interrupted' WHERE state = 'running'`,
  );
  if (changes > 0) tx.changed.area('transfers');
}

/** These very bytes are shown in this mailbox, or were taken into it and are shown wherever the person put them. */
export function isTakenIn(db: ReadDb, mailboxId: MailboxId, hash: string): boolean {
  const found = db.value<number>(
    'taken in',
    `SELECT 1 FROM sources JOIN messages ON messages.source_id = sources.id
     WHERE ${hashIs('?')} AND (messages.mailbox_id = ? OR (messages.mailbox_id IS NOT NULL
       AND EXISTS (SELECT 1 FROM taken_in WHERE taken_in.mailbox_id = ? AND taken_in.hash = sources.hash)))
     LIMIT 1`,
    [hash, hash, mailboxId, mailboxId],
  );
  return found !== undefined;
}

export function rememberTakenIn(tx: WriteDb, mailboxId: MailboxId, hash: string): void {
  tx.run('taken in remember', 'INSERT OR IGNORE INTO taken_in (mailbox_id, hash) VALUES (?, ?)', [mailboxId, hash]);
}

export function keepForeignFilter(tx: WriteDb, filter: ForeignFilter): void {
  tx.run(
    'foreign filter keep',
    `INSERT INTO foreign_filters (account, name, rule) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET rule = excluded.rule`,
    [filter.account, filter.name, toJson(filter)],
  );
}

export function listForeignFilters(db: ReadDb): ForeignFilter[] {
  return db
    .pluck<string>('foreign filters', 'SELECT rule FROM foreign_filters ORDER BY id')
    .map((rule) => fromJson(rule));
}
