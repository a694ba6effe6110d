// Where a header block begins, ends, and what fields it holds, by byte offsets: nothing is decoded until a field is
// asked for. Tolerates mbox lines, blanks before the colon, and lines that are no field at all.
import { isAscii } from 'node:buffer';
import { latin1 } from './bytes.ts';
import { guessText } from './charset.ts';

export interface HeaderField {
  /** Lower case. */
  name: string;
  /** Offsets of the value, line breaks of the last line excluded. */
  start: number;
  end: number;
}

export interface HeaderBlock {
  source: Buffer;
  fields: HeaderField[];
  bodyStart: number;
  defects: string[];
}

const LF = 0x0a;
const CR = 0x0d;
const COLON = 0x3a;
/** More fields than any honest message has. */
const MAX_FIELDS = 5_000;

interface Line {
  /** Without its line break. */
  end: number;
  next: number;
}

function lineAt(source: Buffer, start: number, limit: number): Line {
  let lf = source.indexOf(LF, start);
  if (lf < 0 || lf >= limit) lf = limit;
  // Old Macintosh programs end lines with CR alone.
  const cr = source.subarray(start, lf).indexOf(CR);
  if (cr >= 0 && start + cr < lf - 1)
    return { end: start + cr, next: start + cr + (source[start + cr + 1] === LF ? 2 : 1) };
  const end = lf > start && source[lf - 1] === CR ? lf - 1 : lf;
  return { end, next: Math.min(lf + 1, limit) };
}

/** The colon of `Name:` or `Name :`, or -1 if this line is no field. */
function colonOf(source: Buffer, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const byte = source[i]!;
    if (byte === COLON) return i > start ? i : -1;
    if (byte === 0x20 || byte === 0x09) {
      let after = i;
      while (after < end && (source[after] === 0x20 || source[after] === 0x09)) after++;
      return after < end && source[after] === COLON && i > start ? after : -1;
    }
    if (byte < 0x21 || byte === 0x7f) return -1;
  }
  return -1;
}

const isMboxLine = (source: Buffer, start: number) =>
  latin1(source, start, start + 5) === 'From ' || latin1(source, start, start + 6) === '>From ';

/** Reads the fields between `start` and the first empty line (or `limit`). */
export function readHeaderBlock(source: Buffer, start = 0, limit = source.length): HeaderBlock {
  const fields: HeaderField[] = [];
  const defects = new Set<string>();
  let at = start;
  while (at < limit) {
    const { end, next } = lineAt(source, at, limit);
    if (end === at) return { source, fields, bodyStart: next, defects: [...defects] };
    const first = source[at]!;
    const last = fields.at(-1);
    if ((first === 0x20 || first === 0x09) && last) {
      last.end = end;
      // A line of blanks alone ends the block for some programs; a folded value that ends there loses nothing.
    } else {
      const colon = colonOf(source, at, end);
      if (colon >= 0) {
        if (fields.length < MAX_FIELDS) {
          fields.push({ name: latin1(source, at, colon).trimEnd().toLowerCase(), start: colon + 1, end });
        }
      } else if (!isMboxLine(source, at)) {
        defects.add('badHeaderLine');
        // The empty line was forgotten: what follows is the body, unless it is plain that the header goes on.
        const isDelimiter = latin1(source, at, at + 2) === '--';
        if (isDelimiter || !headerGoesOn(source, next, limit))
          return { source, fields, bodyStart: at, defects: [...defects] };
      }
    }
    at = next;
  }
  return { source, fields, bodyStart: limit, defects: [...defects] };
}

const KNOWN_FIELD =
  /^(from|to|cc|bcc|subject|date|message-id|received|mime-version|content-[a-z-]+|return-path|reply-to|sender|references|in-reply-to|list-[a-z-]+|dkim-signature|x-[a-z-]+)\s*:/i;

/** A well-known field within the next three lines. « Remarque : … » in a letter is none. */
function headerGoesOn(source: Buffer, start: number, limit: number): boolean {
  for (let lines = 0; lines < 3 && start < limit; lines++) {
    const { end, next } = lineAt(source, start, limit);
    if (end === start) return false;
    if (KNOWN_FIELD.test(latin1(source, start, Math.min(end, start + 80)))) return true;
    start = next;
  }
  return false;
}

/** The value of a field, unfolded; raw 8-bit is UTF-8 or `charset` (else Windows-1252). Encoded words stay encoded. */
export function fieldText(block: HeaderBlock, field: HeaderField, charset?: string): string {
  const bytes = block.source.subarray(field.start, field.end);
  const text = isAscii(bytes) ? latin1(bytes) : guessText(bytes, charset);
  return text.replace(/\r?\n|\r/g, '').trim();
}

/** The first field of that name. Two of a kind: the first counts, everywhere. */
export function findField(block: HeaderBlock, name: string): HeaderField | undefined {
  return block.fields.find((field) => field.name === name);
}

export function headerText(block: HeaderBlock, name: string, charset?: string): string | null {
  const field = findField(block, name);
  return field ? fieldText(block, field, charset) : null;
}
