// `npm run bench`: every figure of docs/bench.md, one line of JSON each. Options: --scale=0.1 for a trial of the bench
// itself, --only=setup,book,scan,guard,reading,search,search200k,attachments,filters,list,rich10k,light50k,tiny100k,huge,pop3, --markdown=docs/bench.md to put the tables there, --markdown=- to print them. Runs alone on
// the machine, or its figures say nothing. --thunderbird measures the real Thunderbird beside it, on the same server.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { benchAttachments } from './attachments-bench.ts';
import { bareImapflow, mbsync } from './baseline.ts';
import { benchBook } from './book-bench.ts';
import { benchChanges } from './change-bench.ts';
import { benchCompletion } from './completion-bench.ts';
import { benchComposer } from './composer-bench.ts';
import { benchDelta } from './delta-bench.ts';
import { benchFacts } from './facts-bench.ts';
import { allFigures, figuresOf, printVerdicts } from './figures.ts';
import { benchFilters } from './filters-bench.ts';
import { benchGuard } from './guard-bench.ts';
import { benchList } from './list-bench.ts';
import { BOXES, type BoxName, scaled, startBenchServer } from './mailboxes.ts';
import { writeMarkdown } from './markdown.ts';
import { benchPop3 } from './pop3-bench.ts';
import { benchReading } from './reading-bench.ts';
import { benchScan } from './scan-bench.ts';
import { benchSearch } from './search-bench.ts';
import { benchSetup } from './setup-bench.ts';
import { benchStart } from './start-bench.ts';
import { benchSync } from './sync-bench.ts';
import { thunderbirdVersion } from './thunderbird-app.ts';
import { benchThunderbird, benchThunderbirdPop3, type ThunderbirdBench } from './thunderbird-bench.ts';
import { benchBothStarts } from './thunderbird-start-bench.ts';
import { benchScroll, benchUse } from './use-bench.ts';

const START_RUNS = 5;
const CHANGE_RUNS = 3;
const MB = 1_000_000;
const MEMORY_TARGETS = { rich10k: '≤ 350', light50k: '≤ 420', tiny100k: null, huge: null } as const satisfies Record<
  BoxName,
  string | null
>;

/** Where Thunderbird is measured too: large enough to tell, small enough to wait for. */
const PEER_BOXES: readonly BoxName[] = ['rich10k', 'light50k'];

const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const scale = Number(option('scale') ?? 1);
const wanted = option('only')?.split(',') ?? [
  'setup',
  'book',
  'scan',
  'guard',
  'reading',
  'search',
  'attachments',
  'filters',
  'list',
  ...Object.keys(BOXES),
  'pop3',
];
const boxes = wanted.filter((name): name is BoxName => name in BOXES);
/** The mailboxes that are collected by POP3 as well. */
const pop3Boxes = wanted.includes('pop3') ? (['rich10k', 'huge'] as const) : [];
/** Set up by its address alone. */
const setupBoxes = wanted.includes('setup') ? (['rich10k'] as const) : [];
/** What is measured inside of this process needs neither a server nor a window. */
const INSIDE = ['guard', 'book', 'scan', 'reading', 'search', 'search200k', 'attachments', 'filters', 'list'];
const needsServer = wanted.some((name) => !INSIDE.includes(name));
const markdownFile = option('markdown');
const wantsThunderbird = process.argv.includes('--thunderbird');
const thunderbird = wantsThunderbird ? thunderbirdVersion() : null;
if (wantsThunderbird && !thunderbird)
  throw new Error('Thunderbird is not installed. On Debian: apt-get install --no-install-recommends thunderbird');

const machine = await describeMachine();
console.log(machine);
const { server, corpora } = await startBenchServer([...new Set([...setupBoxes, ...boxes, ...pop3Boxes])], scale);
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-bench-'));
try {
  if (wanted.includes('guard')) {
    benchGuard();
    await benchComposer();
  }
  if (wanted.includes('book')) {
    await benchBook();
    benchFacts();
    benchCompletion();
  }
  if (wanted.includes('scan')) await benchScan();
  if (wanted.includes('reading')) await benchReading();
  if (wanted.includes('search')) for (const messages of [10_000, 50_000]) benchSearch(messages);
  if (wanted.includes('search200k')) benchSearch(200_000);
  if (wanted.includes('attachments')) await benchAttachments();
  if (wanted.includes('filters')) await benchFilters();
  if (wanted.includes('list')) await benchList();
  if (needsServer)
    await benchStart({
      server,
      mailbox: 'empty',
      dataDir: path.join(dir, 'empty'),
      runs: START_RUNS,
      mark: 'set-up',
      memoryTarget: null,
    });
  for (const box of setupBoxes) await benchSetup({ server, box, dir });
  for (const box of boxes) await benchBox(box, path.join(dir, box));
  for (const box of pop3Boxes) {
    await benchPop3({ server, box, corpus: corpora[box]!, dataDir: path.join(dir, 'pop3') });
    await beside(box, benchThunderbirdPop3);
  }
  printVerdicts();
  if (markdownFile) writeMarkdown(markdownFile, machine, allFigures());
} finally {
  await server.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}

async function benchBox(box: BoxName, dataDir: string): Promise<void> {
  const { user } = BOXES[box];
  const corpus = corpora[box]!;
  const { record } = figuresOf('account', box);
  record('messages', 'msgs', [corpus.messages]);
  record('size', 'MB', [corpus.bytes / MB]);
  const baseline = await bareImapflow(server, user);
  record('bare imapflow, envelopes of the inbox', 'ms', [baseline.headersMs]);
  record('bare imapflow, all sources', 'ms', [baseline.sourcesMs]);
  const mbsyncMs = mbsync(server, user);
  if (mbsyncMs !== null) record('mbsync, all folders', 'ms', [mbsyncMs]);
  const searchableMs = await benchSync({ server, box, corpus, inbox: scaled(box, scale), dataDir, baseline, mbsyncMs });
  await beside(box, async (bench) => {
    await benchThunderbird(bench, searchableMs);
    await benchBothStarts(bench, dataDir);
  });
  if (box !== 'huge') await benchUsing(box, dataDir);
  fs.rmSync(dataDir, { recursive: true, force: true });
}

/** What goes wrong in the other client costs its own figures only. */
async function beside(box: BoxName, bench: (peer: ThunderbirdBench) => Promise<void>): Promise<void> {
  if (!thunderbird || !PEER_BOXES.includes(box)) return;
  const peerDir = path.join(dir, 'thunderbird');
  try {
    await bench({ server, box, corpus: corpora[box]!, inbox: scaled(box, scale), dir: peerDir });
  } catch (error) {
    console.error(error);
  } finally {
    fs.rmSync(peerDir, { recursive: true, force: true });
  }
}

async function benchUsing(box: BoxName, dataDir: string): Promise<void> {
  const memoryTarget = MEMORY_TARGETS[box];
  await benchStart({ server, mailbox: box, dataDir, runs: START_RUNS, mark: 'first-rows', memoryTarget });
  if (box === 'tiny100k') await benchScroll(server, dataDir, box);
  else await benchUse(server, dataDir, box);
  if (box === 'light50k') {
    await benchDelta(server, box);
    await benchChanges(server, dataDir, box, CHANGE_RUNS);
  }
}

async function describeMachine(): Promise<string> {
  const cpus = os.cpus();
  const memory = `${Math.round(os.totalmem() / 1024 ** 3)} GB`;
  const { version } = await electronRuntime();
  const day = new Date().toISOString().slice(0, 10);
  const shrunk = scale === 1 ? '' : `, mailboxes shrunk to ${scale}`;
  const peer = thunderbird ? `, ${thunderbird}` : '';
  return `${cpus.length} × ${cpus[0]?.model.trim()}, ${memory}, ${os.type()} ${os.release()}, Electron ${version}${peer}, ${day}${shrunk}`;
}
