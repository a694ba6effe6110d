// Words as a search looks for them (what else may stand in a search: shared/search). Folding here and the store's tokenizer
// (FTS5 unicode61 remove_diacritics 2) must agree: both ignore case and accents, both split at non-letters.

/** Lower case, without accents, ligatures undone: « Élève » and « eleve » are one, « Sœur » and « soeur », too. */
export function fold(text: string): string {
  return withoutLigatures(
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase(),
  );
}

/** What the store's tokenizer does not know: applied to a text before it is indexed. */
export function withoutLigatures(text: string): string {
  return /[œæ]/i.test(text) ? text.replace(/[œæ]/gi, (letter) => LIGATURES[letter as keyof typeof LIGATURES]) : text;
}

const LIGATURES = { œ: 'oe', Œ: 'OE', æ: 'ae', Æ: 'AE' } as const;

/** The words of a query, folded; each is looked for as a prefix. At most 12. */
export function searchTerms(query: string): string[] {
  return (fold(query).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 12);
}

/** A term that is looked for as a whole word, not as the beginning of one. */
export function wholeWord(word: string): string {
  return `${word} `;
}

/** Ranges [start, end) of `text` that begin a word matched by one of the folded `terms`, or are a whole one. */
export function matchRanges(text: string, terms: readonly string[]): [start: number, end: number][] {
  if (terms.length === 0) return [];
  const ranges: [number, number][] = [];
  for (const word of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const folded = fold(word[0]);
    const term = terms.find((one) => (one.endsWith(' ') ? `${folded} ` === one : folded.startsWith(one)));
    if (term) ranges.push([word.index, word.index + prefixLength(word[0], term.trimEnd().length)]);
  }
  return ranges;
}

/** Ranges [start, end) of `text` in which `wanted` stands, whatever case, accents and blanks; as a text is looked for in a body. */
export function findRanges(text: string, wanted: string): [start: number, end: number][] {
  const looked = foldedForFinding(wanted).folded.trim();
  if (looked === '') return [];
  const { folded, starts, ends } = foldedForFinding(text);
  const ranges: [number, number][] = [];
  for (let at = folded.indexOf(looked); at >= 0; at = folded.indexOf(looked, at + looked.length)) {
    ranges.push([starts[at]!, ends[at + looked.length - 1]!]);
  }
  return ranges;
}

function foldedForFinding(text: string): { folded: string; starts: number[]; ends: number[] } {
  const starts: number[] = [];
  const ends: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = foldedCharacter(character);
    // A blank is a blank, however many.
    if (plain !== ' ' || (folded !== '' && !folded.endsWith(' '))) {
      for (let unit = 0; unit < plain.length; unit++) {
        starts.push(at);
        ends.push(at + character.length);
      }
      folded += plain;
    }
    at += character.length;
  }
  return { folded, starts, ends };
}

/** One character as it is looked for inside of a message. */
export function foldedCharacter(character: string): string {
  if (/^[\s\u00a0]$/.test(character)) return ' ';
  // Where a word may be broken nothing is seen.
  if (/^[\u00ad\u200b-\u200d\u2060\ufeff]$/.test(character)) return '';
  return character === '’' ? "'" : fold(character);
}

/** How many UTF-16 units of `word` fold to the first `foldedLength` units. */
function prefixLength(word: string, foldedLength: number): number {
  let units = 0;
  for (const character of word) {
    if (fold(word.slice(0, units)).length >= foldedLength && fold(character).length > 0) break;
    units += character.length;
  }
  return units;
}
