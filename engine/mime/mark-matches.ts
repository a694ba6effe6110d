// Marks what is looked for in the document of a message (render-body.ts), and counts it. The document has been sanitised: here
// nothing is taken away, and nothing added but `mark` elements around its own text. What is found goes across elements within
// a line (« <b>Sor</b>tie »), never from one paragraph into the next. No script is needed to go from one place to the next:
// each has a name, and the frame is sent to it.
import { decodeHTML } from 'entities';
import { foundPlace, type Marks } from '../../shared/domain/marks.ts';
import { fold, foldedCharacter } from '../../shared/domain/search.ts';

export interface MarkedDocument {
  html: string;
  count: number;
}

/** More would be a colour, not marks. */
const MATCHES_MAX = 2_000;
const TOKEN = /<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g;
const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|body|br|center|dd|details|div|dl|dt|fieldset|figure|figcaption|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b/i;
const STYLE = `<style>
mark.casier-found { background: #ffe08a; color: #1c1c1e; }
mark.casier-found:target { background: #ff9f43; outline: 2px solid #8a4b00; scroll-margin: 30vh; }
</style>`;

export function markMatches(document: string, marks: Marks): MarkedDocument {
  const start = Math.max(0, document.search(/<body\b/i));
  const text = readText(document, start);
  const matches = matchesIn(text.folded, marks);
  if (matches.length === 0) return { html: document, count: 0 };
  const head = document.slice(0, start).replace('</head>', `${STYLE}</head>`);
  return { html: head + withMarks(document, start, text, matches), count: matches.length };
}

interface FoldedText {
  /** What is read, folded; lines end where blocks do. */
  folded: string;
  /** Of each unit of it: where in the document what it stands for begins and ends. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** Where in the document text stands: [start, end). */
  pieces: [start: number, end: number][];
}

function readText(document: string, from: number): FoldedText {
  const units: string[] = [];
  // Folding may make two of one: « œ ».
  const starts = new Uint32Array(2 * (document.length - from) + 1);
  const ends = new Uint32Array(starts.length);
  const pieces: [number, number][] = [];
  let length = 0;
  let isSkipped = false;
  const put = (folded: string, start: number, end: number) => {
    // A blank is a blank, however many.
    if (folded === ' ' && (length === 0 || /[ \n]/.test(units[length - 1]!))) return;
    for (const unit of folded.split('')) {
      units[length] = unit;
      starts[length] = start;
      ends[length] = end;
      length += 1;
    }
  };
  TOKEN.lastIndex = from;
  for (let token = TOKEN.exec(document); token; token = TOKEN.exec(document)) {
    const [written] = token;
    const at = token.index;
    if (written.startsWith('<') && written.length > 1) {
      // « Messages précédents » is ours.
      if (/^<\/?summary\b/i.test(written)) isSkipped = written[1] !== '/';
      if (BLOCK.test(written) && units[length - 1] !== '\n') put('\n', at, at);
    } else if (!isSkipped) {
      pieces.push([at, at + written.length]);
      readPiece(written, at, put);
    }
  }
  return { folded: units.join(''), starts, ends, pieces };
}

const CHARACTER = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});|[\s\S]/giu;

function readPiece(written: string, at: number, put: (folded: string, start: number, end: number) => void): void {
  for (const { 0: character, index } of written.matchAll(CHARACTER)) {
    const plain = character.length > 1 && character.startsWith('&') ? decodeHTML(character) : character;
    put(foldedCharacter(plain), at + index, at + index + character.length);
  }
}

type Match = [start: number, end: number];

function matchesIn(folded: string, marks: Marks): Match[] {
  const pattern = marks.kind === 'find' ? findPattern(marks.text) : wordsPattern(marks.words);
  if (!pattern) return [];
  const found: Match[] = [];
  for (const match of folded.matchAll(pattern)) {
    if (match[0].length > 0) found.push([match.index, match.index + match[0].length]);
    if (found.length === MATCHES_MAX) break;
  }
  return found;
}

function findPattern(text: string): RegExp | null {
  const wanted = fold(text).replaceAll('’', "'").replace(/\s+/g, ' ').trim();
  return wanted === '' ? null : new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gu');
}

function wordsPattern(words: readonly string[]): RegExp | null {
  const letters = words.filter((word) => /^[\p{L}\p{N}]+ ?$/u.test(word));
  if (letters.length === 0) return null;
  const each = letters.map((word) => (word.endsWith(' ') ? `${word.trimEnd()}(?![\\p{L}\\p{N}])` : word));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${each.join('|')})`, 'gu');
}

/** Each match in as many `mark` elements as it has pieces of text. */
function withMarks(document: string, from: number, { starts, ends, pieces }: FoldedText, matches: Match[]): string {
  const out: string[] = [];
  let written = from;
  let piece = 0;
  for (const [index, [first, end]] of matches.entries()) {
    const [matchStart, matchEnd] = [starts[first]!, ends[end - 1]!];
    let id = ` id="${foundPlace(index)}"`;
    while (piece < pieces.length && pieces[piece]![1] <= matchStart) piece += 1;
    for (let at = piece; at < pieces.length && pieces[at]![0] < matchEnd; at += 1) {
      const [start, stop] = [Math.max(pieces[at]![0], matchStart), Math.min(pieces[at]![1], matchEnd)];
      const text = document.slice(start, stop);
      // Between two cells of a table no element may stand.
      if (text.trim() === '') continue;
      out.push(document.slice(written, start), `<mark class="casier-found"${id}>${text}</mark>`);
      id = '';
      written = stop;
    }
  }
  out.push(document.slice(written));
  return out.join('');
}
