// A backup made ready to take the store's place: its database copied beside the store, proved, and settled so that
// nothing old happens again: what waited in its outbox may have gone out since, so that it is looked for in Envoyés and
// then asked about; what it was to tell a server may have been told, so that it looks before it does anything twice;
// and its mailboxes are compared as a whole.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import Database from '@signalapp/sqlcipher';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { type FolderReport, newFolderReport } from '../../../shared/domain/transfer.ts';
import { unlock } from '../connection.ts';
import { sqliteCode, storeError } from '../errors.ts';
import { toJson } from '../json.ts';
import { MIGRATIONS } from '../migrations/registry.ts';
import { type BackupManifest, hashFile } from './backup-file.ts';
import { type CopyFacts, factsOf } from './copy-facts.ts';

export interface Restorable {
  /** Counted in the database itself, now. */
  facts: CopyFacts;
  accountIds: AccountId[];
}

export interface RestoreOrder {
  file: string;
  manifest: BackupManifest;
  target: string;
  /** The file's name, for the report. */
  label: string;
  nowAt: number;
}

/** Writes `target`, beside the store. Throws MailError `place`, or `store` when its own disk is full. */
export function prepareRestore({ file, manifest, target, label, nowAt }: RestoreOrder): Restorable {
  const newest = MIGRATIONS.at(-1)?.number ?? 0;
  if (manifest.schema > newest) throw new MailError({ kind: 'place', reason: 'backupFromFuture' });
  for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true });
  try {
    copyDatabase(file, manifest, target);
    return settle(target, manifest, label, nowAt);
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm']) rmSync(target + suffix, { force: true });
    throw error;
  }
}

function copyDatabase(file: string, { databaseBytes, sha256 }: BackupManifest, target: string): void {
  const descriptor = openSync(target, 'wx', 0o600);
  try {
    const hash = hashFile(file, databaseBytes, (piece) => writeAll(descriptor, piece));
    if (hash !== sha256) throw new MailError({ kind: 'place', reason: 'backupDamaged', detail: 'hash' });
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, piece: Buffer): void {
  for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
}

/** In one transaction; the database is closed, and the disk has it, when it returns. */
function settle(target: string, manifest: BackupManifest, label: string, nowAt: number): Restorable {
  const database = new Database(target);
  try {
    unlock(database, Buffer.from(manifest.key, 'base64'));
    const accountIds = database.prepare('SELECT id FROM accounts', { pluck: true }).all([]) as unknown as AccountId[];
    const restorable = { facts: factsOf(database), accountIds };
    database.exec(`BEGIN IMMEDIATE;
      UPDATE outbox SET state = 'handedOver' WHERE state IN ('undoable', 'scheduled', 'held', 'ready', 'connecting');
      UPDATE operations SET state = 'started' WHERE kind <> 'lookForSent';
      UPDATE mailboxes SET highest_mod_seq = NULL;
      DELETE FROM transfers WHERE kind = 'backup' AND state = 'running';`);
    if (manifest.schema >= SEARCH_APART) giveNewIdentity(database);
    reportIn(database, manifest, { label, nowAt, found: restorable.facts });
    database.exec('COMMIT');
    return restorable;
  } catch (error) {
    const code = sqliteCode(error);
    if (code?.startsWith('SQLITE_NOTADB') || code?.startsWith('SQLITE_CORRUPT'))
      throw new MailError({ kind: 'place', reason: 'backupDamaged', detail: code }, { cause: error });
    throw storeError(error);
  } finally {
    database.close();
  }
}

/** From this migration on the search index is a database of its own, which knows its store by this name. */
const SEARCH_APART = 80;

/** Where this very store has gone on since, its index holds what the backup has not: it is made anew. */
function giveNewIdentity(database: Database): void {
  database.exec('UPDATE store_identity SET id = lower(hex(randomblob(16)))');
}

/** What the manifest counted when the backup was made, beside what is counted now: shown once the store is open. */
function reportIn(
  database: Database,
  { mailboxes }: BackupManifest,
  { label, nowAt, found }: { label: string; nowAt: number; found: CopyFacts },
): void {
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO transfers (kind, state, label, plan, started_at, ended_at) VALUES ('restore', 'done', ?, '{}', ?, ?)`,
    )
    .run([label, nowAt, nowAt]);
  const insert = database.prepare(
    'INSERT INTO transfer_folders (transfer_id, number, key, report) VALUES (?, ?, ?, ?)',
  );
  for (const [number, { names, found: counted }] of mailboxes.entries()) {
    const done = found.mailboxes[number]?.found ?? 0;
    const report: FolderReport = { ...newFolderReport(names), state: 'done', counted, done };
    insert.run([Number(lastInsertRowid), number, String(number), toJson(report)]);
  }
}
