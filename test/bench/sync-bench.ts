// A new account until everything is offline and searchable, then what that costs on disk and in memory.
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { setUpAccount } from '../e2e/set-up.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { startApp } from './app.ts';
import type { Baseline } from './baseline.ts';
import { type Corpus, RAREST } from './corpus.ts';
import { recordEngineMemory, recordTimes } from './engine-figures.ts';
import { type Figures, figuresOf } from './figures.ts';
import { BOXES, type BoxName, PASSWORD } from './mailboxes.ts';
import { treePssMb } from './memory.ts';
import { firstRowAt, longestBlock, offlineAt, rowsAt, searchableAt, startProbe } from './probe.ts';

const SETTLE_MS = 5_000;
const MB = 1_000_000;

export interface SyncBench {
  server: MailServer;
  box: BoxName;
  corpus: Corpus;
  inbox: number;
  dataDir: string;
  baseline: Baseline;
  mbsyncMs: number | null;
}

const TARGETS = {
  rich10k: { headers: '≥ 4000', offline: '< 13800' },
  light50k: { headers: '≥ 4000', offline: '≤ 30000' },
  tiny100k: { headers: '≥ 4000', offline: null },
  // Eight messages: what counts is the memory.
  huge: { headers: null, offline: null },
} as const satisfies Record<BoxName, { headers: string | null; offline: string | null }>;

/** Answers after how many ms everything was offline and searchable. */
export async function benchSync(bench: SyncBench): Promise<number> {
  const { server, box, corpus, inbox, dataDir, baseline, mbsyncMs } = bench;
  const figures = figuresOf('account', box);
  const { record } = figures;
  const app = await startApp(server, dataDir);
  let searchableMs: number;
  try {
    await app.page.locator('[name="address"]').waitFor();
    await startProbe(app.page);
    const clickedAt = await setUpAccount(app.page, {
      server,
      user: BOXES[box].user,
      password: PASSWORD,
      name: 'Banc d’essai',
    });
    const createdAt = await app.markAt('main-window');
    const first = await firstRowAt(app.page);
    const listed = await rowsAt(app.page, inbox);
    const offline = await offlineAt(app.page, corpus.messages);
    record('click on « créer » to main window', 'ms', [createdAt - clickedAt]);
    record('main window to first screenful', 'ms', [first - createdAt], '≤ 500');
    record('all headers of the inbox listed, list open', 'ms', [listed - createdAt]);
    record('headers', 'msgs/s', [(1000 * inbox) / (listed - createdAt)], TARGETS[box].headers);
    record('headers, time against bare imapflow', 'ratio', [(listed - createdAt) / baseline.headersMs]);
    const offlineMs = offline - createdAt;
    searchableMs = (await searchableAt(app.page, RAREST, corpus.rare)) - createdAt;
    recordTimes(figuresOf('time', box), app.pid);
    recordEngineMemory(figures, app.pid);
    record('everything offline', 'ms', [offlineMs]);
    record('everything offline and searchable', 'ms', [searchableMs], TARGETS[box].offline);
    record('offline', 'msgs/s', [(1000 * corpus.messages) / offlineMs]);
    record('offline', 'MB/s', [(1000 * corpus.bytes) / MB / offlineMs]);
    record('offline, time against bare imapflow', 'ratio', [offlineMs / baseline.sourcesMs]);
    if (mbsyncMs !== null) record('offline, time against mbsync', 'ratio', [offlineMs / mbsyncMs]);
    record('longest block of the window during the sync', 'ms', [await longestBlock(app.page)], '≤ 50');
    await sleep(SETTLE_MS);
    record('memory after the sync, all processes', 'MB', [treePssMb(app.pid)]);
  } finally {
    await app.close();
  }
  recordDisk(figures, dataDir, corpus);
  return searchableMs;
}

function recordDisk({ record }: Figures, dataDir: string, corpus: Corpus): void {
  const size = (pattern: string) =>
    Number(execFileSync('sh', ['-c', `cat ${pattern} | wc -c`], { cwd: dataDir, encoding: 'utf8' }));
  const bytes = size('casier*.db*');
  record('disk per message', 'bytes', [bytes / corpus.messages]);
  record('disk against the mail’s size, index included', 'ratio', [bytes / corpus.bytes], '≤ 1.15');
}
