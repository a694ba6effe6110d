// The thread in which one target is fed. What it is about to try lies in shared memory before it is tried: should the
// thread hang or die of it, hunt.ts still has it. Ends after the first find, which is made as small as it can be.
import { parentPort, workerData } from 'node:worker_threads';
import { createRandom } from '../bench/random.ts';
import { startCoverage } from './coverage.ts';
import type { FuzzTarget } from './fuzz-target.ts';
import { type FuzzAnswer, type FuzzTask, SLOT_HEAD_BYTES } from './fuzz-task.ts';
import { mutate } from './mutate.ts';
import { shrink } from './shrink.ts';
import { TARGETS } from './targets.ts';

/** Fresh mutants of what was kept are worth more than those of the seeds. */
const KEPT_SHARE = 0.6;

const task = workerData as FuzzTask;
const head = new Int32Array(task.slot, 0, 2);
const bytes = new Uint8Array(task.slot, SLOT_HEAD_BYTES);

function announce(input: Buffer): void {
  bytes.set(input.subarray(0, bytes.length));
  Atomics.store(head, 0, Math.min(input.length, bytes.length));
  Atomics.add(head, 1, 1);
}

/** null: it holds. */
async function stackOf(target: FuzzTarget, input: Buffer): Promise<string | null> {
  announce(input);
  try {
    await target.check(input);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** What tells one find from another: the message and where it was thrown, without numbers. */
function keyOf(stack: string): string {
  return stack.split('\n').slice(0, 2).join('\n').replace(/\d+/g, '#').slice(0, 300);
}

async function found(target: FuzzTarget, input: Buffer, stack: string): Promise<{ input: Buffer; stack: string }> {
  const key = keyOf(stack);
  const small = await shrink(input, async (candidate) => {
    const thrown = await stackOf(target, candidate);
    return thrown !== null && keyOf(thrown) === key;
  });
  return { input: small, stack: (await stackOf(target, small)) ?? stack };
}

async function hunt(): Promise<FuzzAnswer> {
  const target = TARGETS.find(({ name }) => name === task.target);
  if (!target) throw new Error(`no such target: ${task.target}`);
  if (task.only) {
    const one = { tried: 1, kept: 0, news: 0, slowestMs: 0 };
    const stack = await stackOf(target, Buffer.from(task.only));
    return stack === null ? { kind: 'done', ...one } : { kind: 'thrown', ...one, input: task.only, stack };
  }
  const random = createRandom(task.seed);
  const seeds = target.seeds(task.corpus);
  const coverage = startCoverage();
  const kept: Buffer[] = [];
  let news = 0;
  let slowestMs = 0;
  const pick = () => random.pick(kept.length > 0 && random.chance(KEPT_SHARE) ? kept : seeds);
  const endAt = performance.now() + task.durationMs;
  let tried = 0;
  for (; performance.now() < endAt; tried++) {
    const input = tried < seeds.length ? seeds[tried]! : mutate(pick(), { random, words: target.words, other: pick });
    const startedMs = performance.now();
    const stack = await stackOf(target, input);
    if (tried > 0) slowestMs = Math.max(slowestMs, performance.now() - startedMs);
    if (stack !== null) {
      const counts = { tried: tried + 1, kept: kept.length, news, slowestMs };
      return { kind: 'thrown', ...counts, ...(await found(target, input, stack)) };
    }
    const fresh = coverage.news();
    news += fresh;
    if (fresh > 0 && tried >= seeds.length) kept.push(input);
  }
  return { kind: 'done', tried, kept: kept.length, news, slowestMs };
}

parentPort!.postMessage(await hunt());
