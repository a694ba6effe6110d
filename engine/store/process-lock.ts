// One process at a time opens a store. The store itself is open twice in this process (the checkpoint thread has a
// connection of its own), so the lock is on an empty database beside it: the system lets it go when the process ends,
// however it ends.
import Database from '@signalapp/sqlcipher';

/** Throws SQLITE_BUSY when another process has it. Answers how to let it go. */
export function lockForThisProcess(storePath: string): () => void {
  const lock = new Database(`${storePath}.lock`);
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw error;
  }
  return () => lock.close();
}
