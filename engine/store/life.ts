// How far the store has come in its life (migrations/060): a number that grows with each start and with each message
// that leaves. A store whose number is smaller than the one remembered outside of it is an old copy.
import type { ReadDb, WriteDb } from './handles.ts';

export function generationOf(db: ReadDb): number {
  return db.value<number>('generation', 'SELECT generation FROM store_life') ?? 0;
}

/** Which store this is: a copy of it bears the same name. */
export function storeName(db: ReadDb): string {
  return String(db.value('store identity', 'SELECT id FROM store_identity') ?? '');
}

/** Beyond the one remembered outside as well: an old copy takes its place from now on. */
export function nextGeneration(tx: WriteDb, remembered = 0): number {
  const next = Math.max(generationOf(tx), remembered) + 1;
  tx.run(
    'generation next',
    `INSERT INTO store_life (id, generation) VALUES (1, ?)
     ON CONFLICT (id) DO UPDATE SET generation = excluded.generation`,
    [next],
  );
  return next;
}

/**
 * An old copy knows nothing of what was done since: a message that it believes to be waiting may have left, so it is
 * looked for in Envoyés and then asked about; what it wants to tell a server may have been told, so it looks before it
 * does anything twice; and its mailboxes are compared as a whole.
 */
export function settleOldCopy(tx: WriteDb): void {
  tx.run(
    'old outbox',
    `UPDATE outbox SET state = 'handedOver' WHERE state IN ('undoable', 'scheduled', 'held', 'ready', 'connecting')`,
  );
  tx.run('old operations', `UPDATE operations SET state = 'started' WHERE kind <> 'lookForSent'`);
  tx.run('old mailboxes', 'UPDATE mailboxes SET highest_mod_seq = NULL');
}

/** When every page was last checked; null: never. */
export function lastCheckedAt(db: ReadDb): number | null {
  return db.value<number | null>('last check', 'SELECT checked_at FROM store_life') ?? null;
}

export function setCheckedAt(tx: WriteDb, at: number): void {
  tx.run('store checked', 'UPDATE store_life SET checked_at = ?', [at]);
}
