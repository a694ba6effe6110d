// Where a whole run of the tests keeps its stores, mailboxes and profiles: a folder of its own that goes with it, in
// memory where there is room. Thousands of small stores wait for a disk longer than for anything else, and nothing that
// a test says depends on the disk: what a power cut leaves of it is told from a trace (test/engine/boundaries).
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const MEMORY = '/dev/shm';
const NEEDED_BYTES = 6 * 1024 ** 3;

/** @returns {{ folder: string, remove: () => void }} */
export function scratchFolder() {
  const folder = mkdtempSync(path.join(hasRoom(MEMORY) ? MEMORY : tmpdir(), 'casier-test-'));
  // The mail servers' own users, and the ordinary user of one test, have to get in.
  chmodSync(folder, 0o1777);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @param {string} folder */
function hasRoom(folder) {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= NEEDED_BYTES;
}
