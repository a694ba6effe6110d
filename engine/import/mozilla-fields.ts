// The fields that a mail program puts before a message in its own files, and that are not the message's: Thunderbird's
// X-Mozilla-*, X-Account-Key and X-UIDL, Casier's Status, X-Status and X-Casier-Size. They stand at the very top; a
// field of the same name further down came with the mail and stays. Without them a message has the same bytes as on its
// server.
import type { Marks } from './found-message.ts';

/** nsMsgMessageFlags.idl: those that mean something outside of Thunderbird. */
const MOZILLA = {
  read: 0x1,
  replied: 0x2,
  marked: 0x4,
  expunged: 0x8,
  partial: 0x400,
  forwarded: 0x1000,
  imapDeleted: 0x20_0000,
} as const;

const OWN_FIELD =
  /^(x-mozilla-status2?|x-mozilla-keys|x-account-key|x-uidl|status|x-status|x-casier-size)[ \t]*:(.*)$/i;
/** Thunderbird pads X-Mozilla-Keys with blanks, so that tags can be written in place. */
const FIELD_BYTES_MAX = 2_000;

export interface OwnFields {
  /** null: nothing is said of them. */
  marks: Marks | null;
  /** The message's length where Casier wrote the file: tells whether it ended with a line break. */
  casierSize: number | null;
  /** Where the message itself begins. */
  start: number;
}

export function readOwnFields(raw: Buffer): OwnFields {
  const fields = new Map<string, string>();
  let start = 0;
  /** Status is a field that other programs put anywhere: only in Casier's own block it is no part of the message. */
  let beforeStatus: number | null = null;
  // What stands behind Casier's own field is the message, whatever it looks like.
  while (!fields.has('x-casier-size')) {
    const lineEnd = raw.indexOf(0x0a, start);
    if (lineEnd < 0 || lineEnd - start > FIELD_BYTES_MAX) break;
    const line = raw.toString('latin1', start, lineEnd).trimEnd();
    const [, name, value] = OWN_FIELD.exec(line) ?? [];
    if (name === undefined || value === undefined) break;
    if (/status$/i.test(name) && !/mozilla/i.test(name)) beforeStatus ??= start;
    fields.set(name.toLowerCase(), value.trim());
    start = lineEnd + 1;
  }
  if (!fields.has('x-casier-size') && beforeStatus !== null) start = beforeStatus;
  const size = fields.get('x-casier-size');
  return { marks: marksOf(fields), casierSize: size && /^\d+$/.test(size) ? Number(size) : null, start };
}

function marksOf(fields: ReadonlyMap<string, string>): Marks | null {
  const status = hex(fields.get('x-mozilla-status'));
  const status2 = hex(fields.get('x-mozilla-status2'));
  const keywords = (fields.get('x-mozilla-keys') ?? '').split(/\s+/).filter((keyword) => keyword !== '');
  if (!fields.has('x-mozilla-status') && keywords.length === 0) return null;
  return {
    flags: [
      ...(status & MOZILLA.read ? ['\\Seen'] : []),
      ...(status & MOZILLA.replied ? ['\\Answered'] : []),
      ...(status & MOZILLA.marked ? ['\\Flagged'] : []),
      ...(status & MOZILLA.forwarded ? ['$Forwarded'] : []),
      ...keywords.map(serverKeyword),
    ],
    deleted: (status & MOZILLA.expunged) !== 0 || (status2 & MOZILLA.imapDeleted) !== 0,
    headerOnly: (status & MOZILLA.partial) !== 0,
  };
}

/** Thunderbird's names for junk, as it and other programs write them on servers (RFC 5788 registers the $ ones). */
function serverKeyword(keyword: string): string {
  if (/^junk$/i.test(keyword)) return '$Junk';
  return /^nonjunk$/i.test(keyword) ? '$NotJunk' : keyword;
}

function hex(text: string | undefined): number {
  return text && /^[0-9a-f]{1,8}$/i.test(text) ? Number.parseInt(text, 16) : 0;
}

/** The other way: the fields that make a message's flags survive in a file. Draft has no bit; its folder tells. */
export function mozillaStatus(flags: readonly string[]): { status: string; status2: string; keys: string } {
  const has = (flag: string) => flags.some((one) => one.toLowerCase() === flag.toLowerCase());
  const bits =
    (has('\\Seen') ? MOZILLA.read : 0) |
    (has('\\Answered') ? MOZILLA.replied : 0) |
    (has('\\Flagged') ? MOZILLA.marked : 0) |
    (has('$Forwarded') ? MOZILLA.forwarded : 0);
  const keys = flags.filter((flag) => !flag.startsWith('\\') && flag.toLowerCase() !== '$forwarded');
  return { status: bits.toString(16).padStart(4, '0'), status2: '00000000', keys: keys.join(' ') };
}
