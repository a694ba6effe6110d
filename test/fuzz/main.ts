// `npm run fuzz`: ten minutes for each target, and a table of what came of it.
//   npm run fuzz -- [--minutes 10] [--lanes 2] [--only message,headers] [--seed 1] [--corpus FOLDER of more seeds]
//   npm run fuzz -- --only message --replay FILE               one input again
// A find is written to dist/fuzz and ends in a failure: make it a unit test of the reader, repair the reader, run again.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import * as fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtScript } from '../servers/workers.ts';
import type { FuzzReport } from './fuzz-process.ts';
import type { Find, HuntOptions } from './hunt.ts';
import { TARGETS } from './targets.ts';

const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    lanes: { type: 'string', default: '1' },
    only: { type: 'string' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    corpus: { type: 'string' },
    replay: { type: 'string' },
  },
});
const targets = options.only?.split(',') ?? TARGETS.map(({ name }) => name);
const folder = path.resolve('dist/fuzz');

async function fuzz(script: string, task: HuntOptions): Promise<FuzzReport> {
  const child = fork(script, { serialization: 'advanced' });
  child.send(task);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${task.target}: the fuzzer itself ended with ${code}`);
  });
  const [report] = await Promise.race([once(child, 'message'), ended]);
  return report;
}

function keep(target: string, { why, input }: Find): void {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${target}-${createHash('sha1').update(input).digest('hex').slice(0, 8)}`);
  fs.writeFileSync(file, input);
  console.log(`${target}: ${why}\n${JSON.stringify(Buffer.from(input).toString('latin1').slice(0, 2_000))}`);
  console.log(`kept as ${file}`);
  process.exitCode = 1;
}

function rowOf(target: string, { tried, kept, find, slowestMs, peakMb }: FuzzReport): string {
  const counts = [tried, kept, find ? 1 : 0].map((count) => count.toLocaleString('en'));
  return `| ${[target, ...counts, `${Math.round(slowestMs)} ms`, `${Math.round(peakMb)} MB`].join(' | ')} |`;
}

const thread = await builtScript('test/fuzz/fuzz-thread.ts');
const script = await builtScript('test/fuzz/fuzz-process.ts');
const seed = Number(options.seed);
const task = {
  thread,
  seed,
  durationMs: Number(options.minutes) * 60_000,
  corpus: options.corpus ?? null,
  ...(options.replay !== undefined && { replay: fs.readFileSync(options.replay) }),
};
const rows = new Map<string, string>();
const waiting = [...targets];

async function runLane(): Promise<void> {
  for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
    const report = await fuzz(script, { ...task, target });
    if (report.find) keep(target, report.find);
    rows.set(target, rowOf(target, report));
    console.log(rows.get(target));
  }
}

await Promise.all(Array.from({ length: Number(options.lanes) }, runLane));
console.log(`\nseed ${seed}, ${options.minutes} minutes each, on Node ${process.versions.node}\n`);
console.log('| reader | inputs | reached new code | finds | slowest input | memory at most |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const target of targets) console.log(rows.get(target));
