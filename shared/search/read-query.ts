// Reads what was typed into the search field. Every word has to be there, « ou » between two pieces lets one of them be
// enough, a minus shuts out. Never fails: what cannot be understood is told, and the rest searched.
import { fold } from '../domain/search.ts';
import { readPeriod } from './dates.ts';
import { type Field, fieldOf, isMe, stateOf } from './fields.ts';
import { withoutElisions } from './french.ts';
import { type TypedQuery, type TypedTerm, withMe } from './me.ts';
import { QUERY_TERMS_MAX, type QueryProblem, type SearchQuery, type Term, type TextField } from './query.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * @param nowAt epoch ms: what « hier » is counted from
 * @param ownAddresses who « moi » is
 */
export function readQuery(text: string, nowAt: number, ownAddresses: readonly string[] = []): SearchQuery {
  return withMe(readTyped(text, nowAt), ownAddresses);
}

function readTyped(text: string, nowAt: number): TypedQuery {
  const problems: QueryProblem[] = [];
  const clauses: TypedTerm[][] = [];
  let isAlternative = false;
  let count = 0;
  const tokens = withValues(tokensOf(text));
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (isOr(token) && clauses.length > 0 && index < tokens.length - 1) {
      isAlternative = true;
      continue;
    }
    const isUnread = isNon(token) && isLu(tokens[index + 1]);
    if (isUnread) index++;
    const terms = isUnread
      ? [{ kind: 'flag', flag: 'seen', isNegated: true } as const]
      : termsOf(token, nowAt, problems);
    count += terms.length;
    if (count > QUERY_TERMS_MAX) {
      problems.push({ kind: 'tooMany' });
      break;
    }
    if (isAlternative && terms.length > 0) clauses.at(-1)!.push(...terms);
    else clauses.push(...terms.map((term) => [term]));
    isAlternative = false;
  }
  return { clauses, problems };
}

/** « de: dupont » and « de : dupont » mean « de:dupont ». */
function withValues(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const spaced = spacedField(tokens[index]!, tokens[index + 1]);
    const token = spaced ?? tokens[index]!;
    if (spaced) index++;
    const value = token.value === '' ? tokens[index + 1] : undefined;
    const waits = token.field !== null && token.quotes === 'none' && fieldOf(fold(token.field)) !== null;
    if (waits && value && value.field === null && !value.isNegated) {
      joined.push({ ...token, value: value.value, quotes: value.quotes, end: value.end });
      index++;
    } else joined.push(token);
  }
  return joined;
}

/** « de : » and « de :dupont », as French is spaced. */
function spacedField(token: Token, next: Token | undefined): Token | null {
  const isField = token.field === null && token.quotes === 'none' && fieldOf(fold(token.value)) !== null;
  if (!isField || !next || !isBare(next) || !next.value.startsWith(':')) return null;
  return { ...token, field: token.value, value: next.value.slice(1), end: next.end };
}

function isBare({ field, quotes, isNegated }: Token): boolean {
  return field === null && quotes === 'none' && !isNegated;
}

function isOr(token: Token): boolean {
  return isBare(token) && ['ou', 'or', '|'].includes(token.value.toLowerCase());
}

function isNon(token: Token): boolean {
  return isBare(token) && token.value.toLowerCase() === 'non';
}

function isLu(token: Token | undefined): boolean {
  return token !== undefined && isBare(token) && /^lus?$/i.test(token.value);
}

function termsOf(token: Token, nowAt: number, problems: QueryProblem[]): TypedTerm[] {
  if (token.field === null) return textTerms('anywhere', token);
  const field = fieldOf(fold(token.field));
  if (!field) return unknownField(token, problems);
  const isEmpty = token.value.trim() === '';
  if (isEmpty && field.kind === 'text' && field.field === 'attachment')
    return [{ ...attached, isNegated: token.isNegated }];
  if (isEmpty) {
    problems.push({ kind: 'nothingAfter', field: token.field });
    return [];
  }
  if (field.kind !== 'text') return factTerms(field, token, nowAt, problems);
  const { field: of } = field;
  const isPerson = of === 'sender' || of === 'recipient';
  if (isPerson && token.quotes === 'none' && isMe(fold(token.value)))
    return [{ kind: 'me', field: of, isNegated: token.isNegated }];
  return textTerms(of, token);
}

const attached = { kind: 'attached' } as const;

/** « RE: sortie » is how subjects begin; « foo:bar » may be a field that somebody expects. */
function unknownField(token: Token, problems: QueryProblem[]): Term[] {
  if (token.value !== '') problems.push({ kind: 'unknownField', field: token.field! });
  return textTerms('anywhere', { ...token, value: `${token.field} ${token.value}` });
}

/** A word that holds several (« pain-beurre ») is several words that must all be there, or a phrase to shut out. */
function textTerms(field: TextField, { value, quotes, isNegated }: Token): Term[] {
  const text = quotes === 'none' ? withoutElisions(value) : value;
  const words = wordsIn(fold(text));
  if (words.length === 0) return [];
  const typed = quotes === 'none' ? wordsIn(text.normalize('NFC')) : [value.normalize('NFC').trim()];
  return [{ kind: 'text', field, words, typed, phrase: quotes === 'none' ? 'no' : quotes, isNegated }];
}

function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function factTerms(
  field: Exclude<Field, { kind: 'text' }>,
  { value, isNegated }: Token,
  nowAt: number,
  problems: QueryProblem[],
): Term[] {
  if (field.kind === 'place' || field.kind === 'tag') return [{ kind: field.kind, name: fold(value), isNegated }];
  if (field.kind === 'state') {
    const state = stateOf(fold(value).replace(/\s+/g, ''));
    if (!state) problems.push({ kind: 'unknownState', value });
    return state ? [{ kind: 'flag', flag: state.flag, isNegated: state.isNegated !== isNegated }] : [];
  }
  const period = readPeriod(value, nowAt);
  if (!period) {
    problems.push({ kind: 'unreadableDate', value });
    return [];
  }
  const fromAt = field.kind === 'before' ? null : period.fromAt;
  const toAt = field.kind === 'before' ? period.fromAt : field.kind === 'on' ? period.toAt : null;
  return [{ kind: 'date', fromAt, toAt, isNegated }];
}
