import { z } from 'zod';
import { OperationId } from '../domain/ids.ts';
import type { PendingOperation } from '../domain/operation.ts';
import { command, query } from './procedure.ts';
import { UndoToken } from './undo.ts';

const Ids = z.array(OperationId).max(100_000);

export const operations = {
  /** Runs the inverse operation. Answers false when there is nothing left to undo. */
  undo: command<{ undone: boolean }>()(z.object({ token: UndoToken })),
  /** What the servers have not agreed to yet, by account, oldest first. */
  list: query<PendingOperation[]>()(z.void()),
  /** Tried again now: the connection too. */
  retry: command<void>()(z.object({ ids: Ids })),
  /** Taken back, as far as it has not begun; what the person wrote stays on this PC. Answers how many were. */
  giveUp: command<{ count: number }>()(z.object({ ids: Ids })),
};
