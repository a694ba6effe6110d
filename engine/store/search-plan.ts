// Who answers which clause of a search: the index those that are text, the store those that are facts, and what is of
// both kinds is left over for whoever goes through what these have found.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { Term, TextTerm } from '../../shared/search/query.ts';
import { allOf, anyOf, type Condition, conditionOf, type FactHeld, type Named } from './search-facts.ts';
import { matchAny } from './search-match.ts';

export interface SearchPlan {
  /** For the index; null: no text has to be there. */
  match: string | null;
  where: Condition;
  /** Clauses left over. */
  mixed: Term[][];
}

export type TextHeld = TextTerm & { isNegated: boolean };

export function isText(term: Term): term is TextHeld {
  return term.kind === 'text';
}

/** @param mailboxId null = in every mailbox */
export function planOf(clauses: readonly Term[][], mailboxId: MailboxId | null, named: Named): SearchPlan {
  const { wanted, unwanted, facts, mixed } = sorted(clauses);
  const where = allOf([
    inScope(facts, mailboxId),
    ...facts.map((clause) => anyOf(clause.map((term) => conditionOf(term, named)))),
  ]);
  // The index can shut out, but not find all that a word is not in.
  if (wanted.length === 0) return { match: null, where, mixed: [...mixed, ...unwanted.map((term) => [term])] };
  const positive = wanted.map(matchAny).join(' AND ');
  const match = unwanted.length === 0 ? positive : `(${positive}) NOT ${matchAny(unwanted)}`;
  return { match, where, mixed };
}

interface SortedClauses {
  /** Texts, one of each clause has to be there. */
  wanted: TextHeld[][];
  /** None of these may be there. */
  unwanted: TextHeld[];
  facts: FactHeld[][];
  mixed: Term[][];
}

function sorted(clauses: readonly Term[][]): SortedClauses {
  const { wanted, unwanted, facts, mixed }: SortedClauses = { wanted: [], unwanted: [], facts: [], mixed: [] };
  for (const clause of clauses) {
    const texts = clause.filter(isText);
    const held = clause.filter((term) => !isText(term));
    if (texts.length === 0) facts.push(held);
    else if (held.length > 0) mixed.push(clause);
    else if (texts.every(({ isNegated }) => !isNegated)) wanted.push(texts);
    else if (texts.length === 1) unwanted.push(...texts);
    else mixed.push(clause);
  }
  return { wanted, unwanted, facts, mixed };
}

/** A search that names a folder looks there, whichever one is open. */
function inScope(facts: readonly FactHeld[][], mailboxId: MailboxId | null): Condition {
  const namesPlace = facts.some((clause) => clause.some(({ kind, isNegated }) => kind === 'place' && !isNegated));
  if (mailboxId === null || namesPlace) return { sql: 'mailbox_id IS NOT NULL', params: [] };
  return { sql: 'mailbox_id = ?', params: [mailboxId] };
}
