// What there is to read in an attachment, for the search: the notes that readers of files take, kept as text instead of as
// addresses. What nobody sees (deleted words, properties, hidden columns) is left out: found there, it could not be shown.
import { type Notes, takeNotes } from './notes.ts';

/** Some eighty pages: whoever looks for a word on page 300 looks inside the file. */
const TEXT_LENGTH_MAX = 200_000;

export interface GatheredText extends Notes {
  gathered(): string;
}

export function gatherText(): GatheredText {
  const pieces: string[] = [];
  let length = 0;
  const keep = (text: string) => {
    const piece = text.slice(0, TEXT_LENGTH_MAX - length);
    if (piece === '') return;
    pieces.push(piece);
    length += piece.length + 1;
  };
  const isFull = () => length >= TEXT_LENGTH_MAX;
  const limits = takeNotes();
  const seen: Notes = {
    ...limits,
    address: () => {},
    text(text, hidden) {
      if (!hidden) keep(text);
      return false;
    },
    prose(text) {
      if (!isFull()) keep(text());
    },
    enough: isFull,
    allHidden: () => ({ ...seen, text: () => false, prose: () => {}, allHidden: () => seen.allHidden() }),
  };
  return { ...seen, gathered: () => withoutHyphens(pieces.join('\n')).toWellFormed() };
}

/** A word that is broken at the end of a line is one word. */
function withoutHyphens(text: string): string {
  return text.replace(/(\p{L})[-\u00ad]\n(?=\p{Ll})/gu, '$1');
}
