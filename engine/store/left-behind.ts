// A store that is gone while what lay beside it is still there: moved, deleted, put into quarantine, not brought back
// yet by a roaming profile. Opening it would begin an empty one without a word, and SQLite would delete the log that
// lies there. Invariant: what is set aside keeps its bytes; nothing is deleted.
import { existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileError } from './errors.ts';
import { readKeyFile } from './key-file.ts';
import { flushFolder } from './replace-file.ts';
import { searchPath } from './search-writer.ts';

export interface FilesOfStore {
  database: string;
  keyFile: string;
  witness: string;
}

/**
 * The database is not there, or empty, and something says that there was one: its card, its log, its search index, its
 * witness, or a password that opens it. A first start that was cut off leaves none of these.
 */
export function isStoreMissing({ database, keyFile, witness }: FilesOfStore): boolean {
  if (isThere(database)) return false;
  if ([...besides(database), witness].some(isThere)) return true;
  return readKeyFile(keyFile)?.slots.some(({ kind }) => kind === 'password') ?? false;
}

/**
 * So that a new store can begin here. Where the key is had it stays the key: the missing store, found again, opens
 * with it. Throws MailError `store`.
 */
export function setRemainsAside({ database, keyFile, witness }: FilesOfStore, hasKey: boolean, nowAt: number): void {
  const stamp = new Date(nowAt).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  try {
    for (const file of [...besides(database), witness, ...(hasKey ? [] : [keyFile])]) {
      if (existsSync(file)) renameSync(file, `${file}.left-behind-${stamp}`);
    }
    flushFolder(path.dirname(database));
  } catch (error) {
    throw fileError(error);
  }
}

function besides(database: string): string[] {
  return [`${database}.card`, `${database}-wal`, searchPath(database), `${searchPath(database)}-wal`];
}

function isThere(file: string): boolean {
  return existsSync(file) && statSync(file).size > 0;
}
