// « Sauvegarder… »: everything that is in the store, in one file that only its passphrase opens, made while the program
// goes on. The file bears its name when it is whole, counted and on the disk; one that was begun is taken away
// (ADR 0015).
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { MailError } from '../../shared/domain/problem.ts';
import { type FolderReport, newFolderReport, type TransferId } from '../../shared/domain/transfer.ts';
import { appendSeal, type BackupManifest } from '../store/backup/backup-file.ts';
import { copyStore } from '../store/backup/copy-store.ts';
import type { Store } from '../store/database.ts';
import { type KeyFile, readKeyFile } from '../store/key-file.ts';
import { insertTransfer, saveTransferFolder } from '../store/transfers.ts';
import { placeError } from './byte-source.ts';

/** The store as it lies on the disk, and its key. */
export interface StoreOnDisk {
  database: string;
  keyFile: string;
  key: Uint8Array;
}

export interface BackupDeps {
  store: Store;
  onDisk: StoreOnDisk;
  /** The built store/backup/backup-worker.ts. */
  backupWorker: URL;
  now(): number;
}

export function planBackup({ store, now }: BackupDeps, file: string): TransferId {
  const label = path.basename(file);
  // The file's place is in no list: the person chooses it each time.
  return store.transaction((tx) => insertTransfer(tx, { kind: 'backup', label, plan: {}, startedAt: now() }));
}

/** Throws MailError `place`, `store`, or `cancelled` when stopped. */
export async function runBackup(
  deps: BackupDeps,
  id: TransferId,
  { file, passphrase }: { file: string; passphrase: string },
  signal: AbortSignal,
): Promise<void> {
  const { onDisk } = deps;
  const part = `${file}.part`;
  try {
    await rm(part, { force: true });
    const facts = await copyStore({ path: onDisk.database, key: onDisk.key, target: part }, deps.backupWorker);
    // The copy cannot be interrupted; what was made of it in vain is taken away.
    if (signal.aborted) throw new MailError({ kind: 'cancelled' });
    const manifest: BackupManifest = {
      ...facts,
      createdAt: deps.now(),
      key: Buffer.from(onDisk.key).toString('base64'),
      slots: passwordSlots(readKeyFile(onDisk.keyFile)),
    };
    appendSeal(part, manifest, passphrase);
    await rename(part, file);
    saveCounts(deps, id, manifest);
  } catch (error) {
    await rm(part, { force: true });
    throw placeError(error);
  }
}

const passwordSlots = (file: KeyFile | null) => (file?.slots ?? []).filter((slot) => slot.kind === 'password');

function saveCounts({ store }: BackupDeps, id: TransferId, { mailboxes }: BackupManifest): void {
  store.transaction((tx) => {
    for (const [number, { names, counted, found }] of mailboxes.entries()) {
      const report: FolderReport = { ...newFolderReport(names), state: 'done', counted, done: found };
      saveTransferFolder(tx, id, { number, key: String(number), position: 0, sourceBytes: 0, report });
    }
  });
}
