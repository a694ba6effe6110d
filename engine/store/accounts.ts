// Accounts and their identities. Passwords are never here: see accounts/ for the keychain.

import type { z } from 'zod';
import {
  type Account,
  type AccountIdentityPatch,
  type Identity,
  keepsMailHere,
  type LeaveOnServer,
  type Quota,
  type ServerSettings,
} from '../../shared/domain/account.ts';
import type { AccountId, IdentityId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJsonOrNull, toJson } from './json.ts';

export interface AccountToStore {
  protocol: Account['protocol'];
  address: string;
  /** The person's name; the first identity bears it too. */
  name: string;
  incoming: ServerSettings | null;
  outgoing: ServerSettings | null;
  passwordKept: Account['passwordKept'];
  /** For POP3 only. */
  leaveOnServer?: LeaveOnServer;
}

interface AccountRow {
  id: AccountId;
  protocol: Account['protocol'];
  address: string;
  name: string;
  incoming: string | null;
  outgoing: string | null;
  password_kept: Account['passwordKept'];
  leave_on_server: string | null;
}

interface IdentityRow {
  id: IdentityId;
  account_id: AccountId;
  name: string;
  address: string;
  signature_html: string;
}

export function listAccounts(db: ReadDb): Account[] {
  const identities = db
    .all<IdentityRow>('identities', 'SELECT id, account_id, name, address, signature_html FROM identities ORDER BY id')
    .map(
      (row): Identity => ({
        id: row.id,
        accountId: row.account_id,
        name: row.name,
        address: row.address,
        signatureHtml: row.signature_html,
      }),
    );
  return db.all<AccountRow>('accounts', 'SELECT * FROM accounts ORDER BY id').map((row) => ({
    id: row.id,
    protocol: row.protocol,
    address: row.address,
    name: row.name,
    incoming: fromJsonOrNull<ServerSettings>(row.incoming),
    outgoing: fromJsonOrNull<ServerSettings>(row.outgoing),
    identities: identities.filter(({ accountId }) => accountId === row.id),
    leaveOnServer: fromJsonOrNull<LeaveOnServer>(row.leave_on_server),
    passwordKept: row.password_kept,
  }));
}

export function getAccount(db: ReadDb, id: AccountId): Account | null {
  return listAccounts(db).find((account) => account.id === id) ?? null;
}

/** Stores the account with its first identity; none where there is no address to write from. */
export function insertAccount(tx: WriteDb, account: AccountToStore): AccountId {
  const { lastInsertRowid } = tx.run(
    'account insert',
    `INSERT INTO accounts (protocol, address, name, incoming, outgoing, password_kept, leave_on_server)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      account.protocol,
      account.address,
      account.name,
      account.incoming && toJson(account.incoming),
      account.outgoing && toJson(account.outgoing),
      account.passwordKept,
      account.leaveOnServer ? toJson(account.leaveOnServer) : null,
    ],
  );
  if (account.protocol !== 'local') {
    tx.run('identity insert', 'INSERT INTO identities (account_id, name, address) VALUES (?, ?, ?)', [
      lastInsertRowid,
      account.name,
      account.address,
    ]);
  }
  tx.changed.area('accounts');
  return lastInsertRowid as AccountId;
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
  const known = tx.value<AccountId>('local folders', `SELECT id FROM accounts WHERE protocol = 'local' ORDER BY id`);
  if (known !== undefined) return known;
  const nothing = { address: '', name: '', incoming: null, outgoing: null } as const;
  return insertAccount(tx, { ...nothing, protocol: 'local', passwordKept: 'none' });
}

/** Changes the account's only or first identity. */
export function updateIdentity(tx: WriteDb, patch: z.output<typeof AccountIdentityPatch>): void {
  tx.run(
    'identity update',
    `UPDATE identities SET name = coalesce(?, name), signature_html = coalesce(?, signature_html)
     WHERE id = (SELECT min(id) FROM identities WHERE account_id = ?)`,
    [patch.name ?? null, patch.signatureHtml ?? null, patch.accountId],
  );
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

/**
 * Removes the account and its local mail; the server's is untouched. In steps, as a large mailbox takes a while:
 * call in one transaction each until it answers true.
 */
export function removeAccountStep(tx: WriteDb, id: AccountId, messagesPerStep = 1_000): boolean {
  tx.changed.area('accounts');
  for (const mailboxId of tx.pluck<number>('account mailboxes', 'SELECT id FROM mailboxes WHERE account_id = ?', [
    id,
  ])) {
    const { changes } = tx.run(
      'account messages delete',
      `DELETE FROM messages WHERE id IN (SELECT id FROM messages WHERE mailbox_id = ? LIMIT ?)`,
      [mailboxId, messagesPerStep],
    );
    if (changes > 0) return false;
  }
  tx.run('account hidden messages', 'DELETE FROM messages WHERE mailbox_id IS NULL AND account_id = ?', [id]);
  tx.run('account delete', 'DELETE FROM accounts WHERE id = ?', [id]);
  tx.changed.area('mailboxes');
  return true;
}
