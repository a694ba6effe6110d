// Digests raw messages on worker threads, so that parsing never stalls the engine. One bad message can neither stop
// the others nor be tried for ever: it is digested; if the worker dies of it, tried once more alone; then only its
// header is read; then it is stored as it came. Each of these may take a bounded time. Workers start when there is
// something to do and end when there has been nothing for a while. A large message that its giver can get again goes to
// a worker itself instead of a copy of it: then it is in memory once, and lost with the worker.
import { Worker } from 'node:worker_threads';
import type { SourceDigest } from '../core/message-facts.ts';
import { bareSource, headOf } from './digest.ts';

export type WorkerTask =
  | { depth: 'full'; raw: Uint8Array }
  /** `raw`: no more of it than the header can be. */
  | { depth: 'outline'; raw: Uint8Array; defect: ParseDefect };
export type WorkerAnswer = 'ready' | { digest: SourceDigest };
/** Why a message was not read to its end. */
export type ParseDefect = 'tooSlow' | 'unreadable';

/** A worker died with the only bytes: they have to be fetched again. null: it was not for their sake. */
export interface LostSource {
  lost: ParseDefect | null;
}

/**
 * For bytes that can be had again; they are the pool's from here on. `blamed`: what they were lost for before; then
 * they are kept, and only their header is read.
 */
export type TakeOver = (raw: Uint8Array, blamed: ParseDefect | null) => Promise<SourceDigest | LostSource>;

export interface ParsePool {
  /** Resolves for any bytes; wait for it before handing over much more. Rejects only when the pool is closed. */
  digest(raw: Uint8Array): Promise<SourceDigest>;
  takeOver: TakeOver;
  close(): Promise<void>;
}

export interface ParsePoolOptions {
  /** The built parse-worker.js, given by the composition root. */
  workerUrl: URL;
  /** Threads; 1 or 2. */
  size: number;
  /** For one message; 5 s unless a test says otherwise. */
  timeLimitMs?: number;
  idleMs?: number;
}

interface Job {
  raw: Uint8Array;
  resolve: (answer: SourceDigest | LostSource) => void;
  reject: (error: Error) => void;
  /** Full, full and alone, header only. */
  attempt: 'first' | 'alone' | 'outline';
  defect: ParseDefect;
  /** The bytes themselves go, not a copy. */
  goes: boolean;
}

interface Thread {
  worker: Worker;
  ready: boolean;
  /** In the order they were sent: the first is the one being worked on. */
  jobs: Job[];
  timer: NodeJS.Timeout | null;
}

/** A small message takes less time than its way to the thread: the next ones are sent ahead. */
const SENT_AHEAD = 4;
/** A message that needs more than this is an attack or a bug; the thread ends and counts as crashed. */
const MEMORY_LIMIT_MB = 512;
const YOUNG_MB = 6;
/** Copying less costs little, and nothing is lost. */
const LARGE_BYTES = 1024 * 1024;

export function createParsePool(options: ParsePoolOptions): ParsePool {
  const { workerUrl, size, timeLimitMs = 5_000, idleMs = 20_000 } = options;
  const queue: Job[] = [];
  const threads = new Set<Thread>();
  let closed = false;

  function startThread(): void {
    const worker = new Worker(workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    const thread: Thread = { worker, ready: false, jobs: [], timer: null };
    threads.add(thread);
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer === 'ready') thread.ready = true;
      else finish(thread.jobs.shift(), answer.digest);
      dispatch();
      watch(thread);
    });
    // What it died of is told by 'exit' as well; without a listener the error would end the engine.
    worker.on('error', () => {});
    worker.on('exit', () => endThread(thread, 'unreadable'));
  }

  /** Gives each thread what it can take; a message that killed one before is sent alone. */
  function dispatch(): void {
    for (const thread of threads) {
      while (thread.ready && thread.jobs.length < SENT_AHEAD) {
        const next = queue[0];
        const aloneNow = thread.jobs[0] !== undefined && thread.jobs[0].attempt !== 'first';
        if (!next || aloneNow || (next.attempt !== 'first' && thread.jobs.length > 0)) break;
        queue.shift();
        send(thread, next);
      }
    }
    const starting = [...threads].some((thread) => !thread.ready);
    if (queue.length > 0 && threads.size < size && !starting && !closed) startThread();
  }

  function send(thread: Thread, job: Job): void {
    thread.jobs.push(job);
    const isOutline = job.attempt === 'outline';
    // Otherwise a copy goes: a thread that dies would take the only bytes with it.
    const raw = job.goes && !isOutline ? job.raw : new Uint8Array(isOutline ? headOf(job.raw) : job.raw);
    const task: WorkerTask = isOutline ? { depth: 'outline', raw, defect: job.defect } : { depth: 'full', raw };
    thread.worker.postMessage(task, [raw.buffer as ArrayBuffer]);
    if (thread.jobs.length === 1) watch(thread);
  }

  function finish(job: Job | undefined, digest: SourceDigest): void {
    if (job?.attempt === 'outline') {
      const { packed, sizeBytes, hash } = bareSource(job.raw, job.defect);
      job.resolve({ ...digest, packed, sizeBytes, hash });
    } else job?.resolve(digest);
  }

  /** Restarts the clock for the message that is now being worked on, or for idleness. */
  function watch(thread: Thread): void {
    if (thread.timer) clearTimeout(thread.timer);
    const busy = thread.jobs.length > 0;
    thread.timer = setTimeout(
      () => (busy ? endThread(thread, 'tooSlow') : retire(thread)),
      busy ? timeLimitMs : idleMs,
    );
    if (!busy) thread.timer.unref();
    if (busy) thread.worker.ref();
    else thread.worker.unref();
  }

  function retire(thread: Thread): void {
    threads.delete(thread);
    void thread.worker.terminate();
  }

  /** A thread died or was too slow: the first of its messages is at fault, the others only stood behind it. */
  function endThread(thread: Thread, defect: ParseDefect): void {
    if (!threads.delete(thread)) return;
    if (thread.timer) clearTimeout(thread.timer);
    void thread.worker.terminate();
    const [atFault, ...behind] = thread.jobs;
    // A worker that cannot even start is a broken build; storing everything unread would hide that.
    if (!thread.ready) throw new Error('the parse worker does not start');
    queue.unshift(...behind.filter((job) => !isLost(job, null)));
    if (atFault && !isLost(atFault, defect)) retry(atFault, defect);
    if (!closed) dispatch();
  }

  /** Whose bytes went with the thread. */
  function isLost(job: Job, defect: ParseDefect | null): boolean {
    if (!job.goes || job.attempt === 'outline') return false;
    job.resolve({ lost: defect });
    return true;
  }

  function retry(job: Job, defect: ParseDefect): void {
    if (job.attempt === 'outline') {
      job.resolve(bareSource(job.raw, job.defect));
      return;
    }
    const attempt = job.attempt === 'first' && defect === 'unreadable' ? 'alone' : 'outline';
    queue.unshift({ ...job, attempt, defect });
  }

  const queued = (job: Pick<Job, 'raw' | 'attempt' | 'defect' | 'goes'>) =>
    new Promise<SourceDigest | LostSource>((resolve, reject) => {
      if (closed) return reject(new Error('the parse pool is closed'));
      queue.push({ ...job, resolve, reject });
      dispatch();
    });

  return {
    digest: (raw) => queued({ raw, attempt: 'first', defect: 'unreadable', goes: false }) as Promise<SourceDigest>,
    takeOver: (raw, blamed) =>
      queued({
        raw,
        attempt: blamed ? 'outline' : 'first',
        defect: blamed ?? 'unreadable',
        goes: raw.byteLength >= LARGE_BYTES && raw.byteLength === raw.buffer.byteLength,
      }),
    async close() {
      closed = true;
      const all = [...threads];
      threads.clear();
      for (const job of [...queue.splice(0), ...all.flatMap((thread) => thread.jobs)]) {
        job.reject(new Error('the parse pool is closed'));
      }
      for (const thread of all) if (thread.timer) clearTimeout(thread.timer);
      await Promise.all(all.map((thread) => thread.worker.terminate()));
    },
  };
}
