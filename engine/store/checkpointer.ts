// Decides when the write-ahead log is copied into the database, and by whom: in the background by checkpoint-worker.ts
// each time the log has grown by a step; on the caller's thread only when the log has grown so long that it must be
// begun anew, and then there is little left to copy. The thread starts when it is first needed, which most days it is not.
// Without a worker (tests) all of it is done by the caller.
import { Worker } from 'node:worker_threads';
import type Database from '@signalapp/sqlcipher';
import { MailError } from '../../shared/domain/problem.ts';
import { storeError } from './errors.ts';

export interface CheckpointSource {
  path: string;
  key: Uint8Array;
}

export interface Checkpointer {
  /** To be called after each transaction. Answers how many pages the log has; null: nothing was committed. */
  afterCommit(): number | null;
  /**
   * Waits until the worker has let go of the database: ended in the middle of a checkpoint, it would take the whole
   * process with it; and the last connection to close takes what is in the log into the database and removes it.
   */
  close(): void;
}

export type CheckpointMessage = 'checkpoint' | 'close';

/** Pages of 16 kB: 8 MB, and 64 MB. */
const STEP_PAGES = 500;
const LOG_PAGES_MAX = 4_000;
const CLOSING_MS = 10_000;

export function createCheckpointer(database: Database, source: CheckpointSource, workerUrl: URL | null): Checkpointer {
  const closed = new Int32Array(new SharedArrayBuffer(4));
  let worker: Worker | null = null;
  let logPages = 0;
  let askedAtPages = 0;
  let isRunning = false;
  let hasCommitted = false;

  // Takes the place of SQLite's own checkpoint after each commit.
  database.setWalHook((_name, pages) => {
    // The log was begun anew.
    if (pages < logPages) askedAtPages = 0;
    logPages = pages;
    hasCommitted = true;
  });
  const start = (url: URL): Worker => {
    const started = new Worker(url, {
      workerData: { ...source, closed },
      resourceLimits: { maxYoungGenerationSizeMb: 1 },
    });
    started.unref();
    started.on('message', () => {
      isRunning = false;
    });
    // It has no reason to fail that the engine's own connection would not have: a bug, or a disk that is gone.
    started.on('error', (error) => {
      throw error;
    });
    return started;
  };

  return {
    afterCommit() {
      const committed = hasCommitted ? logPages : null;
      hasCommitted = false;
      const grownPages = logPages - askedAtPages;
      if (!workerUrl ? grownPages >= STEP_PAGES : logPages >= LOG_PAGES_MAX && !isRunning && grownPages < STEP_PAGES) {
        checkpoint(database);
        askedAtPages = logPages;
      } else if (workerUrl && grownPages >= STEP_PAGES && !isRunning) {
        isRunning = true;
        askedAtPages = logPages;
        worker ??= start(workerUrl);
        worker.postMessage('checkpoint' satisfies CheckpointMessage);
      }
      return committed;
    },
    close() {
      if (!worker) return;
      worker.postMessage('close' satisfies CheckpointMessage);
      Atomics.wait(closed, 0, 0, CLOSING_MS);
    },
  };
}

/** What was committed is committed. A disk that is full or gone now is said by the next transaction. */
export function checkpoint(database: Database): void {
  try {
    database.pragma('wal_checkpoint(PASSIVE)');
  } catch (error) {
    if (!(storeError(error) instanceof MailError)) throw error;
  }
}
