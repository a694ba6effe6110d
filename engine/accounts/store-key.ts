// Finds the key of the encrypted store: in the keychain; else under the password of one of the mailboxes, which then
// has to be typed; else, on a first start, made new. Invariants: the key never lies unwrapped on the disk; a store
// that cannot be opened is never deleted.
//
// Without a keychain and before any account there is nothing to keep the key under. It then lives in memory, and the
// key file says so by having no slot: such a store can only hold the trial mailbox, and the next start begins a new
// one. The first account brings the first slot in the very transaction that stores it, and the store is kept from
// then on.
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { AccountId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import {
  type KeyFile,
  newDatabaseKey,
  type PasswordSlot,
  readKeyFile,
  unwrapKey,
  withoutAccount,
  withSlot,
  wrapKey,
  writeKeyFile,
} from '../store/key-file.ts';
import { isStoreMissing } from '../store/left-behind.ts';
import type { Keychain } from './keychain.ts';

export interface StoreKey {
  readonly key: Uint8Array;
  /** Made just now, for a store that is yet to begin. */
  readonly isNew: boolean;
  /** The password that was typed to open the store, and whose it is. */
  readonly typed: { accountId: AccountId; password: string } | null;
  /** False: the key is in memory only, and the store is forgotten when Casier closes. */
  isKept(): boolean;
  /** From now on this password opens the store, too, instead of the account's earlier one. */
  wrapFor(owner: { accountId: AccountId; address: string }, password: string): void;
  unwrapFor(accountId: AccountId): void;
}

export type StoreKeySearch =
  | { kind: 'found'; storeKey: StoreKey }
  | {
      kind: 'locked';
      addresses: string[];
      /** null: the password of none of them. */
      unlock(password: string): Promise<StoreKey | null>;
    };

export interface StorePaths {
  database: string;
  keyFile: string;
  /** witness.ts */
  witness: string;
}

export function storePaths(dataDir: string): StorePaths {
  return {
    database: path.join(dataDir, 'casier.db'),
    keyFile: path.join(dataDir, 'casier-keys.json'),
    witness: path.join(dataDir, 'casier-witness.json'),
  };
}

/** Throws MailError kind `store` when there is a store whose key is nowhere to be had. */
export async function findStoreKey(paths: StorePaths, keychain: Keychain | null): Promise<StoreKeySearch> {
  const file = readKeyFile(paths.keyFile);
  if (!file) {
    if (isStoreMissing(paths)) throw new MailError({ kind: 'store', reason: 'storeMissing', detail: 'no key file' });
    if (existsSync(paths.database)) throw new MailError({ kind: 'store', reason: 'keyLost', detail: 'no key file' });
    return { kind: 'found', storeKey: await makeKey(paths, keychain) };
  }
  if (file.slots.length === 0) {
    forgetTrialStore(paths);
    return { kind: 'found', storeKey: await makeKey(paths, keychain) };
  }
  const kept = await fromKeychain(file, keychain);
  if (kept) return { kind: 'found', storeKey: openKey(paths, kept, null) };
  const byPassword = findPasswordSlots(paths, keychain);
  if (!byPassword) throw new MailError({ kind: 'store', reason: 'keychainUnavailable' });
  return byPassword;
}

/** null: no password opens the store. */
export function findPasswordSlots(
  paths: StorePaths,
  keychain: Keychain | null,
): Extract<StoreKeySearch, { kind: 'locked' }> | null {
  const slots = readKeyFile(paths.keyFile)?.slots.filter((slot) => slot.kind === 'password') ?? [];
  if (slots.length === 0) return null;
  return {
    kind: 'locked',
    addresses: slots.map(({ address }) => address),
    unlock: (password) => unlock(paths, slots, keychain, password),
  };
}

async function makeKey(paths: StorePaths, keychain: Keychain | null): Promise<StoreKey> {
  const key = newDatabaseKey();
  writeKeyFile(paths.keyFile, await withKeychain({ version: 1, slots: [] }, key, keychain));
  return { ...openKey(paths, key, null), isNew: true };
}

/**
 * See above: by its empty key file nothing but a trial mailbox can be in it, and its key is gone. It is put aside and
 * not deleted all the same: an old key file that somebody put back looks alike.
 */
function forgetTrialStore({ database }: StorePaths): void {
  const aside = `${database}.without-key-${Date.now()}`;
  // The log first: beside another database it would be taken for that one's.
  for (const suffix of ['-wal', '-shm', '.card', '']) {
    if (existsSync(database + suffix)) renameSync(database + suffix, aside + suffix);
  }
}

async function unlock(
  paths: StorePaths,
  slots: PasswordSlot[],
  keychain: Keychain | null,
  password: string,
): Promise<StoreKey | null> {
  for (const slot of slots) {
    const key = unwrapKey(slot, password);
    if (!key) continue;
    const file = readKeyFile(paths.keyFile) ?? { version: 1, slots };
    writeKeyFile(paths.keyFile, await withKeychain(file, key, keychain));
    return openKey(paths, key, { accountId: slot.accountId, password });
  }
  return null;
}

function openKey(paths: StorePaths, key: Uint8Array, typed: StoreKey['typed']): StoreKey {
  const change = (edit: (file: KeyFile) => KeyFile) =>
    writeKeyFile(paths.keyFile, edit(readKeyFile(paths.keyFile) ?? { version: 1, slots: [] }));
  return {
    key,
    isNew: false,
    typed,
    isKept: () => (readKeyFile(paths.keyFile)?.slots.length ?? 0) > 0,
    wrapFor: (owner, password) => change((file) => withSlot(file, wrapKey(key, password, owner))),
    unwrapFor: (accountId) => change((file) => withoutAccount(file, accountId)),
  };
}

async function fromKeychain({ slots }: KeyFile, keychain: Keychain | null): Promise<Uint8Array | null> {
  const slot = slots.find(({ kind }) => kind === 'keychain');
  const text = slot?.kind === 'keychain' ? await keychain?.read(slot.entry) : null;
  return text ? Buffer.from(text, 'base64') : null;
}

/** The file with the key in the keychain, if there is one that takes it. */
export async function withKeychain(file: KeyFile, key: Uint8Array, keychain: Keychain | null): Promise<KeyFile> {
  const entry = `database key ${randomUUID()}`;
  const taken = await keychain?.write(entry, Buffer.from(key).toString('base64'));
  return taken ? withSlot(file, { kind: 'keychain', entry }) : file;
}
