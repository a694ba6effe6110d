// Copies the store while it is in use: a snapshot as of one moment, by SQLite's own VACUUM INTO on a connection and a
// thread of its own, so that nobody waits for it. The copy is opened and counted before anything is said of it.
import { rmSync, statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import Database from '@signalapp/sqlcipher';
import { PAGE_BYTES, unlock } from '../connection.ts';
import { sqliteCode } from '../errors.ts';
import { hashFile } from './backup-file.ts';
import { factsOf } from './copy-facts.ts';
import type { CopyAnswer, CopyOrder } from './copy-store.ts';

const { path, key, target } = workerData as CopyOrder;

function copy(): void {
  const database = new Database(path);
  try {
    unlock(database, key);
    // The copy is written with the defaults, whatever the store itself was made with.
    database.pragma(`cipher_default_page_size = ${PAGE_BYTES}`);
    database.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  } finally {
    database.close();
  }
}

function proved(): CopyAnswer {
  const database = new Database(target);
  try {
    unlock(database, key);
    const facts = factsOf(database);
    const [check] = database.pragma('quick_check') as { quick_check?: string }[];
    if (check?.quick_check !== 'ok') return { kind: 'failed', code: 'SQLITE_CORRUPT' };
    const databaseBytes = statSync(target).size;
    return { kind: 'done', facts: { ...facts, databaseBytes, sha256: hashFile(target, databaseBytes) } };
  } finally {
    database.close();
    // Reading makes none, but a log left behind would belong to no backup.
    for (const suffix of ['-wal', '-shm']) rmSync(target + suffix, { force: true });
  }
}

function answer(): CopyAnswer {
  try {
    copy();
    return proved();
  } catch (error) {
    const code = sqliteCode(error) ?? (error instanceof Error && 'code' in error ? String(error.code) : null);
    if (code === null) throw error;
    return { kind: 'failed', code };
  }
}

parentPort!.postMessage(answer());
