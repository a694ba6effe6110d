// Mailboxes as they are listed, and what a sync remembers of each. Counters are kept by triggers on messages
// (migrations/010-first.ts), exact in the same transaction, so that reading them costs nothing.
import { keepsMailHere, type Protocol } from '../../shared/domain/account.ts';
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { Mailbox, MailboxProperties, MailboxRole } from '../../shared/domain/mailbox.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export interface StoredMailbox extends Mailbox {
  delimiter: string | null;
  uidValidity: number | null;
  /** Exists on this PC only: its account keeps its mail here (ADR 0011). */
  local: boolean;
  /** Made here, and the server has not agreed yet. */
  localOnly: boolean;
  /** Deleted here, and the server has not agreed yet: not shown, but its messages may still be on their way out. */
  hidden: boolean;
}

/** What the last pass left; the shape of the backend port's StoredMailboxState. */
export interface MailboxSyncState {
  uidValidity: number | null;
  uidNext: number | null;
  highestModSeq: string | null;
  knownCount: number;
  complete: boolean;
}

interface MailboxRow {
  id: MailboxId;
  account_id: AccountId;
  protocol: Protocol;
  parent_id: MailboxId | null;
  path: string;
  delimiter: string | null;
  name: string;
  role: MailboxRole | null;
  selectable: number;
  local_only: number;
  hidden: number;
  uid_validity: number | null;
  total: number;
  unread: number;
  offline: number;
}

function mailboxOf(row: MailboxRow): StoredMailbox {
  return {
    id: row.id,
    accountId: row.account_id,
    parentId: row.parent_id,
    path: row.path,
    delimiter: row.delimiter,
    name: row.name,
    role: row.role,
    selectable: row.selectable === 1,
    local: keepsMailHere(row.protocol),
    localOnly: row.local_only === 1,
    hidden: row.hidden === 1,
    uidValidity: row.uid_validity,
    total: row.total,
    unread: row.unread,
    offline: row.offline,
  };
}

const COLUMNS = `id, account_id, (SELECT protocol FROM accounts WHERE accounts.id = account_id) AS protocol, parent_id,
  path, delimiter, name, role, selectable, local_only, hidden, uid_validity, total, unread, offline`;

/** As they are shown, of all accounts, in the order of these. */
export function listMailboxes(db: ReadDb): StoredMailbox[] {
  return db
    .all<MailboxRow>(
      'mailboxes',
      `SELECT ${COLUMNS} FROM mailboxes WHERE hidden = 0
       ORDER BY (SELECT position FROM accounts WHERE accounts.id = account_id), account_id, path`,
    )
    .map(mailboxOf);
}

/** Those of an account, hidden ones too. */
export function accountMailboxes(db: ReadDb, accountId: AccountId): StoredMailbox[] {
  const sql = `SELECT ${COLUMNS} FROM mailboxes WHERE account_id = ? ORDER BY path`;
  return db.all<MailboxRow>('mailboxes of account', sql, [accountId]).map(mailboxOf);
}

export function getMailbox(db: ReadDb, id: MailboxId): StoredMailbox | null {
  const row = db.get<MailboxRow>('mailbox', `SELECT ${COLUMNS} FROM mailboxes WHERE id = ?`, [id]);
  return row ? mailboxOf(row) : null;
}

export function mailboxByPath(db: ReadDb, accountId: AccountId, path: string): StoredMailbox | null {
  const sql = `SELECT ${COLUMNS} FROM mailboxes WHERE account_id = ? AND path = ?`;
  const row = db.get<MailboxRow>('mailbox by path', sql, [accountId, path]);
  return row ? mailboxOf(row) : null;
}

export function mailboxByRole(db: ReadDb, accountId: AccountId, role: MailboxRole): StoredMailbox | null {
  return accountMailboxes(db, accountId).find((mailbox) => mailbox.role === role && !mailbox.hidden) ?? null;
}

/** Of every account whose removal has not begun, as they are shown. */
export function mailboxesOfRole(db: ReadDb, role: MailboxRole): MailboxId[] {
  return db.pluck<MailboxId>(
    'mailboxes of role',
    `SELECT mailboxes.id FROM mailboxes JOIN accounts ON accounts.id = account_id
     WHERE role = ? AND hidden = 0 AND selectable = 1 AND removing = 0 ORDER BY mailboxes.id`,
    [role],
  );
}

export function mailboxState(db: ReadDb, id: MailboxId): MailboxSyncState {
  const row = db.get<{ validity: number | null; next: number | null; mod: string | null; done: number; known: number }>(
    'mailbox state',
    `SELECT uid_validity AS validity, uid_next AS next, highest_mod_seq AS mod, complete AS done,
       (SELECT count(*) FROM messages WHERE server_mailbox_id = mailboxes.id AND uid IS NOT NULL) AS known
     FROM mailboxes WHERE id = ?`,
    [id],
  );
  return {
    uidValidity: row?.validity ?? null,
    uidNext: row?.next ?? null,
    highestModSeq: row?.mod ?? null,
    knownCount: row?.known ?? 0,
    complete: row?.done === 1,
  };
}

export function saveMailboxState(
  tx: WriteDb,
  id: MailboxId,
  state: { uidValidity: number; uidNext: number; highestModSeq: string | null; complete: boolean },
): void {
  tx.run(
    'mailbox state save',
    'UPDATE mailboxes SET uid_validity = ?, uid_next = ?, highest_mod_seq = ?, complete = ? WHERE id = ?',
    [state.uidValidity, state.uidNext, state.highestModSeq, state.complete ? 1 : 0, id],
  );
}

/** What the server's list is held against, for every mailbox of an account at once. */
export interface MailboxStanding {
  id: MailboxId;
  path: string;
  delimiter: string | null;
  /** RFC 8474; null: never told. */
  remoteId: string | null;
  /** Made or deleted here, and the server has not agreed yet. */
  pending: boolean;
  state: MailboxSyncState;
  /** As shown: not what the server told while an operation is pending. */
  unread: number;
}

export function mailboxStandings(db: ReadDb, accountId: AccountId): MailboxStanding[] {
  const rows = db.all<{
    id: MailboxId;
    path: string;
    delimiter: string | null;
    remoteId: string | null;
    pending: number;
    validity: number | null;
    next: number | null;
    mod: string | null;
    done: number;
    known: number;
    unread: number;
  }>(
    'mailbox standings',
    `SELECT id, path, delimiter, remote_id AS remoteId, local_only OR hidden AS pending, uid_validity AS validity,
       uid_next AS next, highest_mod_seq AS mod, complete AS done, unread,
       (SELECT count(*) FROM messages WHERE server_mailbox_id = mailboxes.id AND uid IS NOT NULL) AS known
     FROM mailboxes WHERE account_id = ? ORDER BY path`,
    [accountId],
  );
  return rows.map(({ validity, next, mod, done, known, pending, ...row }) => ({
    ...row,
    pending: pending === 1,
    state: { uidValidity: validity, uidNext: next, highestModSeq: mod, knownCount: known, complete: done === 1 },
  }));
}

export function mailboxProperties(db: ReadDb, id: MailboxId): MailboxProperties {
  const row = db.get<{ size: number; oldest: number | null; newest: number | null; refused: number }>(
    'mailbox properties',
    `SELECT coalesce(sum(size_bytes), 0) AS size, min(date_at) AS oldest, max(date_at) AS newest,
       (SELECT count(*) FROM messages WHERE source_id IS NULL AND mailbox_id = ? AND source_misses > 0) AS refused
     FROM messages WHERE mailbox_id = ?`,
    [id, id],
  );
  return {
    sizeBytes: row?.size ?? 0,
    oldestAt: row?.oldest ?? null,
    newestAt: row?.newest ?? null,
    refused: row?.refused ?? 0,
  };
}

export interface MailboxToInsert {
  accountId: AccountId;
  parentId: MailboxId | null;
  path: string;
  delimiter: string | null;
  name: string;
  role: MailboxRole | null;
  selectable: boolean;
  localOnly: boolean;
  remoteId?: string | null;
}

export function insertMailbox(tx: WriteDb, mailbox: MailboxToInsert): MailboxId {
  const { lastInsertRowid } = tx.run(
    'mailbox insert',
    `INSERT INTO mailboxes (account_id, parent_id, path, delimiter, name, role, selectable, local_only, remote_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      mailbox.accountId,
      mailbox.parentId,
      mailbox.path,
      mailbox.delimiter,
      mailbox.name,
      mailbox.role,
      mailbox.selectable ? 1 : 0,
      mailbox.localOnly ? 1 : 0,
      mailbox.remoteId ?? null,
    ],
  );
  tx.changed.area('mailboxes');
  return lastInsertRowid as MailboxId;
}

/** Deleted by the person (or that taken back): out of sight until the server agrees. */
export function setMailboxHidden(tx: WriteDb, id: MailboxId, hidden: boolean): void {
  tx.run('mailbox hide', 'UPDATE mailboxes SET hidden = ? WHERE id = ?', [hidden ? 1 : 0, id]);
  tx.changed.list(id);
}

/** The server agreed to the mailbox made here. */
export function mailboxAgreed(tx: WriteDb, id: MailboxId): void {
  tx.run('mailbox agreed', 'UPDATE mailboxes SET local_only = 0 WHERE id = ?', [id]);
}
