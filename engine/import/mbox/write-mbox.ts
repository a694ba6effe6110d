// One message as it stands in a mailbox file that Casier writes: mboxrd, the one form that can be read back exactly.
// Before the message stand the fields by which Thunderbird (X-Mozilla-*) and others (Status) know its flags, and its
// length, as the format cannot tell whether it ended with a line break. The message's own bytes and line breaks stay.
import { bufferOf } from '../../mime/bytes.ts';
import { mozillaStatus } from '../mozilla-fields.ts';

export interface MessageToWrite {
  raw: Uint8Array;
  /** By the names of IMAP. */
  flags: readonly string[];
  receivedAt: number;
}

const LF = 0x0a;
const CR = 0x0d;
const CAPITAL_F = 0x46;
const GREATER = 0x3e;

export function mboxEntry({ raw, flags, receivedAt }: MessageToWrite): Buffer {
  const bytes = bufferOf(raw);
  const lineBreak = lineBreakOf(bytes);
  const head = [separatorLine(receivedAt), ...statusFields(flags), `X-Casier-Size: ${bytes.length}`];
  const end = bytes.at(-1) === LF ? lineBreak : lineBreak + lineBreak;
  return Buffer.concat([
    Buffer.from(head.map((line) => line + lineBreak).join(''), 'latin1'),
    ...quoted(bytes),
    Buffer.from(end, 'latin1'),
  ]);
}

/** Sender and date as asctime writes it; « - » as Thunderbird does, since the sender is in the message. */
function separatorLine(at: number): string {
  const [day, month, date, year, time] = new Date(at)
    .toUTCString()
    .replace(/^(\w+), (\d+) (\w+) (\d+) ([\d:]+).*$/, '$1 $3 $2 $4 $5')
    .split(' ');
  return `From - ${day} ${month} ${date} ${time} ${year}`;
}

function statusFields(flags: readonly string[]): string[] {
  const { status, status2, keys } = mozillaStatus(flags);
  const has = (flag: string) => flags.some((one) => one.toLowerCase() === flag);
  const xStatus = `${has('\\answered') ? 'A' : ''}${has('\\flagged') ? 'F' : ''}${has('\\draft') ? 'T' : ''}`;
  return [
    `X-Mozilla-Status: ${status}`,
    `X-Mozilla-Status2: ${status2}`,
    `X-Mozilla-Keys: ${keys}`,
    `Status: ${has('\\seen') ? 'RO' : 'O'}`,
    `X-Status: ${xStatus}`,
  ];
}

/** With one « > » more before every line that begins with From, however many it has already. */
function quoted(bytes: Buffer): Buffer[] {
  const pieces: Buffer[] = [];
  let kept = 0;
  for (let at = 0; at >= 0 && at < bytes.length; ) {
    if (isFromLine(bytes, at)) {
      pieces.push(bytes.subarray(kept, at), Buffer.of(GREATER));
      kept = at;
    }
    const lineFeed = bytes.indexOf(LF, at);
    at = lineFeed < 0 ? -1 : lineFeed + 1;
  }
  pieces.push(bytes.subarray(kept));
  return pieces;
}

function isFromLine(bytes: Buffer, at: number): boolean {
  let from = at;
  while (bytes[from] === GREATER) from += 1;
  return bytes[from] === CAPITAL_F && bytes.toString('latin1', from, from + 5) === 'From ';
}

function lineBreakOf(bytes: Buffer): '\n' | '\r\n' {
  const first = bytes.indexOf(LF);
  return first > 0 && bytes[first - 1] === CR ? '\r\n' : '\n';
}
