// The last actions that can be taken back, for Ctrl+Z and the toast's « Annuler ». The engine does the undoing;
// tokens that it no longer knows are answered with `undone: false`.
import type { UndoToken } from '../../shared/contract/undo.ts';
import { engine } from '../engine/engine.ts';

const KEPT = 50;
const done: UndoToken[][] = [];

/** One action of the person may have been several commands: undone together, last first. */
export function rememberUndo(tokens: UndoToken[]): void {
  if (tokens.length === 0) return;
  done.push(tokens);
  if (done.length > KEPT) done.shift();
}

/** Undoes this action, or the last one. Answers whether something was undone. */
export async function undo(tokens: UndoToken[] | undefined = done.at(-1)): Promise<boolean> {
  if (!tokens) return false;
  const index = done.indexOf(tokens);
  if (index !== -1) done.splice(index, 1);
  let undone = false;
  for (const token of tokens.toReversed()) undone = (await engine.operations.undo({ token })).undone || undone;
  return undone;
}
