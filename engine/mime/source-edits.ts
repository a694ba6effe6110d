// Places of a raw message that are taken out or written anew, while every other byte stays.
import type { HeaderField } from './header-block.ts';

export interface Edit {
  start: number;
  end: number;
  by: Buffer;
}

export function edited(source: Buffer, edits: readonly Edit[]): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  for (const { start, end, by } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    kept.push(source.subarray(at, start), by);
    at = end;
  }
  return Buffer.concat([...kept, source.subarray(at)]);
}

const LF = 0x0a;
const CR = 0x0d;

/** The lines of a field, name and line break included; not beyond its header. */
export function linesOf(
  source: Buffer,
  { start, end }: HeaderField,
  bodyStart: number,
): { start: number; end: number } {
  return { start: lineStart(source, start), end: Math.min(lineEnd(source, end), bodyStart) };
}

/** Where the line of the field's name begins. */
function lineStart(source: Buffer, at: number): number {
  let start = at;
  while (start > 0 && source[start - 1] !== LF && source[start - 1] !== CR) start -= 1;
  return start;
}

/** Behind the line break that ends the field's last line. */
function lineEnd(source: Buffer, end: number): number {
  if (source[end] === CR && source[end + 1] === LF) return end + 2;
  return source[end] === CR || source[end] === LF ? end + 1 : end;
}
