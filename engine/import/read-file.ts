// One message in a file of its own: .eml, or an entry of a Maildir. A « From  » line of mbox and the fields that
// Thunderbird puts before a message in its own Maildir are not the message's.
import { readFile, stat } from 'node:fs/promises';
import { MailError } from '../../shared/domain/problem.ts';
import { latin1 } from '../mime/bytes.ts';
import { placeError } from './byte-source.ts';
import { type FoundItem, type Marks, MESSAGE_BYTES_MAX, type UnreadableReason } from './found-message.ts';
import { readOwnFields } from './mozilla-fields.ts';

const FIELD = /^(?:[!-9;-~]{1,200}[ \t]*:)/m;

export interface FileToRead {
  path: string;
  /** As it is named in a report. */
  name: string;
  /** What the file's name tells; null: only what stands in it counts. */
  marks: Marks | null;
  next: number;
}

export async function readMessageFile({ path, name, marks: nameMarks, next }: FileToRead): Promise<FoundItem> {
  const unreadable = (reason: UnreadableReason): FoundItem => ({ kind: 'unreadable', reason, place: name, next });
  const read = await readWhole(path);
  if ('reason' in read) return unreadable(read.reason);
  const message = messageIn(read.bytes);
  if (!message) return unreadable(read.bytes.length === 0 ? 'empty' : 'noMail');
  const marks = nameMarks ?? message.marks;
  if (message.marks?.headerOnly) return unreadable('headerOnly');
  return {
    kind: 'message',
    raw: message.raw,
    flags: [...new Set([...(marks?.flags ?? []), ...(message.marks?.flags ?? [])])],
    deleted: (marks?.deleted ?? false) || (message.marks?.deleted ?? false),
    receivedAt: read.changedAt,
    next,
  };
}

/** null: no message, whatever it is. Bytes as they are in the file, but for what its program put before them. */
export function messageIn(bytes: Buffer): { raw: Buffer; marks: Marks | null } | null {
  const separatorEnd = latin1(bytes, 0, 5) === 'From ' ? bytes.indexOf(0x0a) + 1 : 0;
  const { marks, start } = readOwnFields(bytes.subarray(separatorEnd));
  const raw = bytes.subarray(separatorEnd + start);
  return FIELD.test(latin1(raw, 0, 16_384).split(/\r?\n\r?\n/, 1)[0] ?? '') ? { raw, marks } : null;
}

async function readWhole(path: string): Promise<{ bytes: Buffer; changedAt: number } | { reason: UnreadableReason }> {
  try {
    const { size, mtimeMs } = await stat(path);
    if (size > MESSAGE_BYTES_MAX) return { reason: 'tooLarge' };
    return { bytes: await readFile(path), changedAt: Math.round(mtimeMs) };
  } catch (error) {
    // One file out of many: it is reported, and the others are read.
    if (placeError(error) instanceof MailError) return { reason: 'noAccess' };
    throw error;
  }
}
