// How many messages a mailbox file holds, counted by another way than the reader goes: by patterns over the text, with
// no memory of headers or lengths. What an import reports is compared with this number.
import type { ByteSource } from '../byte-source.ts';

const WINDOW_BYTES = 4 * 1024 * 1024;
/** A separator with the line behind it lies whole in one of two neighbouring windows. */
const OVERLAP_BYTES = 4_096;

const LINE = /(^|\n)From ([^\n]{0,400})\n([^\n]{0,100})/g;
const DATED = /\b(?:mon|tue|wed|thu|fri|sat|sun)\b.{0,40}\b\d{1,2}:\d\d/i;
const UNDATED = /^(?:-|\S+@\S+|MAILER-DAEMON)(?:\s|$)/i;
const FIELD = /^(?:>From |[^\s:]{1,76}[ \t]*:)/;

/** `signal` stops it between two windows. */
export async function countMbox(source: ByteSource, signal?: AbortSignal): Promise<number> {
  let count = 0;
  for (let at = 0; at < source.sizeBytes; at += WINDOW_BYTES) {
    signal?.throwIfAborted();
    // One line break of the window before, so that a line's beginning is known as one.
    const start = Math.max(0, at - 4);
    const bytes = await source.read(start, at - start + WINDOW_BYTES + OVERLAP_BYTES);
    const atEnd = start + bytes.length >= source.sizeBytes;
    count += countIn(bytes.toString('latin1') + (atEnd ? '\n' : ''), at - start, at === 0);
  }
  return count;
}

/** Those that begin within the window: not in what is known of the one before, nor in what is known of the next. */
function countIn(text: string, skip: number, first: boolean): number {
  let count = 0;
  LINE.lastIndex = 0;
  for (let match = LINE.exec(text); match; match = LINE.exec(text)) {
    const lineStart = match.index + match[1]!.length;
    // The line behind may itself be one.
    LINE.lastIndex = lineStart + 5 + match[2]!.length;
    if (match[1] === '' && !first) continue;
    if (lineStart < skip || lineStart >= skip + WINDOW_BYTES) continue;
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    const afterBlank =
      match[1] === '' || match.index === 0 || before.endsWith('\n') || before === '\n\r' || before === '\r';
    if (begins(match[2]!.trimEnd(), match[3]!.trimEnd(), afterBlank)) count += 1;
  }
  return count;
}

function begins(sender: string, next: string, afterBlank: boolean): boolean {
  if (DATED.test(sender)) return FIELD.test(next) || (afterBlank && (next === '' || /\d{4}$/.test(sender)));
  return afterBlank && UNDATED.test(sender) && FIELD.test(next);
}
