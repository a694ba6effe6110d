// Reads a mailbox file of one of the mbox family, message by message and in bounded memory: mboxo, mboxrd, mboxcl and
// mboxcl2 (Content-Length), Thunderbird's and Eudora's, with LF or CRLF, with or without an end. Every byte of the file
// belongs to a message, to what the format added, or to something reported as unreadable.
//
// Quoting: a line « >From  » loses one « > », as mboxrd has it, unless the same message has a « From  » line that was
// left bare: then its writer did not quote (mboxcl2, Thunderbird's copies of IMAP folders), and nothing is touched.
// Content-Length is believed only where a separator, or the end of the file, stands where it points to: many mails
// carry a false one.
import { latin1 } from '../../mime/bytes.ts';
import type { ByteSource } from '../byte-source.ts';
import { type FoundItem, MESSAGE_BYTES_MAX, type UnreadableReason } from '../found-message.ts';
import { readOwnFields } from '../mozilla-fields.ts';
import { statusMarks } from '../status-fields.ts';
import { LOOK_AHEAD_BYTES, lineWindows } from './line-windows.ts';
import { collectMessage, type MessageParts } from './message-parts.ts';
import { isSeparator, separatorDate } from './separator.ts';

export type MboxItem = FoundItem & {
  /** Lines that look like separators, but stand inside a message whose Content-Length is right. */
  separatorsInside: number;
};

interface MboxOptions {
  from?: number;
  windowBytes?: number;
  messageBytesMax?: number;
}

const LF = 0x0a;
const CR = 0x0d;
const CAPITAL_F = 0x46;
const GREATER = 0x3e;

export async function* readMbox(source: ByteSource, options: MboxOptions = {}): AsyncGenerator<MboxItem> {
  const { from = 0, windowBytes, messageBytesMax = MESSAGE_BYTES_MAX } = options;
  let message: MessageParts | null = null;
  let afterBlank = true;
  /** Where a Content-Length that proved right ends the message. */
  let bodyEnd = 0;
  const finish = (next: number) => message && finished(message, { next, bodyEnd, afterBlank });

  for await (const { position, bytes, ahead, startsLine } of lineWindows(source, from, windowBytes)) {
    let at = 0;
    let kept = 0;
    let lineStarts = startsLine;
    while (at < bytes.length) {
      const lineFeed = bytes.indexOf(LF, at);
      const next = lineFeed < 0 ? bytes.length : lineFeed + 1;
      const first = bytes[at];
      if (lineStarts && first === CAPITAL_F && separates(bytes, ahead, at, next, afterBlank)) {
        if (position + at < bodyEnd) message?.separatorInside();
        else {
          message?.add(bytes.subarray(kept, at));
          const item = finish(position + at);
          if (item) yield item;
          message = collectMessage(position + at, position + next, lineText(bytes, at, next), messageBytesMax);
          kept = next;
          bodyEnd = 0;
        }
      } else {
        message ??= collectMessage(position + at, position + at, null, messageBytesMax);
        if (lineStarts && first === CAPITAL_F && isFrom(bytes, at)) message.bareFrom();
        else if (lineStarts && first === GREATER && isQuotedFrom(bytes, at)) {
          message.add(bytes.subarray(kept, at));
          message.quotedFrom();
          kept = at;
        }
        if (message.inHeader && lineStarts) {
          if (isBlank(bytes, at, next)) {
            const length = message.endHeader();
            if (length !== null) bodyEnd = await trueEnd(source, position + next + length);
          } else message.headerLine(bytes, at, next);
        }
      }
      afterBlank = isBlank(bytes, at, next) && lineStarts;
      lineStarts = lineFeed >= 0;
      at = next;
    }
    message?.add(bytes.subarray(kept));
  }
  const item = finish(source.sizeBytes);
  if (item) yield item;
}

function separates(bytes: Buffer, ahead: Buffer, at: number, next: number, afterBlank: boolean): boolean {
  if (!isFrom(bytes, at)) return false;
  const behind = next < bytes.length ? bytes : ahead;
  const behindAt = next < bytes.length ? next : 0;
  let nextLine = behind.length === 0 ? null : lineText(behind, behindAt, lineEnd(behind, behindAt));
  if (next < bytes.length && bytes.indexOf(LF, next) < 0) {
    nextLine = `${nextLine}${lineText(ahead, 0, lineEnd(ahead, 0))}`;
  }
  return isSeparator(lineText(bytes, at, next), { afterBlank, next: nextLine });
}

/** The position that Content-Length names if the message does end there, else 0. */
async function trueEnd(source: ByteSource, position: number): Promise<number> {
  if (position > source.sizeBytes) return 0;
  const behind = await source.read(position, LOOK_AHEAD_BYTES);
  let at = 0;
  while (at < 4 && (behind[at] === LF || behind[at] === CR)) at += 1;
  if (position + at >= source.sizeBytes) return position;
  const next = lineEnd(behind, at);
  return separates(behind, Buffer.alloc(0), at, next, true) ? position : 0;
}

interface Ending {
  next: number;
  bodyEnd: number;
  afterBlank: boolean;
}

/** null: blank lines before the first message are no message. */
function finished(message: MessageParts, ending: Ending): MboxItem | null {
  const { separator, place, separatorsInside } = message;
  const { next } = ending;
  const unreadable = (reason: UnreadableReason): MboxItem => ({
    kind: 'unreadable',
    reason,
    place,
    next,
    separatorsInside,
  });
  if (message.dropped) return unreadable(message.dropped);
  const { marks: ownMarks, casierSize, start } = readOwnFields(message.bytes());
  const raw = unframed(message, start, casierSize, ending);
  const isEmpty = raw.every((byte) => byte === LF || byte === CR);
  if (isEmpty) return separator === null ? null : unreadable('empty');
  if (!message.hasField) return unreadable('noMail');
  const marks = ownMarks ?? statusMarks(raw);
  if (marks.headerOnly) return unreadable('headerOnly');
  const receivedAt = separator === null ? null : separatorDate(separator);
  return { kind: 'message', raw, flags: marks.flags, deleted: marks.deleted, receivedAt, next, separatorsInside };
}

/** Without what the format put around the message, and without the line break that Casier had to add to it. */
function unframed(message: MessageParts, start: number, casierSize: number | null, ending: Ending): Buffer {
  const bytes = message.bytes();
  if (ending.bodyEnd > 0 && casierSize === null) return bytes.subarray(start, message.lengthUpTo(ending.bodyEnd));
  const own = ending.afterBlank ? withoutLineBreak(bytes.subarray(start)) : bytes.subarray(start);
  return casierSize !== null && withoutLineBreak(own).length === casierSize ? withoutLineBreak(own) : own;
}

function withoutLineBreak(bytes: Buffer): Buffer {
  if (bytes.at(-1) !== LF) return bytes;
  return bytes.subarray(0, bytes.at(-2) === CR ? -2 : -1);
}

function isFrom(bytes: Buffer, at: number): boolean {
  return latin1(bytes, at, at + 5) === 'From ';
}

function isQuotedFrom(bytes: Buffer, at: number): boolean {
  let from = at;
  while (bytes[from] === GREATER) from += 1;
  return isFrom(bytes, from);
}

function isBlank(bytes: Buffer, at: number, next: number): boolean {
  const length = next - at;
  return (length === 1 && bytes[at] === LF) || (length === 2 && bytes[at] === CR && bytes[at + 1] === LF);
}

function lineEnd(bytes: Buffer, at: number): number {
  const lineFeed = bytes.indexOf(LF, at);
  return lineFeed < 0 ? bytes.length : lineFeed + 1;
}

/** As much of a line as tells what it is. */
function lineText(bytes: Buffer, at: number, next: number): string {
  return latin1(bytes, at, Math.min(next, at + 500)).trimEnd();
}
