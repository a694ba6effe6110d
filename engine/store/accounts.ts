// Accounts, in the order of the person. Passwords are never here: see accounts/ for the keychain.

import type { z } from 'zod';
import {
  type Account,
  type AccountLookPatch,
  type ArchiveBy,
  keepsMailHere,
  type LeaveOnServer,
  type Quota,
  type ServerSettings,
} from '../../shared/domain/account.ts';
import { type AccountColour, nextColour } from '../../shared/domain/account-colour.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { insertIdentity, listIdentities } from './identities.ts';
import { fromJsonOrNull, toJson } from './json.ts';

export interface AccountToStore {
  protocol: Account['protocol'];
  address: string;
  /** The person's name; the first identity bears it too. */
  name: string;
  incoming: ServerSettings | null;
  outgoing: ServerSettings | null;
  passwordKept: Account['passwordKept'];
  /** '' = by its address. */
  displayName?: string;
  /** For POP3 only. */
  leaveOnServer?: LeaveOnServer;
}

interface AccountRow {
  id: AccountId;
  protocol: Account['protocol'];
  address: string;
  name: string;
  display_name: string;
  colour: AccountColour;
  incoming: string | null;
  outgoing: string | null;
  password_kept: Account['passwordKept'];
  leave_on_server: string | null;
  archive_by: ArchiveBy;
}

/** In the order of the person; without those whose removal has begun. */
export function listAccounts(db: ReadDb): Account[] {
  const identities = listIdentities(db);
  const sql = 'SELECT * FROM accounts WHERE removing = 0 ORDER BY position, id';
  return db.all<AccountRow>('accounts', sql).map((row) => ({
    id: row.id,
    protocol: row.protocol,
    address: row.address,
    name: row.name,
    displayName: row.display_name,
    colour: row.colour,
    incoming: fromJsonOrNull<ServerSettings>(row.incoming),
    outgoing: fromJsonOrNull<ServerSettings>(row.outgoing),
    identities: identities.filter(({ accountId }) => accountId === row.id),
    leaveOnServer: fromJsonOrNull<LeaveOnServer>(row.leave_on_server),
    archiveBy: row.archive_by,
    passwordKept: row.password_kept,
  }));
}

export function getAccount(db: ReadDb, id: AccountId): Account | null {
  return listAccounts(db).find((account) => account.id === id) ?? null;
}

/**
 * Stores the account with its first identity; none where there is no address to write from. It stands last, or before
 * « Dossiers locaux » where these do.
 */
export function insertAccount(tx: WriteDb, account: AccountToStore): AccountId {
  const others = listAccounts(tx);
  const { lastInsertRowid } = tx.run(
    'account insert',
    `INSERT INTO accounts (protocol, address, name, incoming, outgoing, password_kept, leave_on_server, display_name,
       colour, position)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), -1) + 1 FROM accounts))`,
    [
      account.protocol,
      account.address,
      account.name,
      account.incoming && toJson(account.incoming),
      account.outgoing && toJson(account.outgoing),
      account.passwordKept,
      account.leaveOnServer ? toJson(account.leaveOnServer) : null,
      account.displayName ?? '',
      nextColour(others.map(({ colour }) => colour)),
    ],
  );
  const id = lastInsertRowid as AccountId;
  const { address, name } = account;
  if (account.protocol !== 'local')
    insertIdentity(tx, { accountId: id, name, address, replyTo: '', signatureHtml: '' });
  const last = others.at(-1);
  if (last?.protocol === 'local') orderAccounts(tx, [...others.slice(0, -1).map((one) => one.id), id, last.id]);
  tx.changed.area('accounts');
  return id;
}

/** Whether its mailboxes exist on this PC only. False for an account that is gone. */
export function isLocalAccount(db: ReadDb, id: AccountId): boolean {
  const protocol = db.value<Account['protocol']>('account protocol', 'SELECT protocol FROM accounts WHERE id = ?', [
    id,
  ]);
  return protocol !== undefined && keepsMailHere(protocol);
}

/** « Dossiers locaux », made if it is not there yet. */
export function localFolders(tx: WriteDb): AccountId {
  const known = tx.value<AccountId>(
    'local folders',
    `SELECT id FROM accounts WHERE protocol = 'local' AND removing = 0`,
  );
  if (known !== undefined) return known;
  const nothing = { address: '', name: '', incoming: null, outgoing: null } as const;
  return insertAccount(tx, { ...nothing, protocol: 'local', passwordKept: 'none' });
}

/** Name and colour, as this PC shows it. */
export function setLook(tx: WriteDb, { accountId, displayName, colour }: z.output<typeof AccountLookPatch>): void {
  tx.run(
    'account look',
    'UPDATE accounts SET display_name = coalesce(?, display_name), colour = coalesce(?, colour) WHERE id = ?',
    [displayName ?? null, colour ?? null, accountId],
  );
  tx.changed.area('accounts');
}

export function setArchiveBy(tx: WriteDb, id: AccountId, by: ArchiveBy): void {
  tx.run('account archive', 'UPDATE accounts SET archive_by = ? WHERE id = ?', [by, id]);
  tx.changed.area('accounts');
}

/** Those that are not named keep their place behind. */
export function orderAccounts(tx: WriteDb, ids: readonly AccountId[]): void {
  const known = listAccounts(tx).map(({ id }) => id);
  const named = ids.filter((id) => known.includes(id));
  for (const [position, id] of [...new Set([...named, ...known])].entries()) {
    tx.run('account order', 'UPDATE accounts SET position = ? WHERE id = ?', [position, id]);
  }
  tx.changed.area('mailboxes');
  tx.changed.area('accounts');
}

export function setPasswordKept(tx: WriteDb, id: AccountId, kept: Account['passwordKept']): void {
  tx.run('account password kept', 'UPDATE accounts SET password_kept = ? WHERE id = ?', [kept, id]);
  tx.changed.area('accounts');
}

/** What the outgoing server takes at most (SIZE, RFC 1870). null: it does not say. */
export function setMaxMessageBytes(tx: WriteDb, id: AccountId, bytes: number | null): void {
  const sql = 'UPDATE accounts SET max_message_bytes = ? WHERE id = ? AND max_message_bytes IS NOT ?';
  if (tx.run('account size', sql, [bytes, id, bytes]).changes > 0) tx.changed.area('accounts');
}

export function maxMessageBytes(db: ReadDb, id: AccountId): number | null {
  return db.value<number | null>('account size', 'SELECT max_message_bytes FROM accounts WHERE id = ?', [id]) ?? null;
}

/** What the runtime of an account has to remember from one start to the next. */
export interface AccountMemory {
  downloadPaused: boolean;
  lastSyncAt: number | null;
  messagesTotal: number;
  messagesOffline: number;
  pendingOperations: number;
  quota: Quota | null;
}

export function accountMemory(db: ReadDb, id: AccountId): AccountMemory | null {
  const row = db.get<{
    paused: number;
    quota: string | null;
    last: number | null;
    total: number;
    offline: number;
    pending: number;
  }>(
    'account memory',
    `SELECT download_paused AS paused, quota, last_sync_at AS last,
       (SELECT coalesce(sum(total), 0) FROM mailboxes WHERE account_id = accounts.id) AS total,
       (SELECT coalesce(sum(offline), 0) FROM mailboxes WHERE account_id = accounts.id) AS offline,
       (SELECT count(*) FROM operations WHERE account_id = accounts.id)
         + (SELECT count(*) FROM maildrop_messages
            WHERE account_id = accounts.id AND unlisted_at IS NULL AND delete_asked = 1) AS pending
     FROM accounts WHERE id = ?`,
    [id],
  );
  if (!row) return null;
  return {
    downloadPaused: row.paused === 1,
    lastSyncAt: row.last,
    messagesTotal: row.total,
    messagesOffline: row.offline,
    pendingOperations: row.pending,
    quota: fromJsonOrNull<Quota>(row.quota),
  };
}

/** As its server told it last; null: it keeps none, or has not told yet. */
export function quotaOf(db: ReadDb, id: AccountId): Quota | null {
  const json = db.value<string | null>('account quota of', 'SELECT quota FROM accounts WHERE id = ?', [id]);
  return fromJsonOrNull<Quota>(json ?? null);
}

export function isDownloadPaused(db: ReadDb, id: AccountId): boolean {
  return db.value<number>('account paused', 'SELECT download_paused FROM accounts WHERE id = ?', [id]) === 1;
}

export function setDownloadPaused(tx: WriteDb, id: AccountId, paused: boolean): void {
  tx.run('account pause', 'UPDATE accounts SET download_paused = ? WHERE id = ?', [paused ? 1 : 0, id]);
}

export function setQuota(tx: WriteDb, id: AccountId, quota: Quota | null): void {
  const json = quota && toJson(quota);
  const sql = 'UPDATE accounts SET quota = ? WHERE id = ? AND quota IS NOT ?';
  if (tx.run('account quota', sql, [json, id, json]).changes > 0) tx.changed.area('accounts');
}

export function setLastSyncAt(tx: WriteDb, id: AccountId, at: number): void {
  tx.run('account synced', 'UPDATE accounts SET last_sync_at = ? WHERE id = ?', [at, id]);
}
