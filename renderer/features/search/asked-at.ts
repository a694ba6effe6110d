// Where the caret stands in what is typed, and so what can be offered there: nothing typed yet, or the value of a field.
import { fold } from '../../../shared/domain/search.ts';
import { type Field, fieldOf } from '../../../shared/search/fields.ts';
import { tokensOf } from '../../../shared/search/tokens.ts';

export type Asked =
  | { kind: 'anything' }
  /** `start` to the caret is what a chosen value takes the place of. */
  | { kind: 'value'; field: Field; typed: string; start: number };

/** null: a plain word, or a caret that is not at the end of one. */
export function askedAt(text: string, caret: number): Asked | null {
  if (text.trim() === '') return { kind: 'anything' };
  const token = tokensOf(text).find(({ end }) => end === caret);
  const field = token?.field ? fieldOf(fold(token.field)) : null;
  if (!token?.field || !field || token.quotes === 'closed') return null;
  const start = token.start + (token.isNegated ? 1 : 0) + token.field.length + 1;
  return { kind: 'value', field, typed: token.value, start };
}

/** A value as it can stand behind its colon. */
export function asValue(value: string): string {
  return /^[^\s"«“]+$/u.test(value) ? value : `"${value.replaceAll('"', ' ')}"`;
}
