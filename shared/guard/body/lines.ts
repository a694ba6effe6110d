// The body as lines with their depth of quotation: of plain text by its `>` marks, of HTML by its blocks and
// <blockquote>. What is in HTML and not on the screen comes along with the line it stands in.
import { mayHoldAddress } from './addresses.ts';
import { type Attribute, decodeEntities, isVoid, type Token, tokensOf } from './markup.ts';

export interface Line {
  /** Without quotation marks, decoded. */
  text: string;
  /** How often it is quoted. */
  depth: number;
  /** Where it begins in the source, its marks included, and where it ends. */
  start: number;
  end: number;
  /** Pieces of its text in the source (HTML); null: the source itself is the text. */
  pieces: { start: number; end: number }[] | null;
  /** HTML that nobody sees: link targets, alternative texts, comments, elements not displayed; only what may hold one. */
  hidden: { text: string; start: number; end: number }[];
}

const MARKS = /^(?:\s?>)+\s?/;

export function linesOfText(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  while (start <= text.length) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const raw = text.slice(start, text[end - 1] === '\r' && end > start ? end - 1 : end);
    const marks = raw.startsWith('>') || raw.startsWith(' >') ? (MARKS.exec(raw)?.[0] ?? '') : '';
    const depth = marks === '' ? 0 : marks.split('>').length - 1;
    lines.push({ text: raw.slice(marks.length), depth, start, end, pieces: null, hidden: [] });
    if (next < 0) break;
    start = next + 1;
  }
  return lines;
}

const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figure|footer|form|h[1-6]|header|hr|html|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul)$/;
const NOT_DISPLAYED = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])/i;
/** Attributes that say something. The others (class, style, cid: images) are looked at only where they hold an @. */
const SAYING = /^(?:href|alt|title|src|name|data-.*|aria-label|value|content|cite)$/;

interface Reading {
  html: string;
  lines: Line[];
  current: Line;
  depth: number;
  pre: number;
  /** Names of the elements open inside one that is not displayed; empty: all is displayed. */
  undisplayed: string[];
}

export function linesOfHtml(html: string): Line[] {
  const reading: Reading = { html, lines: [], current: emptyLine(0, 0), depth: 0, pre: 0, undisplayed: [] };
  for (const token of tokensOf(html)) read(reading, token);
  endLine(reading, html.length);
  return reading.lines;
}

function read(reading: Reading, token: Token): void {
  const { html, current } = reading;
  if (token.kind === 'text') addText(reading, token);
  else if (token.kind === 'comment') addHidden(current, html.slice(token.start, token.end), token);
  else {
    if (token.kind === 'open') for (const attribute of token.attributes) addAttribute(current, attribute);
    if (reading.undisplayed.length > 0) followUndisplayed(reading, token);
    else if (isUndisplayed(token)) reading.undisplayed.push(token.name);
    else followBlock(reading, token);
  }
}

function addText(reading: Reading, { start, end }: { start: number; end: number }): void {
  const { html, current, undisplayed, pre } = reading;
  const text = decodeEntities(html.slice(start, end));
  if (undisplayed.length > 0) {
    addHidden(current, text, { start, end });
    return;
  }
  if (pre > 0 && text.includes('\n')) {
    // Each line of preformatted text is one; its entities cannot hold a line break of their own.
    let from = start;
    for (const piece of html.slice(start, end).split(/(?<=\n)/)) {
      addPiece(reading, from, from + piece.length, decodeEntities(piece).replace(/\r?\n$/, ''));
      from += piece.length;
      if (piece.endsWith('\n')) endLine(reading, from);
    }
    return;
  }
  addPiece(reading, start, end, text.replace(/[ \t\n\f\r\u00a0]+/g, ' '));
}

function addPiece({ current }: Reading, start: number, end: number, text: string): void {
  current.text += text;
  current.pieces?.push({ start, end });
}

function addAttribute(line: Line, { name, value, start, end }: Attribute): void {
  if (value.length > 2 && (SAYING.test(name) || value.includes('@')))
    addHidden(line, plainTarget(value), { start, end });
}

function addHidden(line: Line, text: string, { start, end }: { start: number; end: number }): void {
  if (mayHoldAddress(text)) line.hidden.push({ text, start, end });
}

/** `mailto:a%40b.fr?cc=…`, and the like. Images named by Content-ID (`cid:1@casier`) show nobody. */
function plainTarget(value: string): string {
  if (/^\s*(?:cid|mid|data|blob):/i.test(value)) return '';
  try {
    return value.includes('%') ? decodeURIComponent(value) : value;
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return value.replace(/%40/g, '@');
  }
}

function isUndisplayed(token: Token): token is Token & { kind: 'open' } {
  return (
    token.kind === 'open' &&
    !isVoid(token.name) &&
    !token.selfClosing &&
    (token.name === 'template' ||
      token.attributes.some(({ name, value }) => name === 'hidden' || (name === 'style' && NOT_DISPLAYED.test(value))))
  );
}

/** Inside what is not displayed: until the element that began it is closed. */
function followUndisplayed({ undisplayed }: Reading, token: Token): void {
  if (token.kind === 'open' && !isVoid(token.name) && !token.selfClosing) undisplayed.push(token.name);
  if (token.kind !== 'close') return;
  const at = undisplayed.lastIndexOf(token.name);
  if (at >= 0) undisplayed.length = at;
}

function followBlock(reading: Reading, token: Token): void {
  if (token.kind !== 'open' && token.kind !== 'close') return;
  const { name } = token;
  // Two cells are two words.
  if (name === 'td' || name === 'th') addPiece(reading, token.start, token.start, ' ');
  if (name !== 'br' && !BLOCK.test(name)) return;
  // A line begins with the tag that opens its block, and ends with the one that closes it. Only <br> makes an empty one.
  if (name === 'br') endLine(reading, token.end);
  else if (!isBlank(reading.current)) endLine(reading, token.kind === 'open' ? token.start : token.end);
  else if (token.kind === 'close') reading.current.start = token.end;
  const step = token.kind === 'open' ? 1 : -1;
  if (name === 'pre') reading.pre = Math.max(0, reading.pre + step);
  if (name === 'blockquote') {
    reading.depth = Math.max(0, reading.depth + step);
    reading.current.depth = reading.depth;
  }
}

function isBlank({ text, hidden }: Line): boolean {
  return hidden.length === 0 && text.trim() === '';
}

function endLine(reading: Reading, end: number): void {
  const { current, lines, depth, pre } = reading;
  current.end = end;
  // Lines of a preformatted or forgotten plain text keep their own marks.
  const marks = current.text.startsWith('>') || pre > 0 ? MARKS.exec(current.text)?.[0] : undefined;
  if (marks) {
    current.depth += marks.split('>').length - 1;
    current.text = current.text.slice(marks.length);
  }
  lines.push(current);
  reading.current = emptyLine(end, depth);
}

function emptyLine(start: number, depth: number): Line {
  return { text: '', depth, start, end: start, pieces: [], hidden: [] };
}
