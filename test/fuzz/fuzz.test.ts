// A minute of fuzzing in all, for the continuous integration, two targets at a time: from the same seed each time, so that
// what fails there fails here. `npm run fuzz` looks further.
import { it } from 'vitest';
import { builtScript } from '../servers/workers.ts';
import { hunt } from './hunt.ts';
import { TARGETS } from './targets.ts';

const BUDGET_MS = 60_000;
const SEED = 1;

const names = TARGETS.map(({ name }) => name);

it.concurrent.for(names)('nothing that the fuzzer writes breaks the reader of: %s', async (target, { expect }) => {
  const thread = await builtScript('test/fuzz/fuzz-thread.ts');
  const durationMs = BUDGET_MS / TARGETS.length;
  const { find, tried, news, slowestMs } = await hunt({ thread, target, seed: SEED, durationMs, corpus: null });
  console.log(`${target}: ${tried} inputs, new code ${news} times, the slowest took ${Math.round(slowestMs)} ms`);
  expect(find && `${find.why}\n${JSON.stringify(find.input.toString('latin1'))}`).toBeNull();
  expect(news).toBeGreaterThan(0);
});
