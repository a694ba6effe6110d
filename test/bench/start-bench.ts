// Cold start to a usable list: from the making of the process to the first rows, several times on the same store.
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailServer } from '../servers/mail-server.ts';
import { startApp } from './app.ts';
import { record } from './figures.ts';
import { treePssMb } from './memory.ts';

const IDLE_MS = 8_000;

export interface StartBench {
  server: MailServer;
  /** Of the store: « empty », « 10,000 messages » … */
  label: string;
  dataDir: string;
  runs: number;
  /** The mark that says usable: `first-rows`, or the set-up screen's `set-up` where there is no account. */
  mark: 'first-rows' | 'set-up';
  memoryTarget: string | null;
}

export async function benchStart({ server, label, dataDir, runs, mark, memoryTarget }: StartBench): Promise<void> {
  const startMs: number[] = [];
  let memoryMb = Number.NaN;
  for (let run = 0; run < runs; run++) {
    const app = await startApp(server, dataDir);
    startMs.push((await app.markAt(mark)) - app.spawnedAt);
    if (run === runs - 1) {
      await sleep(IDLE_MS);
      memoryMb = treePssMb(app.pid);
    }
    await app.close();
  }
  record(`start to a usable list, ${label}`, 'ms', startMs, '≤ 1500');
  record(`memory idle with the inbox open, ${label}`, 'MB', [memoryMb], memoryTarget);
}
