// The flags of a message, changed here and on the server at once: a merge of three (known, ours, theirs). Pure.
//
// Of « ours » only what differs from « known » counts, and that is what the pending operations want; so the merge is
// theirs with those wishes laid over, oldest first. A flag is there or not: where both sides changed it they agree, and
// where one did its change stands. A wish stands until the server has agreed to it or refused it for good.
import { hasKeyword, keywordKey } from '../../shared/domain/tag-keyword.ts';
import { FLAG_BIT, type FlagBits } from './flags.ts';

/** What one pending operation wants of a message's flags. */
export interface FlagIntent {
  set: FlagBits;
  clear: FlagBits;
}

/** What is shown. */
export function mergeFlags(theirs: FlagBits, ours: readonly FlagIntent[]): FlagBits {
  return ours.reduce((bits, { set, clear }) => (bits | set) & ~clear, theirs);
}

/** The same of keywords, which are compared without regard to case. */
export interface KeywordIntent {
  set: readonly string[];
  clear: readonly string[];
}

/** What is shown, sorted: what the server tells, the wishes over it, and what is kept on this PC alone. */
export function mergeKeywords(
  theirs: readonly string[],
  ours: readonly KeywordIntent[],
  own: readonly string[] = [],
): string[] {
  let shown = distinct(theirs);
  for (const { set, clear } of [...ours, { set: own, clear: [] }]) {
    const known = shown;
    const added = set.filter((keyword) => !hasKeyword(known, keyword));
    shown = known.concat(added).filter((keyword) => !hasKeyword(clear, keyword));
  }
  return shown.sort();
}

function distinct(keywords: readonly string[]): string[] {
  return [...new Map(keywords.toReversed().map((keyword) => [keywordKey(keyword), keyword])).values()];
}

/** What a person did with a message, and never wants to have done again because another server does not know of it. */
const DONE: FlagBits = FLAG_BIT.seen | FLAG_BIT.answered | FLAG_BIT.forwarded | FLAG_BIT.flagged;

/**
 * The account came to another server, whose copy of a message is older than ours, or has lost its flags: those that ours
 * has beyond it. Between two servers there is no « known » that both started from, so that what is set on either side
 * stays set; but for what is pending, where the person's last word is still to be said.
 */
export function flagsToCarry(here: FlagBits, theirs: FlagBits, pending: readonly FlagIntent[]): FlagBits {
  const spokenOf = pending.reduce((bits, { set, clear }) => bits | set | clear, 0);
  return here & DONE & ~theirs & ~spokenOf;
}
