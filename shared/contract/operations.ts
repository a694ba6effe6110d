import { z } from 'zod';
import { command } from './procedure.ts';
import { UndoToken } from './undo.ts';

export const operations = {
  /** Runs the inverse operation. Answers false when there is nothing left to undo. */
  undo: command<{ undone: boolean }>()(z.object({ token: UndoToken })),
};
