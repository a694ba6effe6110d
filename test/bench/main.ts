// `npm run bench`: every figure of docs/bench.md, one line of JSON each. Options: --scale=0.1 for a trial of the
// bench itself, --only=rich10k,light50k,tiny100k,huge,pop3. Runs alone on the machine, or its figures say nothing.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bareImapflow, mbsync } from './baseline.ts';
import { benchChanges } from './change-bench.ts';
import { benchDelta } from './delta-bench.ts';
import { printVerdicts, record } from './figures.ts';
import { BOXES, type BoxName, scaled, startBenchServer } from './mailboxes.ts';
import { benchPop3 } from './pop3-bench.ts';
import { benchStart } from './start-bench.ts';
import { benchSync } from './sync-bench.ts';
import { benchScroll, benchUse } from './use-bench.ts';

const START_RUNS = 5;
const CHANGE_RUNS = 3;
const MB = 1_000_000;
const MEMORY_TARGETS = { rich10k: '≤ 350', light50k: '≤ 420', tiny100k: null, huge: null } as const satisfies Record<
  BoxName,
  string | null
>;

const option = (name: string) => process.argv.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
const scale = Number(option('scale') ?? 1);
const wanted = option('only')?.split(',') ?? [...Object.keys(BOXES), 'pop3'];
const boxes = wanted.filter((name): name is BoxName => name in BOXES);
/** The mailbox that is collected by POP3 as well. */
const POP3_BOX = 'rich10k';
const withPop3 = wanted.includes('pop3');

console.log(
  JSON.stringify({
    machine: os.cpus()[0]?.model,
    cores: os.cpus().length,
    memoryMb: Math.round(os.totalmem() / MB),
    kernel: os.release(),
    scale,
  }),
);
const { server, corpora } = await startBenchServer(
  withPop3 ? [...new Set([...boxes, POP3_BOX] as const)] : boxes,
  scale,
);
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-bench-'));
try {
  await benchStart({
    server,
    label: 'empty store',
    dataDir: path.join(dir, 'empty'),
    runs: START_RUNS,
    mark: 'set-up',
    memoryTarget: null,
  });
  for (const box of boxes) {
    const { user } = BOXES[box];
    const corpus = corpora[box]!;
    const inbox = scaled(box, scale);
    const dataDir = path.join(dir, box);
    record(`${box}: messages`, 'msgs', [corpus.messages]);
    record(`${box}: size`, 'MB', [corpus.bytes / MB]);
    const baseline = await bareImapflow(server, user);
    record(`${box}: bare imapflow, envelopes of INBOX`, 'ms', [baseline.headersMs]);
    record(`${box}: bare imapflow, all sources`, 'ms', [baseline.sourcesMs]);
    const mbsyncMs = mbsync(server, user);
    if (mbsyncMs !== null) record(`${box}: mbsync, all folders`, 'ms', [mbsyncMs]);
    await benchSync({ server, box, corpus, inbox, dataDir, baseline, mbsyncMs });
    if (box === 'huge') continue;
    const label = `${inbox.toLocaleString('en')} messages`;
    const memoryTarget = MEMORY_TARGETS[box];
    await benchStart({ server, label, dataDir, runs: START_RUNS, mark: 'first-rows', memoryTarget });
    if (box === 'tiny100k') await benchScroll(server, dataDir);
    else await benchUse(server, dataDir, label);
    if (box === 'light50k') {
      await benchDelta(server, user, inbox);
      await benchChanges(server, dataDir, user, CHANGE_RUNS);
    }
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
  if (withPop3) await benchPop3({ server, user: BOXES[POP3_BOX].user, dataDir: path.join(dir, 'pop3') });
  printVerdicts();
} finally {
  await server.stop();
  fs.rmSync(dir, { recursive: true, force: true });
}
