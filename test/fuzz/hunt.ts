// Runs one target on a thread of its own and watches it: an input may take a second, and the thread a bounded memory.
// What it hangs on is tried again alone, as the thread may have been collecting the garbage of those before.
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type FuzzAnswer, type FuzzCounts, type FuzzTask, SLOT_BYTES, SLOT_HEAD_BYTES } from './fuzz-task.ts';
import { shrink } from './shrink.ts';

export interface HuntOptions {
  /** The built fuzz-thread.ts. */
  thread: string;
  target: string;
  seed: number;
  durationMs: number;
  corpus: string | null;
  /** Only this input is tried. */
  replay?: Buffer;
}

export interface Find {
  why: string;
  input: Buffer;
}

export interface HuntResult extends FuzzCounts {
  find: Find | null;
}

const INPUT_MS = 1_000;
/** The first input waits for the code to be loaded, and for all seeds to be read. */
const LOADING_MS = 20_000;
const WAITING_MS = 60_000;
const LOOK_MS = 100;
const HEAP_MB = 256;

/** `hung` and `died`: the thread told nothing more, and only how many it tried is known. */
type Ending =
  | FuzzAnswer
  | { kind: 'hung'; input: Uint8Array; tried: number }
  | { kind: 'died'; input: Uint8Array; tried: number; why: string };

export async function hunt(options: HuntOptions): Promise<HuntResult> {
  const ending = await run(options, options.replay ?? null);
  if (ending.kind === 'done') return { ...countsOf(ending), find: null };
  const input = Buffer.from(ending.input);
  if (ending.kind === 'thrown') return { ...countsOf(ending), find: { why: ending.stack, input } };
  const counts = { tried: ending.tried, kept: 0, news: 0, slowestMs: INPUT_MS };
  if (ending.kind === 'died') return { ...counts, find: { why: ending.why, input } };
  const hangs = async (candidate: Buffer) => (await run(options, candidate)).kind === 'hung';
  if (!(await hangs(input))) {
    const rest = await hunt({ ...options, seed: options.seed + 1, durationMs: options.durationMs / 2 });
    return { ...rest, tried: ending.tried + rest.tried };
  }
  return { ...counts, find: { why: `takes longer than ${INPUT_MS} ms`, input: await shrinkSlowly(input, hangs) } };
}

function countsOf({ tried, kept, news, slowestMs }: FuzzCounts): FuzzCounts {
  return { tried, kept, news, slowestMs };
}

/** Every try costs a thread and a second. */
function shrinkSlowly(input: Buffer, hangs: (candidate: Buffer) => Promise<boolean>): Promise<Buffer> {
  let tries = 0;
  return shrink(input, async (candidate) => ++tries <= 40 && hangs(candidate));
}

async function run(options: HuntOptions, only: Buffer | null): Promise<Ending> {
  const slot = new SharedArrayBuffer(SLOT_BYTES);
  const { target, seed, durationMs, corpus } = options;
  const task: FuzzTask = { target, seed, durationMs, corpus, slot, only };
  const worker = new Worker(options.thread, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  const head = new Int32Array(slot, 0, 2);
  const lastTried = () => ({ input: new Uint8Array(slot, SLOT_HEAD_BYTES, head[0]).slice(), tried: head[1]! });
  const watching = new AbortController();
  const answered = new Promise<Ending>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve({ kind: 'died', ...lastTried(), why: error.stack ?? error.message }));
  });
  const hung = watch(head, watching.signal).then((): Ending => ({ kind: 'hung', ...lastTried() }));
  hung.catch(() => {});
  try {
    return await Promise.race([answered, hung]);
  } finally {
    watching.abort();
    await worker.terminate();
  }
}

/**
 * Resolves when one input has taken too long. Counted is the time that this process had a processor, which the thread
 * has almost for itself: on a busy machine everything takes long. Who waits for something takes none, and has longer.
 */
async function watch(head: Int32Array, signal: AbortSignal): Promise<void> {
  let tried = -1;
  let since = usedMs();
  let sinceAt = performance.now();
  for (;;) {
    await sleep(LOOK_MS, undefined, { signal });
    const now = Atomics.load(head, 1);
    if (now !== tried) {
      tried = now;
      since = usedMs();
      sinceAt = performance.now();
    }
    const worked = usedMs() - since > (tried === 0 ? LOADING_MS : INPUT_MS);
    if (worked || performance.now() - sinceAt > WAITING_MS) return;
  }
}

function usedMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
