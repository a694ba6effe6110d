// The flags of a message, changed here and on the server at once: a merge of three (known, ours, theirs). Pure.
//
// Of « ours » only what differs from « known » counts, and that is what the pending operations want; so the merge is
// theirs with those wishes laid over, oldest first. A flag is there or not: where both sides changed it they agree, and
// where one did its change stands. A wish stands until the server has agreed to it or refused it for good.
import type { FlagBits } from './flags.ts';

/** What one pending operation wants of a message's flags. */
export interface FlagIntent {
  set: FlagBits;
  clear: FlagBits;
}

/** What is shown. */
export function mergeFlags(theirs: FlagBits, ours: readonly FlagIntent[]): FlagBits {
  return ours.reduce((bits, { set, clear }) => (bits | set) & ~clear, theirs);
}
