// XML as a walk over its tags and texts, made for parts of a hundred megabytes: nothing is decoded or copied that nobody asks
// about. Entities that a document declares are not expanded and nothing outside of it is fetched: only the five of XML and
// numbers are known. Never throws; what is not well-formed is read as far as it can be.

export interface XmlVisitor {
  /** `attributes` as they are written: see `attributesOf`. An element without content is closed at once. */
  open?(name: string, attributes: string, start: number, end: number): void;
  close?(name: string, start: number, end: number): void;
  /** As it is written: see `decodeXml`. */
  text?(written: string, start: number, end: number): void;
  /** A comment, a processing instruction or a document type. */
  aside?(written: string, start: number, end: number): void;
}

/** Names without their prefix: « table:table-row » is « table-row ». Answers where the last whole token ends. */
export function walkXml(xml: string, visitor: XmlVisitor): number {
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    if (start < 0) return at;
    if (start > at) visitor.text?.(xml.slice(at, start), at, start);
    const second = xml.charCodeAt(start + 1);
    const isAside = second === BANG || second === QUESTION;
    const end = isAside ? endOfAside(xml, start) : endOfTag(xml, start);
    if (end < 0) return start;
    if (isAside) asideOrText(xml, start, end, visitor);
    else if (second === SLASH) visitor.close?.(localName(xml, start + 2, end - 1), start, end);
    else tag(xml, start, end, visitor);
    at = end;
  }
}

/** Walks over bytes piece by piece: places are those of the piece, and of no use. */
export function walkXmlBytes(bytes: Uint8Array, visitor: XmlVisitor): void {
  const PIECE_BYTES = 1_048_576;
  const decoder = new TextDecoder(encodingOf(bytes));
  let left = '';
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = left + decoder.decode(bytes.subarray(at, at + PIECE_BYTES), { stream: true });
    left = piece.slice(walkXml(piece, visitor));
    // A tag that never ends is none; it is read as text, or it would be walked over again with each piece.
    if (left.length > 2 * PIECE_BYTES) {
      visitor.text?.(left, 0, left.length);
      left = '';
    }
  }
  const rest = left + decoder.decode();
  const end = walkXml(rest, visitor);
  if (end < rest.length) visitor.text?.(rest.slice(end), end, rest.length);
}

export function decodeXmlBytes(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : 'utf-8';
}

const BANG = 0x21;
const SLASH = 0x2f;
const QUESTION = 0x3f;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const COLON = 0x3a;

function tag(xml: string, start: number, end: number, visitor: XmlVisitor): void {
  const isEmpty = xml.charCodeAt(end - 2) === SLASH;
  const stop = end - (isEmpty ? 2 : 1);
  let nameEnd = start + 1;
  while (nameEnd < stop && xml.charCodeAt(nameEnd) > 0x20) nameEnd += 1;
  const name = localName(xml, start + 1, nameEnd);
  visitor.open?.(name, nameEnd < stop ? xml.slice(nameEnd, stop) : '', start, end);
  if (isEmpty) visitor.close?.(name, start, end);
}

function localName(xml: string, start: number, end: number): string {
  let stop = end;
  while (stop > start && xml.charCodeAt(stop - 1) <= 0x20) stop -= 1;
  for (let at = start; at < stop; at++) if (xml.charCodeAt(at) === COLON) return xml.slice(at + 1, stop);
  return xml.slice(start, stop);
}

/** Behind the tag's « > », which may also stand in an attribute. -1: it does not end here. */
function endOfTag(xml: string, start: number): number {
  const end = xml.indexOf('>', start);
  if (end < 0) return -1;
  const before = xml.charCodeAt(end - 1);
  const isUsual = before === QUOTE || before === APOSTROPHE || before === SLASH;
  // Shorter than any attribute.
  if (isUsual || end - start < 6 || xml.charCodeAt(start + 1) === SLASH) return end + 1;
  if (!xml.slice(start, end).includes('=')) return end + 1;
  let quote = 0;
  for (let at = start; at < xml.length; at++) {
    const char = xml.charCodeAt(at);
    if (quote !== 0) {
      if (char === quote) quote = 0;
    } else if (char === QUOTE || char === APOSTROPHE) quote = char;
    else if (char === 0x3e) return at + 1;
  }
  return -1;
}

function endOfAside(xml: string, start: number): number {
  const until = (mark: string) => {
    const at = xml.indexOf(mark, start);
    return at < 0 ? -1 : at + mark.length;
  };
  if (xml.startsWith('<!--', start)) return until('-->');
  if (xml.startsWith('<![CDATA[', start)) return until(']]>');
  if (xml.startsWith('<?', start)) return until('?>');
  const inner = xml.indexOf('[', start);
  const end = xml.indexOf('>', start);
  if (end < 0 && inner < 0) return -1;
  return inner >= 0 && inner < end ? until(']>') : end + 1;
}

function asideOrText(xml: string, start: number, end: number, visitor: XmlVisitor): void {
  if (!xml.startsWith('<![CDATA[', start)) visitor.aside?.(xml.slice(start, end), start, end);
  // What stands in it is text as it is: its signs must not be read as entities.
  else visitor.text?.(xml.slice(start + 9, end - 3).replaceAll('&', '&amp;'), start, end);
}

const SIGNS: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeXml(written: string): string {
  if (!written.includes('&')) return written;
  return written.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (all, hex, number, sign) => {
    if (sign) return SIGNS[sign.toLowerCase()]!;
    const code = hex ? Number.parseInt(hex, 16) : Number(number);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

export function encodeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** By the name without its prefix; decoded. */
export function attributesOf(written: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, name, quoted, apostrophed] of written.matchAll(ATTRIBUTE))
    values[name!.slice(name!.indexOf(':') + 1)] = decodeXml(quoted ?? apostrophed ?? '');
  return values;
}
