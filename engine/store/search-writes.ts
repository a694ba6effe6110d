// Who writes the search index: a thread of its own (search-worker.ts), or, without one (tests), the caller. Either way
// what fails is told once, and nothing of it is thrown at whoever stored a message.
import { Worker } from 'node:worker_threads';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import { type Deferred, deferred } from '../core/deferred.ts';
import { storeError } from './errors.ts';
import { openSearchWriter, type SearchDocument, type SearchFile, textLength } from './search-writer.ts';

export type SearchTask =
  | { kind: 'write'; put: SearchDocument[]; remove: number[]; reached: number | null; attached: number | null }
  /** What failed is over: what comes from now on is to be written. */
  | { kind: 'resume' }
  | { kind: 'close' };
export type SearchAnswer =
  /** So much text of what was sent, in characters, waits no longer. */
  { kind: 'taken'; length: number } | { kind: 'committed' } | { kind: 'failed'; data: MailErrorData };
export type SearchWorkerData = SearchFile & { closed: Int32Array };

export interface SearchWrites {
  send(task: Extract<SearchTask, { kind: 'write' }>): void;
  /** Resolves when the index is not far behind. */
  room(): Promise<void>;
  /** Tells nothing any more. */
  close(): void;
}

export interface WritesTold {
  onCommitted(): void;
  /** What was sent and not committed is not in the index. */
  onFailed(failure: MailErrorData): void;
}

/** Characters sent and not taken yet. */
const ROOM_LENGTH = 2_000_000;
/** Documents live for a moment; a larger nursery would only keep them for longer. */
const YOUNG_MB = 3;
const CLOSING_MS = 10_000;

/** Throws MailError `store`. */
export function writeHere(file: SearchFile, told: WritesTold): SearchWrites {
  const writer = openSearchWriter(file);
  return {
    send({ put, remove, reached, attached }) {
      try {
        for (const document of put) writer.put(document);
        for (const sourceId of remove) writer.remove(sourceId);
        if (reached !== null) writer.reach(reached);
        if (attached !== null) writer.reachAttached(attached);
        writer.commit();
        told.onCommitted();
      } catch (error) {
        const fault = storeError(error);
        if (!(fault instanceof MailError)) throw error;
        writer.rollBack();
        told.onFailed(fault.data);
      }
    },
    room: async () => {},
    close: () => writer.close(),
  };
}

export function writeOnThread(file: SearchFile, url: URL, told: WritesTold): SearchWrites {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(url, {
    workerData: { ...file, closed } satisfies SearchWorkerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let waiting: Deferred<void>[] = [];
  let underWay = 0;
  const send = (task: SearchTask) => worker.postMessage(task);
  const letIn = () => {
    for (const one of waiting) one.resolve();
    waiting = [];
  };
  worker.unref();
  worker.on('message', (answer: SearchAnswer) => {
    if (answer.kind === 'taken') {
      underWay -= answer.length;
      if (underWay < ROOM_LENGTH) letIn();
    } else if (answer.kind === 'committed') told.onCommitted();
    else {
      send({ kind: 'resume' });
      told.onFailed(answer.data);
    }
  });
  // A bug, as of the engine's own thread.
  worker.on('error', (error) => {
    throw error;
  });
  return {
    send(task) {
      underWay += textLength(task.put);
      send(task);
    },
    async room() {
      if (underWay < ROOM_LENGTH) return;
      const one = deferred<void>();
      waiting.push(one);
      await one.promise;
    },
    close() {
      send({ kind: 'close' });
      Atomics.wait(closed, 0, 0, CLOSING_MS);
      worker.removeAllListeners('message');
      letIn();
    },
  };
}
