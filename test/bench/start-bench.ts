// Cold start to a usable list: from the making of the process to the first rows, several times on the same store.
import { setTimeout as sleep } from 'node:timers/promises';
import type { MailServer } from '../servers/mail-server.ts';
import { startApp } from './app.ts';
import { figuresOf } from './figures.ts';
import { treePssMb } from './memory.ts';

const IDLE_MS = 8_000;

export interface StartBench {
  server: MailServer;
  /** What the store holds: « empty », « rich10k » … */
  mailbox: string;
  dataDir: string;
  runs: number;
  /** The mark that says usable: `first-rows`, or the set-up screen's `set-up` where there is no account. */
  mark: 'first-rows' | 'set-up';
  memoryTarget: string | null;
}

export async function benchStart({ server, mailbox, dataDir, runs, mark, memoryTarget }: StartBench): Promise<void> {
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
  figuresOf('start', mailbox).record('start to a usable list', 'ms', startMs, '≤ 1500');
  const { record } = figuresOf('use', mailbox);
  record('memory (PSS, all processes), idle with the inbox open', 'MB', [memoryMb], memoryTarget);
}
