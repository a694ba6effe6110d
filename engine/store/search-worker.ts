// Writes the search index on a thread of its own, in transactions as large as what comes at once: many small ones would
// be merged with each other again and again. What stops coming is committed within a moment. When it has had nothing
// to do for a while it merges. A disk that is full or a page that cannot be read is told; anything else that fails is a
// bug, and ends the engine.
import { parentPort, workerData } from 'node:worker_threads';
import { MailError } from '../../shared/domain/problem.ts';
import { storeError } from './errors.ts';
import { openSearchWriter, type SearchWriter, textLength } from './search-writer.ts';
import type { SearchAnswer, SearchTask, SearchWorkerData } from './search-writes.ts';

/** After the last that came, and after the first at the latest. */
const COMMIT_AFTER_MS = 250;
const COMMIT_AT_LAST_MS = 5_000;
/** Documents to a transaction: some seconds' worth, which a crash makes write again. */
const COMMIT_COUNT = 3_000;
const MERGE_AFTER_MS = 10_000;
const MERGE_PAUSE_MS = 50;

const port = parentPort!;
const { closed, ...file } = workerData as SearchWorkerData;
let writer: SearchWriter | null = null;
let pending = 0;
let pendingSince = 0;
let failed = false;
let timer: NodeJS.Timeout | null = null;

const opened = () => {
  writer ??= openSearchWriter(file);
  return writer;
};
const answer = (told: SearchAnswer) => port.postMessage(told);

/** What fails is told, and what was not committed is forgotten here: it will come again. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    const fault = storeError(error);
    if (!(fault instanceof MailError)) throw error;
    writer?.rollBack();
    pending = 0;
    failed = true;
    answer({ kind: 'failed', data: fault.data });
  }
}

function commit(): void {
  attempt(() => {
    writer?.commit();
    if (pending > 0) answer({ kind: 'committed' });
    pending = 0;
  });
  later(merge, MERGE_AFTER_MS);
}

function merge(): void {
  attempt(() => {
    if (opened().merge()) later(merge, MERGE_PAUSE_MS);
  });
}

function later(work: () => void, delayMs: number): void {
  if (timer) clearTimeout(timer);
  timer = setTimeout(work, delayMs);
}

port.on('message', (task: SearchTask) => {
  if (task.kind === 'close') {
    if (timer) clearTimeout(timer);
    attempt(() => writer?.close());
    Atomics.store(closed, 0, 1);
    Atomics.notify(closed, 0);
    port.close();
    return;
  }
  if (task.kind === 'resume') {
    failed = false;
    return;
  }
  answer({ kind: 'taken', length: textLength(task.put) });
  if (failed) return;
  attempt(() => {
    const index = opened();
    for (const document of task.put) index.put(document);
    for (const sourceId of task.remove) index.remove(sourceId);
    if (task.reached !== null) index.reach(task.reached);
    if (task.attached !== null) index.reachAttached(task.attached);
    if (pending === 0) pendingSince = performance.now();
    pending += task.put.length + task.remove.length + 1;
  });
  const isLate = pending > 0 && performance.now() - pendingSince > COMMIT_AT_LAST_MS;
  if (pending >= COMMIT_COUNT || isLate) commit();
  else later(commit, COMMIT_AFTER_MS);
});
