// A restored store takes the place of the one that is there, which is kept aside under another name with its key file.
// Begun by a note on the disk and ended by its removal: whatever stops it in between, the next start goes on with it.
// Invariant: no file is ever deleted or overwritten.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { fileError, storeError } from '../errors.ts';
import { type KeyFile, writeKeyFile } from '../key-file.ts';
import { parsedOrNull } from '../parsed-json.ts';
import { lockForThisProcess } from '../process-lock.ts';
import { flushFolder, replaceFile } from '../replace-file.ts';

const Note = z.object({ aside: z.string() });

export interface StoreFiles {
  database: string;
  keyFile: string;
}

const noteOf = ({ database }: StoreFiles) => path.join(path.dirname(database), 'casier-restore.json');
/** Where the restored database has to lie before `beginSwap`. */
export const restoredDatabase = ({ database }: StoreFiles) => `${database}.restored`;
const restoredKeys = ({ keyFile }: StoreFiles) => `${keyFile}.restored`;

/** From now on the restored store is the one: the rest can be done at any time. `nowAt` names what is kept aside. */
export function beginSwap(files: StoreFiles, keys: KeyFile, nowAt: number): void {
  writeKeyFile(restoredKeys(files), keys);
  const aside = new Date(nowAt).toISOString().slice(0, 19).replaceAll(':', '-');
  try {
    replaceFile(noteOf(files), JSON.stringify({ aside } satisfies z.infer<typeof Note>));
  } catch (error) {
    throw fileError(error);
  }
}

/** What was begun, if anything. To be called while no store is open. */
export function finishSwap(files: StoreFiles): void {
  const note = readNote(noteOf(files));
  if (!note) return;
  const letGo = lockAlone(files);
  try {
    const { database, keyFile } = files;
    const keptAside = `${database}.before-${note.aside}`;
    if (existsSync(restoredDatabase(files))) {
      // The log first: beside another database it would be taken for that one's.
      for (const suffix of ['-wal', '-shm', '']) putAside(database + suffix, keptAside + suffix);
      renameSync(restoredDatabase(files), database);
    }
    if (existsSync(restoredKeys(files))) {
      putAside(keyFile, `${keyFile}.before-${note.aside}`);
      renameSync(restoredKeys(files), keyFile);
    }
    flushFolder(path.dirname(database));
    rmSync(noteOf(files));
  } catch (error) {
    throw fileError(error);
  } finally {
    letGo();
  }
}

/** Another session may have the store open. Throws MailError store/alreadyRunning. */
function lockAlone({ database }: StoreFiles): () => void {
  try {
    return lockForThisProcess(database);
  } catch (error) {
    throw storeError(error);
  }
}

function putAside(file: string, aside: string): void {
  if (existsSync(file)) renameSync(file, aside);
}

/** null: nothing was begun. A note that is not whole was never the one that begins a swap. */
function readNote(file: string): z.infer<typeof Note> | null {
  return existsSync(file) ? parsedOrNull(Note, readFileSync(file, 'utf8')) : null;
}
