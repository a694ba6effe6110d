// What a pass over a mailbox answers.
import type { SelectedMailbox } from './select.ts';

export interface PassResult {
  changed: boolean;
  /** Why this pass was made, for the log: the plan's reason. */
  reason: string;
  /** To be stored: every UID below it was looked at. */
  uidNext: number;
}

/** Not below what was seen: a UIDNEXT may lie, and a message may have come since SELECT told it. */
export function uidNextAfter({ uidNext }: SelectedMailbox, addedNewestFirst: readonly number[]): number {
  return Math.max(uidNext, (addedNewestFirst[0] ?? 0) + 1);
}
