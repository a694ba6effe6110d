// Reads one FETCH answer. What the server left out or wrote wrongly is null, never invented; a body section comes
// as the bytes that were sent.
import type { ImapAttribute, ImapResponse } from 'imapflow';
import { textsOf } from './command.ts';

export interface Fetched {
  uid: number | null;
  flags: string[] | null;
  modSeq: string | null;
  internalDateAt: number | null;
  sizeBytes: number | null;
  /** BODY[…], whichever section was asked for: one at a time. */
  body: Uint8Array | null;
}

/** « 7 FETCH (UID 12 FLAGS (\Seen) MODSEQ (917162500)) » as imapflow parsed it. */
export function readFetched({ attributes = [] }: ImapResponse): Fetched {
  const fetched: Fetched = { uid: null, flags: null, modSeq: null, internalDateAt: null, sizeBytes: null, body: null };
  const items = attributes[1];
  if (!Array.isArray(items)) return fetched;
  for (let i = 0; i + 1 < items.length; i += 2) {
    const name = items[i];
    if (!name || Array.isArray(name) || typeof name.value !== 'string') continue;
    const value = items[i + 1] ?? null;
    switch (name.value.toUpperCase()) {
      case 'UID':
        fetched.uid = numberOf(value);
        break;
      case 'FLAGS':
        fetched.flags = Array.isArray(value) ? textsOf(value) : null;
        break;
      case 'MODSEQ':
        fetched.modSeq = Array.isArray(value) ? (textsOf(value).find((text) => /^\d{1,19}$/.test(text)) ?? null) : null;
        break;
      case 'INTERNALDATE':
        fetched.internalDateAt = dateOf(value);
        break;
      case 'RFC822.SIZE':
        fetched.sizeBytes = numberOf(value);
        break;
      case 'BODY':
        fetched.body = bytesOf(value);
        break;
    }
  }
  return fetched;
}

function numberOf(value: ImapAttribute): number | null {
  if (!value || Array.isArray(value)) return null;
  const text = String(value.value);
  return /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** A literal comes as its own Buffer; short values may come as a quoted string, read by imapflow as UTF-8. */
function bytesOf(value: ImapAttribute): Uint8Array | null {
  if (!value || Array.isArray(value)) return null;
  if (Buffer.isBuffer(value.value)) return value.value;
  return typeof value.value === 'string' ? Buffer.from(value.value) : null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const INTERNAL_DATE = /^ ?(\d{1,2})-([A-Za-z]{3})-(\d{4}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/;

/** date-time of RFC 9051 §9: « 17-Jul-1996 02:44:25 -0700 ». */
function dateOf(value: ImapAttribute): number | null {
  if (!value || Array.isArray(value) || typeof value.value !== 'string') return null;
  const match = INTERNAL_DATE.exec(value.value);
  if (!match) return null;
  const [, day, month, year, hours, minutes, seconds, sign, zoneHours, zoneMinutes] = match;
  const monthIndex = MONTHS.indexOf(month!.toLowerCase());
  if (monthIndex < 0) return null;
  const local = Date.UTC(Number(year), monthIndex, Number(day), Number(hours), Number(minutes), Number(seconds));
  const offsetMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return sign === '-' ? local + offsetMs : local - offsetMs;
}
