// Words of one or two letters, as they stand in the search index. Looked for as beginnings, nearly every message has
// some, and an index of such beginnings with its positions is as large as that of all words and takes as long to write
// (docs/adr/0055). So they are beginnings only in what names a message: subject, people and names of attachments, whose
// first letters stand in a column of their own; everywhere else they are whole words (« CP », « TP », « 6e »).
import { fold } from '../../shared/domain/search.ts';

/** What names a message, as columns of the index. */
export const NAMING = ['subject', 'senders', 'recipients', 'attachments'] as const;
export type Naming = (typeof NAMING)[number];

const SHORT_LETTERS = 2;
/** Private characters: the tokenizer takes them for letters, and nobody can look for them. */
const FIRST_MARK = 0xe000;

export function isShort(word: string): boolean {
  return [...word].length <= SHORT_LETTERS;
}

/** What stands in the index for a beginning in that column. */
export function startToken(column: Naming, start: string): string {
  return `${String.fromCharCode(FIRST_MARK + NAMING.indexOf(column))}${start}`;
}

/** The beginnings of one letter and of two of every word that names a message, once each. */
export function startsOf(named: Readonly<Record<Naming, string>>): string {
  const tokens = NAMING.flatMap((column) =>
    (fold(named[column]).match(BEGINNINGS) ?? []).flatMap((two) =>
      [...new Set([firstLetter(two), two])].map((start) => startToken(column, start)),
    ),
  );
  return [...new Set(tokens)].join(' ');
}

const BEGINNINGS = /(?<![\p{L}\p{N}])[\p{L}\p{N}]{1,2}/gu;

function firstLetter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0)!);
}
