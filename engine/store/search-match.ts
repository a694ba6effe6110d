// Terms of a search in the language of FTS5. Everything is quoted, so that no word is taken for an operator.
import { singularsOf } from '../../shared/search/french.ts';
import type { TextField, TextTerm } from '../../shared/search/query.ts';

const COLUMNS = {
  anywhere: null,
  subject: 'subject',
  body: 'body',
  sender: 'senders',
  recipient: 'recipients',
  attachment: '{attachments attached}',
} as const satisfies Record<TextField, string | null>;

/** Whether a message is found without its attachments. */
export function matchBeside({ words, phrase }: Pick<TextTerm, 'words' | 'phrase'>): string {
  return inColumns('{subject senders recipients body}', words, phrase);
}

export function matchOf({ field, words, phrase }: Omit<TextTerm, 'kind'>): string {
  return inColumns(COLUMNS[field], words, phrase);
}

function inColumns(columns: string | null, words: readonly string[], phrase: TextTerm['phrase']): string {
  const found = phrase === 'no' ? words.map(wordMatch).join(' AND ') : phraseMatch(words, phrase === 'open');
  return columns === null ? `(${found})` : `(${columns} : (${found}))`;
}

/** A clause all of which is text. */
export function matchAny(terms: readonly Omit<TextTerm, 'kind'>[]): string {
  return `(${terms.map(matchOf).join(' OR ')})`;
}

/** A word as the beginning of one, or its singular as a whole one. */
function wordMatch(word: string): string {
  return `(${[`${quoted(word)}*`, ...singularsOf(word).map(quoted)].join(' OR ')})`;
}

function phraseMatch(words: readonly string[], isOpen: boolean): string {
  return `${quoted(words.join(' '))}${isOpen ? '*' : ''}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
