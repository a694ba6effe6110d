// Which calendar events a message is about, by their names alone: so that the messages about one event are found together. What they
// say is read when one of them is opened (engine/invitations).
import type { PartId } from '../../shared/domain/ids.ts';
import { declaredName } from './body-parts.ts';
import { decodeCharset } from './charset.ts';
import { insidePart, isTnefPart, messageIn } from './contained.ts';
import { leavesOf, type Part, rawBody, readStructure, type Structure } from './structure.ts';
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
  for (const { text } of calendarsIn(structure)) {
    for (const [, uid] of text.replace(/\r?\n[ \t]/g, '').matchAll(/^UID(?:;[^:\r\n]*)?:([^\r\n]+)/gim)) {
      if (uids.size < MAX_EVENTS) uids.add(uid!.trim().slice(0, MAX_UID));
    }
  }
  return [...uids];
}

function calendarText(structure: Structure, part: Part): string {
  const bytes = decodeTransfer(rawBody(structure, part).subarray(0, MAX_BYTES * 2), part.encoding);
  return decodeCharset(bytes.subarray(0, MAX_BYTES), part.typeParameters.get('charset') ?? 'utf-8').text;
}

/** The calendars of a message, in order; also what Outlook packed into a winmail.dat. */
export function calendarsIn(structure: Structure): { partId: PartId; text: string }[] {
  return [...leavesOf(structure.root)].flatMap((part) => {
    const partId = part.id as PartId;
    if (isCalendarPart(part)) return [{ partId, text: calendarText(structure, part) }];
    const inside = isTnefPart(part) ? messageIn(structure, part) : null;
    if (!inside) return [];
    const packed = readStructure(inside);
    return [...leavesOf(packed.root)]
      .filter(isCalendarPart)
      .map((one) => ({ partId: insidePart(partId, one.id as PartId), text: calendarText(packed, one) }));
  });
}
