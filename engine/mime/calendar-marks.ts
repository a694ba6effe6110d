// Which calendar events a message is about, by their names alone: so that the messages about one event are found together. What they
// say is read when one of them is opened (engine/invitations).
import { declaredName } from './body-parts.ts';
import { decodeCharset } from './charset.ts';
import { leavesOf, type Part, rawBody, type Structure } from './structure.ts';
import { decodeTransfer } from './transfer-encoding.ts';

const MAX_BYTES = 1_000_000;
const MAX_EVENTS = 20;
const MAX_UID = 1_000;

export function isCalendarPart(part: Part): boolean {
  return /^(text\/calendar|application\/ics)$/.test(part.type) || /\.ics$/i.test(declaredName(part) ?? '');
}

/** Names of events, each once. */
export function calendarMarks(structure: Structure): string[] {
  const uids = new Set<string>();
  for (const part of leavesOf(structure.root)) {
    if (!isCalendarPart(part)) continue;
    const text = calendarText(structure, part).replace(/\r?\n[ \t]/g, '');
    for (const [, uid] of text.matchAll(/^UID(?:;[^:\r\n]*)?:([^\r\n]+)/gim)) {
      if (uids.size < MAX_EVENTS) uids.add(uid!.trim().slice(0, MAX_UID));
    }
  }
  return [...uids];
}

export function calendarText(structure: Structure, part: Part): string {
  const bytes = decodeTransfer(rawBody(structure, part).subarray(0, MAX_BYTES * 2), part.encoding);
  return decodeCharset(bytes.subarray(0, MAX_BYTES), part.typeParameters.get('charset') ?? 'utf-8').text;
}

/** The calendars of a message, in order. */
export function calendarsIn(structure: Structure): { partId: Part['id']; text: string }[] {
  return [...leavesOf(structure.root)]
    .filter(isCalendarPart)
    .map((part) => ({ partId: part.id, text: calendarText(structure, part) }));
}
