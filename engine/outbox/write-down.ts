// Writes down what became of a message. Where the disk is full this waits for room: a message that has left must not
// stay in doubt for the disk's sake, and nothing goes on before what was done is on the disk.
import { setTimeout as sleep } from 'node:timers/promises';
import { MailError, type MailErrorData, type Problem } from '../../shared/domain/problem.ts';
import { problemAt } from '../core/problems.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import type { StoredOutboxEntry } from '../store/outbox.ts';

export interface WriteDownDeps {
  store: Store;
  nowAt: () => number;
  onProblem: (problem: Problem) => void;
  onProblemGone: (id: string) => void;
}

const AGAIN_MS = 2_000;

/** Throws MailError `store` when the program ends before there is room: what was not written then counts as unknown. */
export async function writeDown<Result>(
  { store, nowAt, onProblem, onProblemGone }: WriteDownDeps,
  entry: StoredOutboxEntry,
  signal: AbortSignal,
  write: (tx: WriteDb) => Result,
): Promise<Result> {
  let told: Problem | null = null;
  for (;;) {
    try {
      const result = store.transaction(write);
      if (told) onProblemGone(told.id);
      return result;
    } catch (error) {
      if (!(error instanceof MailError) || error.kind !== 'store' || signal.aborted) throw error;
      if (!told) {
        told = problemOf(entry, error.data, nowAt());
        onProblem(told);
      }
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}

export function problemOf({ id, accountId }: StoredOutboxEntry, error: MailErrorData, at: number): Problem {
  return problemAt({ during: 'send', accountId, outboxId: id }, error, at);
}
