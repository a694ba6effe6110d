// Content-Transfer-Encodings, decoded as far as they can be (RFC 2045 §6, uuencode): broken input gives what is
// readable, never an exception. Nothing here looks at charsets or headers.
import { bufferOf, latin1 } from './bytes.ts';

const HEX = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) {
  HEX['0123456789abcdef'.charCodeAt(i)] = i;
  HEX['0123456789ABCDEF'.charCodeAt(i)] = i;
}

const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;

/** After a soft break: the index of the next line, or -1 if this `=` ends no line. */
function afterSoftBreak(source: Uint8Array, equals: number): number {
  let i = equals + 1;
  while (i < source.length && (source[i] === 0x20 || source[i] === 0x09)) i++;
  if (i >= source.length) return i;
  if (source[i] === LF) return i + 1;
  if (source[i] === CR) return source[i + 1] === LF ? i + 2 : i + 1;
  return -1;
}

/** `=XY` that is no hex pair is kept as written; blanks at line ends are transport padding (RFC 2045 §6.7 rule 3). */
export function decodeQuotedPrintable(source: Uint8Array, options: { keepTrailingSpace?: boolean } = {}): Buffer {
  const out = Buffer.allocUnsafe(source.length);
  let length = 0;
  let blanksFrom = -1;
  for (let i = 0; i < source.length; i++) {
    const byte = source[i]!;
    if (byte === EQUALS) {
      const high = HEX[source[i + 1]!] ?? -1;
      const low = HEX[source[i + 2]!] ?? -1;
      blanksFrom = -1;
      if (high >= 0 && low >= 0) {
        out[length++] = (high << 4) | low;
        i += 2;
        continue;
      }
      const next = afterSoftBreak(source, i);
      if (next >= 0) i = next - 1;
      else out[length++] = byte;
      continue;
    }
    if (byte === 0x20 || byte === 0x09) {
      if (blanksFrom < 0) blanksFrom = length;
    } else if (byte === LF || byte === CR) {
      if (blanksFrom >= 0 && !options.keepTrailingSpace) length = blanksFrom;
      blanksFrom = -1;
    } else {
      blanksFrom = -1;
    }
    out[length++] = byte;
  }
  return out.subarray(0, length);
}

/** Line breaks and foreign characters are skipped; padding in the middle (joined encodings) starts a new group. */
export function decodeBase64(source: Uint8Array): Buffer {
  const bytes = bufferOf(source);
  const padding = bytes.indexOf(EQUALS);
  if (padding < 0 || isOnlyPadding(bytes, padding)) return Buffer.from(latin1(bytes), 'base64');
  const groups: Buffer[] = [];
  for (const group of latin1(bytes).split(/=+/)) groups.push(Buffer.from(group, 'base64'));
  return Buffer.concat(groups);
}

function isOnlyPadding(bytes: Uint8Array, from: number): boolean {
  for (let i = from; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte !== EQUALS && byte !== LF && byte !== CR && byte !== 0x20 && byte !== 0x09) return false;
  }
  return true;
}

const isBase64Noise = (byte: number) =>
  !(
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2b ||
    byte === 0x2f
  );

/** The size that `decodeBase64` would give, for lists: exact for regular lines, a few bytes off for broken ones. */
export function base64Size(source: Uint8Array): number {
  const length = source.length;
  if (length === 0) return 0;
  const firstBreak = source.indexOf(LF);
  if (firstBreak < 0) return Math.floor((significant(source, 0, length) * 3) / 4);
  const lineBytes = firstBreak + 1;
  const lineChars = significant(source, 0, lineBytes);
  const lastStart = Math.floor((length - 1) / lineBytes) * lineBytes;
  // All lines but the last are alike, or it is no regular encoding and every byte is looked at.
  const regular = lastStart === 0 || source[lastStart - 1] === LF;
  const chars = regular
    ? (lastStart / lineBytes) * lineChars + significant(source, lastStart, length)
    : significant(source, 0, length);
  return Math.floor((chars * 3) / 4);
}

function significant(source: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i++) if (!isBase64Noise(source[i]!)) count++;
  return count;
}

/** The lines between `begin` and `end`; the file name in the `begin` line is left to the headers. */
export function decodeUuencode(source: Uint8Array): Buffer {
  const lines = latin1(source).split(/\r\n|\n|\r/);
  const begin = lines.findIndex((line) => /^begin\s+[0-7]{3,4}\b/.test(line));
  const out: number[] = [];
  for (let i = begin + 1; i < lines.length; i++) {
    const line = lines[i]!;
    if (line === 'end' || line === '`') break;
    if (line === '') continue;
    decodeUuLine(line, out);
  }
  return Buffer.from(out);
}

function decodeUuLine(line: string, out: number[]): void {
  const length = (line.charCodeAt(0) - 32) & 0x3f;
  const end = out.length + length;
  for (let i = 1; i < line.length && out.length < end; i += 4) {
    const [a, b, c, d] = [0, 1, 2, 3].map((k) => ((line.charCodeAt(i + k) || 32) - 32) & 0x3f) as [
      number,
      number,
      number,
      number,
    ];
    for (const byte of [(a << 2) | (b >> 4), ((b & 0xf) << 4) | (c >> 2), ((c & 3) << 6) | d]) {
      if (out.length < end) out.push(byte);
    }
  }
}

export function decodeTransfer(source: Uint8Array, encoding: string): Buffer {
  switch (encoding) {
    case 'base64':
      return decodeBase64(source);
    case 'quoted-printable':
      return decodeQuotedPrintable(source);
    case 'x-uuencode':
    case 'uuencode':
    case 'x-uue':
      return decodeUuencode(source);
    default:
      return bufferOf(source);
  }
}

/** Decoded bytes of the beginning only: enough for a signature or a charset in a <meta>. */
export function decodeTransferHead(source: Uint8Array, encoding: string, maxBytes: number): Buffer {
  return decodeTransfer(source.subarray(0, Math.ceil(maxBytes * 1.5)), encoding).subarray(0, maxBytes);
}
