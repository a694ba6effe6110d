// Terms of a search in the language of FTS5. Everything is quoted, so that no word is taken for an operator.
import { singularsOf } from '../../shared/search/french.ts';
import type { TextField, TextTerm } from '../../shared/search/query.ts';
import { isShort, NAMING, type Naming, startToken } from './search-starts.ts';

type Column = Naming | 'body' | 'attached';

const COLUMNS = {
  anywhere: null,
  subject: ['subject'],
  body: ['body'],
  sender: ['senders'],
  recipient: ['recipients'],
  attachment: ['attachments', 'attached'],
} as const satisfies Record<TextField, readonly Column[] | null>;

/** Whether a message is found without its attachments. */
export function matchBeside({ words, phrase }: Pick<TextTerm, 'words' | 'phrase'>): string {
  return inColumns(['subject', 'senders', 'recipients', 'body'], words, phrase);
}

export function matchOf({ field, words, phrase }: Omit<TextTerm, 'kind'>): string {
  return inColumns(COLUMNS[field], words, phrase);
}

/** A clause all of which is text. */
export function matchAny(terms: readonly Omit<TextTerm, 'kind'>[]): string {
  return `(${terms.map(matchOf).join(' OR ')})`;
}

/** @param columns null = all that there are */
function inColumns(columns: readonly Column[] | null, words: readonly string[], phrase: TextTerm['phrase']): string {
  const within = (match: string) => (columns === null ? match : `{${columns.join(' ')}} : ${match}`);
  if (phrase !== 'no') return `(${within(phraseMatch(words, phrase === 'open'))})`;
  const naming = NAMING.filter((column) => columns === null || columns.includes(column));
  return `(${words.map((word) => `(${[within(wordMatch(word)), ...startMatch(word, naming)].join(' OR ')})`).join(' AND ')})`;
}

/** A word as the beginning of one, or its singular as a whole one; a short one as a whole one. */
function wordMatch(word: string): string {
  if (isShort(word)) return quoted(word);
  return `(${[`${quoted(word)}*`, ...singularsOf(word).map(quoted)].join(' OR ')})`;
}

function startMatch(word: string, naming: readonly Naming[]): string[] {
  if (!isShort(word) || naming.length === 0) return [];
  return [`starts : (${naming.map((column) => quoted(startToken(column, word))).join(' OR ')})`];
}

/** Of a phrase that is still being typed, the first letters of its last word say too little yet. */
function phraseMatch(words: readonly string[], isOpen: boolean): string {
  const isBegun = isOpen && isShort(words.at(-1) ?? '');
  const said = isBegun && words.length > 1 ? words.slice(0, -1) : words;
  return `${quoted(said.join(' '))}${isOpen && !isBegun ? '*' : ''}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
