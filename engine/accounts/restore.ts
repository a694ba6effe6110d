// « Restaurer… »: reads what a backup holds, and makes it ready to take the store's place together with a key file that
// this PC can open. Nothing of the store that is there is touched here.
import path from 'node:path';
import { MailError } from '../../shared/domain/problem.ts';
import type { BackupContents } from '../../shared/domain/transfer.ts';
import { type BackupManifest, readSeal } from '../store/backup/backup-file.ts';
import type { CopyFacts } from '../store/backup/copy-facts.ts';
import { prepareRestore } from '../store/backup/prepare-restore.ts';
import { beginSwap, restoredDatabase, type StoreFiles } from '../store/backup/swap-store.ts';
import { fileError } from '../store/errors.ts';
import type { Keychain } from './keychain.ts';
import { passwordEntry } from './secrets.ts';
import { withKeychain } from './store-key.ts';

export interface RestoreDeps {
  paths: StoreFiles;
  keychain: Keychain | null;
  /** By which the keychain tells stores apart. */
  storeName: string;
  nowAt: number;
}

/** Throws MailError `place`. */
export async function readBackup(file: string, passphrase: string): Promise<BackupContents> {
  const manifest = openBackup(file, passphrase);
  return contentsOf(manifest.createdAt, manifest);
}

/** After it, the swap is begun: store/backup/swap-store.ts ends it. */
export async function makeReadyToRestore(deps: RestoreDeps, file: string, passphrase: string): Promise<BackupContents> {
  const { paths, keychain, storeName, nowAt } = deps;
  const manifest = openBackup(file, passphrase);
  const keys = await withKeychain({ version: 1, slots: manifest.slots }, Buffer.from(manifest.key, 'base64'), keychain);
  // The key would be nowhere: better said before than found out at the next start.
  if (keys.slots.length === 0) throw new MailError({ kind: 'store', reason: 'keychainUnavailable' });
  const order = { file, manifest, target: restoredDatabase(paths), label: path.basename(file), nowAt };
  const { facts, accountIds } = asFiles(() => prepareRestore(order));
  // The same number may be another account there: its password must not go to that one's server. Asked for anew.
  for (const id of accountIds) await keychain?.remove(passwordEntry(id, storeName));
  beginSwap(paths, keys, nowAt);
  return contentsOf(manifest.createdAt, facts);
}

function openBackup(file: string, passphrase: string): BackupManifest {
  try {
    return readSeal(file, passphrase);
  } catch (error) {
    if (error instanceof MailError) throw error;
    const mapped = fileError(error);
    // A place that the person chose, not the store's.
    if (mapped instanceof MailError) throw new MailError({ kind: 'place', reason: 'placeRefused' }, { cause: error });
    throw error;
  }
}

function asFiles<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof MailError ? error : fileError(error);
  }
}

function contentsOf(createdAt: number, { mailboxes, messages, people, drafts, outbox }: CopyFacts): BackupContents {
  return {
    createdAt,
    mailboxes: mailboxes.map(({ names, found }) => ({ names, messages: found })),
    messages,
    people,
    drafts,
    outbox,
  };
}
