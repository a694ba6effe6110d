// A search as it is understood: every clause has to hold, and of a clause one of its terms. Made by read-query.ts from
// what was typed; answered by engine/store/search-messages.ts.
import type { MessageFlag } from '../domain/message.ts';
import { wholeWord } from '../domain/search.ts';
import { singularsOf } from './french.ts';

/** Where a text is looked for. */
export type TextField = 'anywhere' | 'subject' | 'body' | 'sender' | 'recipient' | 'attachment';

export interface TextTerm {
  kind: 'text';
  field: TextField;
  /** Folded (domain/search.ts), at least one; all have to be there, in any order unless it is a phrase. */
  words: string[];
  /** The same as they were typed, for servers, which fold in their own way. A phrase is one. */
  typed: string[];
  /** `open`: its last word may only have begun. */
  phrase: 'no' | 'open' | 'closed';
}

export type FactTerm =
  /** Sent at or after `fromAt` and before `toAt`, epoch ms; null: no such limit. */
  | { kind: 'date'; fromAt: number | null; toAt: number | null }
  /** In a mailbox of this name or role, folded. */
  | { kind: 'place'; name: string }
  | { kind: 'attached' }
  /** Bears a tag of this name, folded. */
  | { kind: 'tag'; name: string }
  | { kind: 'flag'; flag: MessageFlag };

export type Term = (TextTerm | FactTerm) & { isNegated: boolean };

/** What could not be taken as it was typed. The rest is searched all the same. */
export type QueryProblem =
  /** « foo:bar »: looked for as words. */
  | { kind: 'unknownField'; field: string }
  /** Left out. */
  | { kind: 'unreadableDate'; value: string }
  | { kind: 'unknownState'; value: string }
  | { kind: 'nothingAfter'; field: string }
  /** Left out: those after the first `QUERY_TERMS_MAX`. */
  | { kind: 'tooMany' };

export interface SearchQuery {
  clauses: Term[][];
  problems: QueryProblem[];
}

export const QUERY_TERMS_MAX = 24;

/** Folded words to mark in what was found, and the singulars that it was found by (domain/search.ts, `matchRanges`). */
export function wordsToMark({ clauses }: SearchQuery): string[] {
  const found = clauses.flat().flatMap((term) => (term.kind === 'text' && !term.isNegated ? marksOf(term) : []));
  return [...new Set(found)];
}

function marksOf({ words, phrase }: TextTerm): string[] {
  return phrase === 'no' ? words.flatMap((word) => [word, ...singularsOf(word).map(wholeWord)]) : words;
}
