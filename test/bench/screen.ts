// What the virtual display shows, read from the X server's own memory (run.sh has it kept in a file): the same black box
// for every program, which knows nothing of it.
import * as fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 25;
const QUIET_MS = 3_000;
const LIMIT_MS = 60_000;
/** Of all pixels: a caret or a word in the status bar is less, the first row of a list more. */
const NOTICED_SHARE = 0.002;

/**
 * From now on until nothing noticeable has changed for three seconds: epoch ms of the last change. NaN: the screen never
 * came to rest, or never changed.
 */
export async function lastChangeAt(): Promise<number> {
  const file = process.env.CASIER_BENCH_SCREEN;
  if (!file) throw new Error('CASIER_BENCH_SCREEN does not name the display’s memory: start by `npm run bench`');
  const startedAt = Date.now();
  let shown = pixelsOf(file);
  let changedAt = Number.NaN;
  for (;;) {
    await sleep(LOOK_MS);
    const at = Date.now();
    const now = pixelsOf(file);
    if (differs(shown, now)) {
      shown = now;
      changedAt = at;
    }
    if (at - changedAt > QUIET_MS) return changedAt;
    if (at - startedAt > LIMIT_MS) return Number.NaN;
  }
}

function pixelsOf(file: string): Uint32Array {
  const { buffer, byteOffset, byteLength } = fs.readFileSync(file);
  return new Uint32Array(buffer, byteOffset, byteLength >> 2);
}

/** Against the last noticed picture, so that what changes little by little is noticed as well. */
function differs(before: Uint32Array, after: Uint32Array): boolean {
  const most = before.length * NOTICED_SHARE;
  let changed = 0;
  for (let i = 0; i < before.length; i++) if (before[i] !== after[i] && ++changed > most) return true;
  return false;
}
