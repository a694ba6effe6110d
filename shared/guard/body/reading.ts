// What stands in the body that the guard has to know: every address with its place, and, for what is quoted, who has
// read it before. Linear in the length of the body.
import { addressKey } from '../../domain/address.ts';
import { addressesIn } from './addresses.ts';
import { headAt, type QuoteHead } from './header-block.ts';
import { type Line, linesOfHtml, linesOfText } from './lines.ts';

/** An address in the body. */
export interface BodyMention {
  /** addressKey form. */
  address: string;
  place: 'typed' | 'quotedHeader' | 'history';
  /** HTML that nobody sees. */
  hidden: boolean;
  /** Stands in the Bcc of a quoted header: those who read that message did not see it. */
  secret: boolean;
  /** Index in `quotes` of the quoted message it stands in; null: in none. */
  quote: number | null;
}

/** A quoted message: where it begins, and the addresses of those who wrote it or visibly got it. */
export interface QuotedMessage {
  /** Place of its head (or of its first line) in the source. */
  start: number;
  /** Where what belongs to it ends: its end of quotation, or that of the body. */
  end: number;
  /** How many quoted messages it stands in. */
  nesting: number;
  readBy: string[];
  /** Index of the quoted message that quotes it; who read that one has read this one. */
  within: number | null;
}

export interface BodyReading {
  mentions: BodyMention[];
  quotes: QuotedMessage[];
  /** One's own words: neither quoted nor hidden. */
  typed: string;
}

export interface Body {
  /** Rich: HTML. Plain: null. */
  html: string | null;
  text: string;
}

export const EMPTY_BODY: BodyReading = { mentions: [], quotes: [], typed: '' };

export function readBody({ html, text }: Body): BodyReading {
  return readLines(html === null ? linesOfText(text) : linesOfHtml(html));
}

interface OpenQuote {
  index: number;
  /** Lines of at least this depth belong to it. */
  depth: number;
  /** Line in which it began without a head. */
  headless: number | null;
  /** Of a header block, whose words end by no depth: who wrote it. */
  authors: readonly string[] | null;
}

/** « Début du message transféré : » and a blank line stand before a head inside the quote that it heads. */
const LEAD = 4;

function readLines(lines: readonly Line[]): BodyReading {
  const mentions: BodyMention[] = [];
  const quotes: QuotedMessage[] = [];
  const typed: string[] = [];
  let open: OpenQuote[] = [];
  let head: QuoteHead | null = null;
  /** Where the blank lines begin that stand between the quote and this line, and belong to neither. */
  let blankFrom: number | null = null;

  const close = (depth: number, at: number) => {
    for (const { index, depth: own } of open) if (own > depth) quotes[index]!.end = at;
    open = open.filter((quote) => quote.depth <= depth);
  };
  const begin = (start: number, quote: Omit<OpenQuote, 'index'>, readBy: string[]) => {
    const around = open.at(-1);
    const beside = around && isBeside(around, quote, readBy) ? quotes[around.index]! : null;
    const within = beside ? beside.within : (around?.index ?? null);
    const nesting = beside ? beside.nesting : open.length;
    quotes.push({ start, end: lines.at(-1)!.end, nesting, readBy, within });
    open.push({ index: quotes.length - 1, ...quote });
  };
  const beginWith = (found: QuoteHead, i: number) => {
    const { depth, start } = lines[i]!;
    const readBy = [...new Set([...found.from, ...found.to, ...found.cc].map(addressKey))];
    const around = open.at(-1);
    const isOwnHead = around && around.headless !== null && around.depth === depth && i - around.headless < LEAD;
    if (isOwnHead) {
      quotes[around.index]!.readBy = readBy;
      around.headless = null;
      return;
    }
    const authors = found.kind === 'block' ? found.from.map(addressKey) : null;
    begin(start, { depth: contentDepth(lines, found, depth), headless: null, authors }, readBy);
  };

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const inHead = head !== null && i < head.end;
    if (!inHead) {
      // A blank line of less depth between two quoted ones ends nothing.
      if (line.text.trim() !== '' || line.hidden.length > 0) {
        close(line.depth, blankFrom ?? line.start);
        blankFrom = null;
      } else if (line.depth < (open.at(-1)?.depth ?? 0)) blankFrom ??= line.start;
      head = headAt(lines, i);
      if (head) beginWith(head, i);
      else if (line.depth > 0 && !open.some(({ depth }) => depth >= line.depth)) {
        begin(line.start, { depth: line.depth, headless: i, authors: null }, []);
      }
    }
    const quote = open.at(-1)?.index ?? null;
    const inBlock = head !== null && i < head.end;
    const place = quote === null ? 'typed' : inBlock ? 'quotedHeader' : 'history';
    if (quote === null) typed.push(line.text);
    const secret = (address: string) => inBlock && head!.bcc.includes(address);
    collect(mentions, line, (address, hidden) => ({ address, place, hidden, secret: secret(address), quote }));
  }
  if (blankFrom !== null) close(0, blankFrom);
  return { mentions, quotes, typed: typed.join('\n') };
}

/**
 * Two header blocks of one depth are a chain of answers, the lower one quoted by the upper, if who wrote the upper was
 * among those who read the lower; else the person who sends it set one below the other.
 */
function isBeside(upper: OpenQuote, lower: Omit<OpenQuote, 'index'>, readLower: readonly string[]): boolean {
  if (upper.depth !== lower.depth || !upper.authors?.length || !lower.authors) return false;
  // With the author alone nothing is said of who got it.
  return readLower.length > lower.authors.length && !upper.authors.some((one) => readLower.includes(one));
}

/** What a head introduces: deeper lines where such follow, else all that comes below at its own depth. */
function contentDepth(lines: readonly Line[], head: QuoteHead, depth: number): number {
  if (head.kind === 'block') return depth;
  for (let i = head.end; i < lines.length; i++) {
    if (lines[i]!.text.trim() !== '') return lines[i]!.depth > depth ? depth + 1 : depth;
  }
  return depth;
}

function collect(into: BodyMention[], line: Line, mention: (address: string, hidden: boolean) => BodyMention): void {
  const seen = new Set<string>();
  for (const { address } of addressesIn(line.text)) {
    if (seen.has(address)) continue;
    seen.add(address);
    into.push(mention(address, false));
  }
  for (const { address } of line.hidden.flatMap(({ text }) => addressesIn(text))) {
    // A link under its own address is seen.
    if (seen.has(address)) continue;
    seen.add(address);
    into.push(mention(address, true));
  }
}
