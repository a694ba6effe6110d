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
      if (lineStarts && separates(bytes, ahead, at, afterBlank)) {
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
        if (lineStarts) {
          kept = takeFrom(message, bytes, at, kept);
          const length = takeHeaderLine(message, bytes, at, next);
          if (length !== null) bodyEnd = await trueEnd(source, position + next + length);
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

/** Notes whether « From  » is quoted in this message. Answers from where on its bytes are still to be added. */
function takeFrom(message: MessageParts, bytes: Buffer, at: number, kept: number): number {
  if (isFrom(bytes, at)) message.bareFrom();
  if (!isQuotedFrom(bytes, at)) return kept;
  message.add(bytes.subarray(kept, at));
  message.quotedFrom();
  return at;
}

/** The Content-Length where the header ends with this line. */
function takeHeaderLine(message: MessageParts, bytes: Buffer, at: number, next: number): number | null {
  if (!message.inHeader) return null;
  if (isBlank(bytes, at, next)) return message.endHeader();
  message.headerLine(bytes, at, next);
  return null;
}

/** A separator is no longer than that, and of the line behind it no more is looked at. */
const SEPARATOR_BYTES_MAX = 500;

function separates(bytes: Buffer, ahead: Buffer, at: number, afterBlank: boolean): boolean {
  if (!isFrom(bytes, at)) return false;
  const here = bytes.subarray(at, at + 2 * SEPARATOR_BYTES_MAX);
  const view = here.length < 2 * SEPARATOR_BYTES_MAX ? Buffer.concat([here, ahead]) : here;
  const lineFeed = view.indexOf(LF);
  if (lineFeed > SEPARATOR_BYTES_MAX || (lineFeed < 0 && view.length > SEPARATOR_BYTES_MAX)) return false;
  if (lineFeed < 0) return isSeparator(lineText(view, 0, view.length), { afterBlank, next: null });
  const behind = view.subarray(lineFeed + 1, lineFeed + 1 + SEPARATOR_BYTES_MAX);
  const next = behind.length === 0 ? null : lineText(behind, 0, lineEnd(behind, 0));
  return isSeparator(lineText(view, 0, lineFeed), { afterBlank, next });
}

/** The position that Content-Length names if the message does end there, else 0. */
async function trueEnd(source: ByteSource, position: number): Promise<number> {
  if (position > source.sizeBytes) return 0;
  const behind = await source.read(position, LOOK_AHEAD_BYTES);
  let at = 0;
  while (at < 4 && (behind[at] === LF || behind[at] === CR)) at += 1;
  if (position + at >= source.sizeBytes) return position;
  return separates(behind, Buffer.alloc(0), at, true) ? position : 0;
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

/** Without what the format put around the message; where Casier wrote the file, it says how long the message is. */
function unframed(message: MessageParts, start: number, casierSize: number | null, ending: Ending): Buffer {
  const bytes = message.bytes().subarray(start);
  if (casierSize !== null && isFraming(bytes.subarray(casierSize))) return bytes.subarray(0, casierSize);
  if (ending.bodyEnd > 0) return bytes.subarray(0, message.lengthUpTo(ending.bodyEnd) - start);
  return ending.afterBlank ? withoutLineBreak(bytes) : bytes;
}

/** One or two line breaks: the one that a message lacked, and the empty line behind it. */
function isFraming(rest: Buffer): boolean {
  return rest.length > 0 && rest.length <= 4 && rest.every((byte) => byte === LF || byte === CR);
}

function withoutLineBreak(bytes: Buffer): Buffer {
  if (bytes.at(-1) !== LF) return bytes;
  return bytes.subarray(0, bytes.at(-2) === CR ? -2 : -1);
}

function isFrom(bytes: Buffer, at: number): boolean {
  return bytes[at] === CAPITAL_F && latin1(bytes, at, at + 5) === 'From ';
}

function isQuotedFrom(bytes: Buffer, at: number): boolean {
  let from = at;
  while (bytes[from] === GREATER) from += 1;
  return from > at && isFrom(bytes, from);
}

function isBlank(bytes: Buffer, at: number, next: number): boolean {
  const length = next - at;
  return (length === 1 && bytes[at] === LF) || (length === 2 && bytes[at] === CR && bytes[at + 1] === LF);
}

function lineEnd(bytes: Buffer, at: number): number {
  const lineFeed = bytes.indexOf(LF, at);
  return lineFeed < 0 ? bytes.length : lineFeed + 1;
}

function lineText(bytes: Buffer, at: number, next: number): string {
  return latin1(bytes, at, next).trimEnd();
}
