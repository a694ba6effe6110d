// « Annuler »: an operation that has not begun is taken back as if it had never been; one that the server may have
// heard of, or that needed none, is answered by its inverse, a new operation. Tokens are remembered as long as the program runs.
import { type Undoable, UndoToken } from '../../shared/contract/undo.ts';
import type { WriteDb } from '../store/handles.ts';
import { note } from '../store/journal.ts';
import { getOperation } from '../store/operations.ts';
import type { Queued } from './intent.ts';
import type { OperationName } from './operation.ts';
import { readPending } from './registry.ts';
import { takeBack } from './take-back.ts';

const TOKENS_KEPT = 100;

export interface UndoMemory {
  remember(queued: readonly Queued[]): Undoable;
  /** What was queued under the token, once. */
  take(token: UndoToken): readonly Queued[] | null;
}

export function createUndoMemory(): UndoMemory {
  const remembered = new Map<UndoToken, readonly Queued[]>();
  let last = 0;
  return {
    remember(queued) {
      const count = queued.reduce((sum, one) => sum + one.count, 0);
      const changed = queued.filter(({ inverse }) => inverse !== null);
      if (changed.length === 0) return { undo: null, count };
      last += 1;
      const token = UndoToken.parse(String(last));
      remembered.set(token, changed);
      const oldest = remembered.keys().next().value;
      if (remembered.size > TOKENS_KEPT && oldest !== undefined) remembered.delete(oldest);
      return { undo: token, count };
    },
    take(token) {
      const queued = remembered.get(token) ?? null;
      remembered.delete(token);
      return queued;
    },
  };
}

/** Undoes the last queued first. Answers what that queued, in whatever accounts; null when nothing is left to undo. */
export function undo(tx: WriteDb, queued: readonly Queued[]): Queued[] | null {
  const answers: Queued[] = [];
  let undone = false;
  for (const { id, inverse, onlyByInverse } of [...queued].reverse()) {
    const operation = id === null || onlyByInverse ? null : getOperation(tx, id);
    if (operation?.state === 'pending' && operation.attempts === 0) {
      const pending = readPending(tx, [operation]);
      takeBack(tx, operation.kind, pending);
      const { accountId, kind } = operation;
      const facts = {
        name: kind as OperationName,
        operationId: operation.id,
        count: 1,
        messages: pending.targets.length,
      };
      note(tx, accountId, { kind: 'operation', step: 'undone', ...facts });
      undone = true;
    } else if (inverse) answers.push(...inverse(tx));
  }
  return undone || answers.length > 0 ? answers : null;
}
