// A command that can be undone answers a token; undoing is the inverse operation, itself a command.
import { z } from 'zod';

export const UndoToken = z.string().min(1).max(100).brand<'UndoToken'>();
export type UndoToken = z.infer<typeof UndoToken>;

export interface Undoable {
  /** null: nothing was changed, or it cannot be undone (delete for good). */
  undo: UndoToken | null;
  /** How many messages were changed. */
  count: number;
}
