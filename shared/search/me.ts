// « de:moi » and « à:moi » once it is known who that is: in the place of each stands whatever an own address is found by.
import { fold } from '../domain/search.ts';
import type { SearchQuery, Term, TextTerm } from './query.ts';

interface MeTerm {
  kind: 'me';
  field: 'sender' | 'recipient';
  isNegated: boolean;
}

/** As it was typed: who « moi » is, is not known yet. */
export type TypedTerm = Term | MeTerm;
export interface TypedQuery extends Omit<SearchQuery, 'clauses'> {
  clauses: TypedTerm[][];
}

/** @param ownAddresses none: « moi » is a word like any other */
export function withMe({ clauses, problems }: TypedQuery, ownAddresses: readonly string[]): SearchQuery {
  const addresses = ownAddresses.length === 0 ? ['moi'] : [...new Set(ownAddresses.map(fold))];
  return { clauses: clauses.flatMap((clause) => resolved(clause, addresses)), problems };
}

/** One of many has to hold, so a minus before « moi » makes a clause of each address: none of them may be there. */
function resolved(clause: readonly TypedTerm[], addresses: readonly string[]): Term[][] {
  const others = clause.filter((term) => term.kind !== 'me');
  const own = clause.filter((term) => term.kind === 'me');
  const wanted = own.filter(({ isNegated }) => !isNegated).flatMap((term) => termsOf(term, addresses));
  const unwanted = own.filter(({ isNegated }) => isNegated).map((term) => termsOf(term, addresses));
  return unwanted.reduce<Term[][]>(
    (clauses, terms) => terms.flatMap((term) => clauses.map((one) => [...one, term])),
    [[...others, ...wanted]],
  );
}

function termsOf({ field, isNegated }: MeTerm, addresses: readonly string[]): Term[] {
  return addresses.map((address): TextTerm & { isNegated: boolean } => {
    const words = address.match(/[\p{L}\p{N}]+/gu) ?? [address];
    return { kind: 'text', field, words, typed: [address], phrase: 'closed', isNegated };
  });
}
