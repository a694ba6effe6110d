// Checks the seal of every page of a store that is open, beside whatever else it does: what SQLCipher's own
// `cipher_integrity_check` does in one go, in small steps that can be shown and stopped. A page may be in the middle of
// being written when it is read here, so one whose seal is broken is looked at again after a while.
import { setTimeout as sleep } from 'node:timers/promises';
import { fileError } from './errors.ts';
import { openPages } from './repair/pages.ts';

export interface PageCheck {
  path: string;
  key: Uint8Array;
  onProgress(done: number, total: number): void;
  signal: AbortSignal;
}

const PAGES_PER_STEP = 16;
const PAUSE_MS = 5;
const LOOK_AGAIN_MS = 1_500;

/** The numbers of the pages that cannot be read; null: it was stopped. Throws MailError `store`. */
export async function checkPages({ path, key, onProgress, signal }: PageCheck): Promise<number[] | null> {
  const suspects = await brokenAmong(path, key, null, onProgress, signal);
  if (!suspects || suspects.length === 0) return suspects;
  await sleep(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  return brokenAmong(path, key, suspects, () => undefined, signal);
}

async function brokenAmong(
  path: string,
  key: Uint8Array,
  only: readonly number[] | null,
  onProgress: PageCheck['onProgress'],
  signal: AbortSignal,
): Promise<number[] | null> {
  try {
    const source = openPages(path, key, null);
    try {
      const numbers = only ?? Array.from({ length: source.pageCount }, (_, index) => index + 1);
      const broken: number[] = [];
      for (const [index, number] of numbers.entries()) {
        if (signal.aborted) return null;
        if (!source.page(number)) broken.push(number);
        if (index % PAGES_PER_STEP !== 0) continue;
        onProgress(index, numbers.length);
        await sleep(PAUSE_MS);
      }
      return broken;
    } finally {
      source.close();
    }
  } catch (error) {
    throw fileError(error);
  }
}
