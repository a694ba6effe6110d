// The last actions that can be taken back, for Ctrl+Z and the toast's « Annuler ». The engine does the undoing;
// tokens that it no longer knows are answered with `undone: false`.
import type { UndoToken } from '../../shared/contract/undo.ts';
import { engine } from '../engine/engine.ts';

const KEPT = 50;

interface Done {
  tokens: readonly UndoToken[];
  /** Takes away the message that offers to undo it. */
  dismiss(): void;
}

const done: Done[] = [];

/** One action of the person may have been several commands: undone together, last first. */
export function rememberUndo(tokens: readonly UndoToken[], dismiss: () => void): void {
  if (tokens.length === 0) return;
  done.push({ tokens, dismiss });
  if (done.length > KEPT) done.shift();
}

/** Undoes this action, or the last one. Answers whether something was undone. */
export async function undo(tokens: readonly UndoToken[] | undefined = done.at(-1)?.tokens): Promise<boolean> {
  if (!tokens) return false;
  const index = done.findIndex((one) => one.tokens === tokens);
  if (index !== -1) done.splice(index, 1)[0]!.dismiss();
  let undone = false;
  for (const token of tokens.toReversed()) undone = (await engine.operations.undo({ token })).undone || undone;
  return undone;
}
