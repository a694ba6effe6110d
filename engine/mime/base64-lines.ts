// Base64 blocks decoded to bytes, and encoded to the very same lines again: what packed-source.ts keeps of attachments.
// Invariant: what does not encode to the same characters is not decoded at all. A slice at a time: a large attachment must
// not be in memory several times over.
import { latin1 } from './bytes.ts';

/** At least; lines are not torn. */
const SLICE_CHARS = 48 * 1024;
export const SLICE_BYTES = SLICE_CHARS;
export const SAMPLE_BYTES = 8_192;

export const LF = 0x0a;
export const CR = 0x0d;

/** Where they are in a source, and what they look like. */
export interface Base64Lines {
  start: number;
  /** They go no further. */
  limit: number;
  lineLength: number;
  /** 1 LF, 2 CRLF. */
  lineBreak: number;
}

/**
 * Regular lines decoded, up to the last one; null if a line is irregular, or would not encode to the same characters.
 * Some thousand characters at a time: a large attachment must not be in memory several times over. `lookOnly`: each
 * slice is written over the one before.
 */
export function decodeLines(
  source: Buffer,
  { start, limit, lineLength, lineBreak }: Base64Lines,
  into: Buffer,
  lookOnly: boolean,
): { length: number; end: number; sample: Buffer } | null {
  const chars = Buffer.allocUnsafe(SLICE_CHARS + lineLength);
  const middle = ((limit - start) >> 3) * 3;
  let sample: Buffer | null = null;
  let charCount = 0;
  let length = 0;
  const decodeSlice = (): boolean => {
    const text = latin1(chars, 0, charCount);
    charCount = 0;
    const at = lookOnly ? 0 : length;
    const count = into.write(text, at, 'base64');
    if (into.toString('base64', at, at + count) !== text) return false;
    length += count;
    if (!sample && length >= middle) sample = Buffer.from(into.subarray(at, at + Math.min(count, SAMPLE_BYTES)));
    return true;
  };
  const done = (end: number) => (decodeSlice() ? { length, end, sample: sample ?? Buffer.alloc(0) } : null);
  let at = start;
  while (at < limit) {
    const lineEnd = at + lineLength;
    if (lineEnd < limit && isBreak(source, lineEnd, lineBreak)) {
      charCount += source.copy(chars, charCount, at, lineEnd);
      at = lineEnd + lineBreak;
      if (charCount >= SLICE_CHARS && !decodeSlice()) return null;
      continue;
    }
    // The last line: shorter, or the end of the part.
    const end = Math.min(lineEnd, limit);
    const breakAt = source.subarray(at, end).indexOf(lineBreak === 2 ? CR : LF);
    const lastEnd = breakAt < 0 ? end : at + breakAt;
    // An empty line: the break before it ends the last full line, and belongs to the text that follows.
    if (lastEnd === at) break;
    charCount += source.copy(chars, charCount, at, lastEnd);
    return done(lastEnd);
  }
  return done(Math.max(start, at - lineBreak));
}

function isBreak(source: Buffer, at: number, lineBreak: number): boolean {
  return lineBreak === 2 ? source[at] === CR && source[at + 1] === LF : source[at] === LF;
}

/** Bytes that are to be base64 lines again. */
export interface EncodedBlock {
  decoded: Buffer;
  lineLength: number;
  lineBreak: number;
}

export function encodedLength({ decoded, lineLength, lineBreak }: EncodedBlock): number {
  const chars = Math.ceil(decoded.length / 3) * 4;
  return chars + Math.max(0, Math.ceil(chars / lineLength) - 1) * lineBreak;
}

/**
 * Writes its lines from `at` on; answers how long they are. A slice at a time: a large one is in memory once, and may lie
 * in `out` itself, behind what is written.
 */
export function encodeBlock({ decoded, lineLength, lineBreak }: EncodedBlock, out: Buffer, at: number): number {
  const lineBytes = (lineLength / 4) * 3;
  const sliceBytes = Math.max(1, Math.floor(SLICE_BYTES / lineBytes)) * lineBytes;
  let end = at;
  for (let from = 0; from < decoded.length; from += sliceBytes) {
    const chars = Buffer.from(decoded.toString('base64', from, from + sliceBytes), 'latin1');
    for (let lineStart = 0; lineStart < chars.length; lineStart += lineLength) {
      if (end > at) {
        if (lineBreak === 2) out[end++] = CR;
        out[end++] = LF;
      }
      end += chars.copy(out, end, lineStart, Math.min(lineStart + lineLength, chars.length));
    }
  }
  return end - at;
}
