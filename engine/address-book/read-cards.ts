// vCards 3 and 4 (RFC 2426, 6350) with ical.js, each on its own, so that a broken one costs no other; and the quoted-
// printable lines of version 2.1, which Outlook still writes.
import ICAL from 'ical.js';
import iconv from 'iconv-lite';
import { PHOTO_BYTES_MAX, type Photo, photoType } from '../../shared/domain/photo.ts';
import { CARDS_MAX, type SourceCard } from './source.ts';

/** null: more cards than that. */
export function readCards(text: string): SourceCard[] | null {
  const cards: SourceCard[] = [];
  let lines: string[] | null = null;
  let begunAt = 0;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^BEGIN:VCARD\s*$/i.test(line)) {
      // One that never ends is broken; what follows it is not.
      if (lines) cards.push({ line: begunAt, said: null });
      lines = [];
      begunAt = index + 1;
    }
    lines?.push(line);
    if (lines && /^END:VCARD\s*$/i.test(line)) {
      cards.push({ line: begunAt, said: readCard(lines) });
      lines = null;
    }
    if (cards.length > CARDS_MAX) return null;
  }
  if (lines) cards.push({ line: begunAt, said: null });
  return cards;
}

function readCard(lines: readonly string[]): SourceCard['said'] {
  const parsed = parse(lines);
  if (!parsed) return null;
  const values = (name: string) =>
    parsed[1].filter((property) => property[0] === name).flatMap((property) => property.slice(3).map(textOf));
  const [family = '', given = ''] = structured(parsed[1].find(([name]) => name === 'n')?.[3]);
  const name = [values('fn')[0], `${given} ${family}`, values('org')[0]].map((one) => one?.trim()).find(Boolean);
  return {
    name: name ?? null,
    addresses: values('email')
      .map((address) => address.replace(/^mailto:/i, '').trim())
      .filter(Boolean),
    note: values('note').join('\n').trim(),
    categories: values('categories')
      .flatMap((one) => one.split(','))
      .map((one) => one.trim())
      .filter(Boolean),
    ...pictureOf(parsed),
  };
}

/** As it lies in the card: « data:image/jpeg;base64,… » (4.0) or base64 alone (3.0, 2.1). An address of one is never followed. */
function pictureOf([, properties]: JCard): { photo?: Photo; photoLeft?: true } {
  const value = properties.find(([name]) => name === 'photo')?.[3];
  if (typeof value !== 'string' || value.trim() === '') return {};
  const base64 = value.replace(/^data:[^,]*;base64,/i, '').replace(/\s+/g, '');
  const bytes = /^[A-Za-z0-9+/]+=*$/.test(base64) ? new Uint8Array(Buffer.from(base64, 'base64')) : null;
  const type = bytes && bytes.length <= PHOTO_BYTES_MAX ? photoType(bytes) : null;
  return bytes && type ? { photo: { type, bytes } } : { photoLeft: true };
}

type JCard = [string, [name: string, parameters: unknown, type: string, ...values: unknown[]][], unknown[]];

function parse(lines: readonly string[]): JCard | null {
  try {
    return ICAL.parse(plainLines(lines).join('\r\n')) as JCard;
  } catch {
    // Only the library runs here: whatever it throws, this is a card that it cannot read.
    return null;
  }
}

/** Unfolds quoted-printable values; grouped names (« item1.EMAIL ») lose their group; empty lines go. */
function plainLines(lines: readonly string[]): string[] {
  const plain: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    let line = lines[index]!;
    if (line.trim() === '') continue;
    const coded = /^([^:]*);ENCODING=QUOTED-PRINTABLE([^:]*):/i.exec(line);
    if (coded) {
      while (line.endsWith('=') && index + 1 < lines.length) line = line.slice(0, -1) + lines[++index]!;
      const charset = /CHARSET=([^;:]+)/i.exec(coded[0])?.[1] ?? 'utf-8';
      const name = (coded[1]! + coded[2]!).replace(/;CHARSET=[^;:]*/gi, '');
      line = `${name}:${quotedPrintable(line.slice(coded[0].length), charset).replaceAll('\n', '\\n')}`;
    }
    // A continued line (« ␠… ») belongs to the one before it.
    plain.push(/^\s/.test(line) ? line : named(line.replace(/^[\w-]+\.(?=[A-Za-z])/, '')));
  }
  return plain;
}

/** « EMAIL;INTERNET: » of version 2.1 → « EMAIL;TYPE=INTERNET: » */
function named(line: string): string {
  const head = /^[\w-]+(?:;[^:;="]+(?:=[^:;"]*)?)+(?=:)/.exec(line)?.[0];
  return head ? head.replace(/;([^;=]+)(?=;|$)/g, ';TYPE=$1') + line.slice(head.length) : line;
}

function quotedPrintable(text: string, charset: string): string {
  const bytes = new Uint8Array(
    [...text.matchAll(/=([0-9A-F]{2})|[\s\S]/gi)].map(([all, hex]) =>
      hex ? Number.parseInt(hex, 16) : all.charCodeAt(0),
    ),
  );
  const known = iconv.encodingExists(charset) ? charset : 'utf-8';
  return iconv.decode(Buffer.from(bytes), known).replace(/\r\n?/g, '\n');
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.flat().map(String).join(' ') : String(value ?? '');
}

function structured(value: unknown): string[] {
  return Array.isArray(value) ? value.map((part) => (Array.isArray(part) ? part.join(' ') : String(part))) : [];
}
