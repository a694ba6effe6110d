// Cuts a file into windows of whole lines, of bounded size: a line longer than a window (binary data) comes in pieces.
// Each window knows the line behind it as far as it is needed to tell a separator.
import type { ByteSource } from '../byte-source.ts';

export interface LineWindow {
  /** Where in the file `bytes` begin. */
  position: number;
  bytes: Buffer;
  /** The first byte begins a line. */
  startsLine: boolean;
  /** Nothing comes after. */
  last: boolean;
}

const WINDOW_BYTES = 256 * 1024;
/** A separator and the line behind it fit into this. */
export const LOOK_AHEAD_BYTES = 4_096;

/** Ends each window (but the last) at the end of a line with at least LOOK_AHEAD_BYTES known behind it. */
export async function* lineWindows(
  source: ByteSource,
  from: number,
  windowBytes = WINDOW_BYTES,
): AsyncGenerator<LineWindow & { ahead: Buffer }> {
  let position = from;
  let startsLine = true;
  let held = await source.read(position, windowBytes + LOOK_AHEAD_BYTES);
  while (held.length > 0) {
    const atEnd = position + held.length >= source.sizeBytes;
    const end = atEnd ? held.length : windowEnd(held, windowBytes);
    const endsLine = held[end - 1] === 0x0a;
    const bytes = held.subarray(0, end);
    const ahead = held.subarray(end);
    yield { position, bytes, ahead, startsLine, last: atEnd };
    if (atEnd) return;
    startsLine = endsLine;
    position += end;
    const more = await source.read(position + ahead.length, windowBytes + LOOK_AHEAD_BYTES - ahead.length);
    held = Buffer.concat([ahead, more]);
  }
}

function windowEnd(held: Buffer, windowBytes: number): number {
  const lineEnd = held.lastIndexOf(0x0a, windowBytes - 1);
  return lineEnd < 0 ? Math.min(windowBytes, held.length) : lineEnd + 1;
}
