// Reads attachments on a thread of its own, one at a time, within limits of memory and time. Invariants: an answer for any
// file; a file that ends the thread or takes too long is unreadable, and costs the next one nothing. The thread starts
// when there is something to do and ends when there has been nothing for a while.
import { Worker } from 'node:worker_threads';
import type { PartId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { UnreadableReason } from '../../shared/guard/index.ts';
import type { PackedSource } from '../core/message-facts.ts';
import type { CleaningWords } from './clean.ts';
import type { ScannedFile } from './notes.ts';
import type { SourceWords } from './source-words.ts';

export type ScanTask =
  | { kind: 'scan'; bytes: Uint8Array; known: readonly string[] }
  | { kind: 'clean'; bytes: Uint8Array; words: CleaningWords }
  | { kind: 'words'; bytes: Uint8Array; encoding: string; partIds: readonly PartId[] };
export type ScanAnswer =
  | { kind: 'ready' }
  | { kind: 'hash'; hash: string }
  | { kind: 'scanned'; file: ScannedFile | null }
  | { kind: 'cleaned'; copy: Uint8Array | null }
  | { kind: 'words'; words: SourceWords };

export interface Scanned {
  /** SHA-256 of the bytes; null: they ended the thread before it was known. */
  hash: string | null;
  /** null: its hash was among those known. */
  file: ScannedFile | null;
}

export interface Scanner {
  /** Takes the bytes away where they are alone in their buffer. Throws MailError `cancelled` when it is closed. */
  scan(bytes: Uint8Array, known: readonly string[]): Promise<Scanned>;
  /** A copy that shows nobody's address; null: there can be none. Throws MailError `cancelled` when it is closed. */
  clean(bytes: Uint8Array, words: CleaningWords): Promise<Uint8Array | null>;
  /**
   * A stored message and what there is to read in these of its parts; null: they cannot be read. Throws MailError
   * `cancelled` when it is closed.
   */
  words(packed: PackedSource, partIds: readonly PartId[]): Promise<SourceWords | null>;
  close(): Promise<void>;
}

export interface ScannerOptions {
  /** The built scan-worker.js. */
  workerUrl: URL;
  /** For one file. */
  timeLimitMs?: number;
  idleMs?: number;
}

interface Answered extends Scanned {
  copy: Uint8Array | null;
  words: SourceWords | null;
}

interface Job {
  task: ScanTask;
  hash: string | null;
  resolve(answer: Answered): void;
  reject(error: Error): void;
}

const NOTHING = { file: null, copy: null, words: null };
const MEMORY_MB = 512;
const YOUNG_MB = 32;

export function createScanner({ workerUrl, timeLimitMs = 20_000, idleMs = 20_000 }: ScannerOptions): Scanner {
  const queue: Job[] = [];
  let current: Job | null = null;
  let worker: Worker | null = null;
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  const next = () => {
    if (timer) clearTimeout(timer);
    current = queue.shift() ?? null;
    if (!current) {
      timer = setTimeout(retire, idleMs).unref();
      worker?.unref();
      return;
    }
    worker ??= startWorker();
    worker.ref();
    const { bytes } = current.task;
    const isAlone = bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
    const own = isAlone ? bytes : new Uint8Array(bytes);
    worker.postMessage({ ...current.task, bytes: own } satisfies ScanTask, [own.buffer as ArrayBuffer]);
    timer = setTimeout(() => giveUp('tooSlow'), timeLimitMs);
  };

  const startWorker = (): Worker => {
    const started = new Worker(workerUrl, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    started.on('message', (answer: ScanAnswer) => {
      if (started !== worker || !current) return;
      if (answer.kind === 'hash') current.hash = answer.hash;
      if (answer.kind === 'hash' || answer.kind === 'ready') return;
      current.resolve({ ...NOTHING, hash: current.hash, ...answer });
      next();
    });
    started.on('error', (error: Error & { code?: string }) => {
      if (started === worker) giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'broken');
    });
    return started;
  };

  const giveUp = (reason: UnreadableReason) => {
    retire();
    current?.resolve({ hash: current.hash, file: unreadableFile(reason), copy: null, words: null });
    next();
  };

  const retire = () => {
    void worker?.terminate();
    worker = null;
  };

  const queued = (task: ScanTask) =>
    new Promise<Answered>((resolve, reject) => {
      if (closed) return reject(new MailError({ kind: 'cancelled' }));
      queue.push({ task, hash: null, resolve, reject });
      if (!current) next();
    });

  return {
    async scan(bytes, known) {
      const { hash, file } = await queued({ kind: 'scan', bytes, known });
      return { hash, file };
    },
    words: async ({ encoding, bytes }, partIds) => (await queued({ kind: 'words', bytes, encoding, partIds })).words,
    clean: async (bytes, words) => (await queued({ kind: 'clean', bytes, words })).copy,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      const left = [...(current ? [current] : []), ...queue.splice(0)];
      current = null;
      for (const { reject } of left) reject(new MailError({ kind: 'cancelled' }));
      await worker?.terminate();
      worker = null;
    },
  };
}

export function unreadableFile(reason: UnreadableReason): ScannedFile {
  return { kind: 'other', found: [], header: null, unreadable: true, unreadableReason: reason, hiddenSheets: [] };
}
