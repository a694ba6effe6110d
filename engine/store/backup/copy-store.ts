// Orders a copy of the store from the thread that makes it, and maps what may go wrong there.
import { Worker } from 'node:worker_threads';
import { MailError } from '../../../shared/domain/problem.ts';
import type { BackupManifest } from './backup-file.ts';

export interface CopyOrder {
  path: string;
  key: Uint8Array;
  /** A file that is not there yet. */
  target: string;
}

export type CopiedFacts = Omit<BackupManifest, 'createdAt' | 'key' | 'slots'>;
export type CopyAnswer = { kind: 'done'; facts: CopiedFacts } | { kind: 'failed'; code: string };

/** The target stays as the copy, or is whatever was written of it. Throws MailError. */
export function copyStore(order: CopyOrder, workerUrl: URL): Promise<CopiedFacts> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: order });
    worker.once('message', (answer: CopyAnswer) => {
      if (answer.kind === 'done') resolve(answer.facts);
      else reject(copyError(answer.code));
    });
    // A bug: it ends the engine.
    worker.once('error', (error) => {
      throw error;
    });
  });
}

const PLACE_REASONS: readonly [string, 'placeFull' | 'placeRefused'][] = [
  ['SQLITE_FULL', 'placeFull'],
  ['ENOSPC', 'placeFull'],
  ['SQLITE_CANTOPEN', 'placeRefused'],
  ['SQLITE_READONLY', 'placeRefused'],
  ['SQLITE_IOERR', 'placeRefused'],
  ['EACCES', 'placeRefused'],
];

function copyError(code: string): MailError {
  const reason = PLACE_REASONS.find(([known]) => code.startsWith(known))?.[1];
  if (reason) return new MailError({ kind: 'place', reason, detail: code });
  return new MailError({ kind: 'store', reason: 'storeBroken', detail: code });
}
