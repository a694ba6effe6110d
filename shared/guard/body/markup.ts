// A small reader of HTML: text, tags and comments in order, with where each stands in the source. Enough to find and to
// take out what is written in a mail of any program; nothing of it is ever shown, and it builds no tree. Linear in the
// length of the source.

export interface Attribute {
  name: string;
  /** Decoded. */
  value: string;
  /** From before its name to after its value. */
  start: number;
  end: number;
}

export type Token =
  | { kind: 'text'; start: number; end: number }
  | { kind: 'comment'; start: number; end: number }
  | { kind: 'open'; name: string; start: number; end: number; selfClosing: boolean; attributes: Attribute[] }
  | { kind: 'close'; name: string; start: number; end: number };

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '), // HTML §13.1.2
);
/** Their content is no text that anybody reads as such. */
const RAW = /^(?:script|style|title|xmp|iframe|noembed|noframes)$/;

export function isVoid(name: string): boolean {
  return VOID.has(name);
}

export function* tokensOf(html: string, from = 0): Generator<Token> {
  let at = from;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) yield { kind: 'text', start: at, end: open < 0 ? html.length : open };
    if (open < 0) return;
    const token = markupAt(html, open);
    yield token;
    at = token.end;
    if (token.kind === 'open' && RAW.test(token.name) && !token.selfClosing) {
      const end = endOfRaw(html, at, token.name);
      if (end > at) yield { kind: 'comment', start: at, end };
      at = end;
    }
  }
}

function markupAt(html: string, start: number): Token {
  if (html.startsWith('<!--', start)) {
    const end = html.indexOf('-->', start + 4);
    return { kind: 'comment', start, end: end < 0 ? html.length : end + 3 };
  }
  const next = html[start + 1] ?? '';
  if (next === '!' || next === '?') {
    const end = html.indexOf('>', start);
    return { kind: 'comment', start, end: end < 0 ? html.length : end + 1 };
  }
  NAME.lastIndex = start + 1;
  const name = NAME.exec(html)?.[0];
  if (!name) return { kind: 'text', start, end: start + 1 };
  const lower = name.replace('/', '').toLowerCase();
  if (name.startsWith('/')) {
    const end = html.indexOf('>', start);
    return { kind: 'close', name: lower, start, end: end < 0 ? html.length : end + 1 };
  }
  const { attributes, end } = attributesAt(html, start + 1 + name.length);
  return { kind: 'open', name: lower, start, end, selfClosing: html[end - 2] === '/', attributes };
}

const NAME = /\/?[a-zA-Z][^\s/>]*/y;
const ATTRIBUTE = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*)))?/y;
const TAG_END = /[\s/]*>/y;

function attributesAt(html: string, from: number): { attributes: Attribute[]; end: number } {
  const attributes: Attribute[] = [];
  let at = from;
  for (;;) {
    TAG_END.lastIndex = at;
    if (TAG_END.test(html)) return { attributes, end: TAG_END.lastIndex };
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(html);
    // A tag that is never closed, or a quote mark astray.
    if (!match) {
      const end = html.indexOf('>', at);
      return { attributes, end: end < 0 ? html.length : end + 1 };
    }
    const value = decodeEntities(match[2] ?? match[3] ?? match[4] ?? '');
    attributes.push({ name: match[1]!.toLowerCase(), value, start: at, end: ATTRIBUTE.lastIndex });
    at = ATTRIBUTE.lastIndex;
  }
}

function endOfRaw(html: string, from: number, name: string): number {
  const close = new RegExp(`</${name}[\\s>/]`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));?/g;
/** Those that matter for reading an address or a header line. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', commat: '@', period: '.', colon: ':' },
  ...{ lpar: '(', rpar: ')', lowbar: '_', hyphen: '\u2010', shy: '\u00ad', zwnj: '\u200c', zwj: '\u200d', rsquo: '’' },
  ...{ Agrave: 'À', agrave: 'à', eacute: 'é', Eacute: 'É', egrave: 'è', ecirc: 'ê', ccedil: 'ç', ocirc: 'ô' },
  ...{ icirc: 'î', iuml: 'ï', euml: 'ë', uuml: 'ü', ouml: 'ö', auml: 'ä', szlig: 'ß', laquo: '«', raquo: '»' },
};

export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, (written, ...groups) => decoded(written, groups)) : text;
}

function decoded(written: string, [decimal, hexadecimal, name]: (string | undefined)[]): string {
  if (name) return NAMED[name] ?? written;
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '\ufffd';
}

/** The decoded text of `html` between these places, with where each of its UTF-16 units comes from. */
export function decodedSpans(
  html: string,
  start: number,
  end: number,
): { text: string; starts: number[]; ends: number[] } {
  const raw = html.slice(start, end);
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const add = (part: string, from: number, to: number | null) => {
    for (let i = 0; i < part.length; i++) {
      starts.push(to === null ? from + i : from);
      ends.push(to === null ? from + i + 1 : to);
    }
    text += part;
  };
  let at = 0;
  for (const match of raw.matchAll(ENTITY)) {
    add(raw.slice(at, match.index), start + at, null);
    add(decoded(match[0], match.slice(1)), start + match.index, start + match.index + match[0].length);
    at = match.index + match[0].length;
  }
  add(raw.slice(at), start + at, null);
  return { text, starts, ends };
}
