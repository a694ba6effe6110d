// `npm run soak`: as many seeds as wanted, and a summary. A failing seed is printed with its story and the command
// that replays it.
//   npm run soak -- --seeds 5000 [--from 1] [--set qresync] [--minutes 90] [--lanes 2]
//   npm run soak -- --from 17 --seeds 1 --set bare --story     one seed again, told step by step
//   … --tally FILE                                             adds to the sums of the sittings before, batch by batch
//   … --minimise                                               leaves out what a failing seed does not need
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openLane } from './lane.ts';
import { minimise } from './minimise.ts';
import { makePlan } from './plan.ts';
import { runSeed, type SeedReport } from './run-seed.ts';
import { SETS, type SetName } from './sets.ts';
import { addReport, addSummary, newSummary, summaryText } from './summary.ts';

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '500' },
    from: { type: 'string', default: '1' },
    set: { type: 'string' },
    minutes: { type: 'string' },
    lanes: { type: 'string', default: '2' },
    story: { type: 'boolean', default: false },
    minimise: { type: 'boolean', default: false },
    /** Failures are written there too. */
    out: { type: 'string' },
    /** A file that sums up several sittings. */
    tally: { type: 'string' },
  },
});

/** A server is renewed after so many seeds: its logs and its users' folders grow. */
const SEEDS_ON_A_SERVER = 15;

const names = options.set === undefined ? (Object.keys(SETS) as SetName[]) : [options.set as SetName];
const from = Number(options.from);
const count = Number(options.seeds);
const deadlineAt =
  options.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(options.minutes) * 60_000;
const summary = newSummary();
const before = newSummary();
if (options.tally !== undefined && existsSync(options.tally)) {
  addSummary(before, JSON.parse(readFileSync(options.tally, 'utf8')));
}

/** Seed by seed the sets take turns, so that a soak that is cut short has seen them all. */
function setOf(seed: number): SetName {
  return names[seed % names.length]!;
}

function batches(): { set: SetName; seeds: number[] }[] {
  const made: { set: SetName; seeds: number[] }[] = [];
  const block = SEEDS_ON_A_SERVER * names.length;
  for (let start = from; start < from + count; start += block) {
    const end = Math.min(start + block, from + count);
    const seeds = Array.from({ length: end - start }, (_, i) => start + i);
    for (const set of names) {
      const mine = seeds.filter((seed) => setOf(seed) === set);
      if (mine.length > 0) made.push({ set, seeds: mine });
    }
  }
  return made;
}

function told({ plan, wrong, story }: SeedReport): string {
  return [
    `FAILED seed ${plan.seed} on ${plan.set}: npm run soak -- --seeds 1 --from ${plan.seed} --set ${plan.set} --story`,
    ...wrong.map((line) => `  ✗ ${line}`),
    ...story.map((line) => `    ${line}`),
    '',
  ].join('\n');
}

async function runBatch({ set, seeds }: { set: SetName; seeds: number[] }): Promise<void> {
  const lane = await openLane(set, seeds);
  try {
    for (const seed of seeds) {
      if (Date.now() > deadlineAt) return;
      const report = await runSeed(lane, makePlan(seed, set));
      addReport(summary, report);
      if (options.story) console.log(report.story.join('\n'));
      if (report.wrong.length === 0) continue;
      const smallest = options.minimise ? await minimise(lane, report) : report;
      console.log(told(smallest));
      if (options.out) appendFileSync(options.out, `${told(smallest)}\n`);
    }
  } finally {
    await lane.stop();
    keepTally();
  }
}

/** A sitting that is cut off is not lost. */
function keepTally(): void {
  if (options.tally === undefined) return;
  const tally = newSummary();
  addSummary(tally, before);
  addSummary(tally, summary);
  writeFileSync(options.tally, JSON.stringify(tally));
}

const waiting = batches();
async function runLane(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined && Date.now() < deadlineAt; next = waiting.shift())
    await runBatch(next);
}
await Promise.all(Array.from({ length: Number(options.lanes) }, runLane));
console.log(summaryText(summary));
process.exitCode = summary.failed.length > 0 ? 1 : 0;
