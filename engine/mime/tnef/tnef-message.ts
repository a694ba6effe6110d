// winmail.dat as the letter that Outlook might have sent instead: a MIME message with the same bodies and files, so that
// whatever is done with a message can be done with it. The same bytes each time. Never throws.
import { createHash } from 'node:crypto';
import { textField } from '../build-header.ts';
import { type BuiltPart, filePart, freeBoundary, multipart, textPart } from '../build-part.ts';
import { decompressRtf } from './compressed-rtf.ts';
import { type MeetingPeople, meetingCalendar } from './meeting.ts';
import { readTnef, type TnefFile, type TnefReading } from './read-tnef.ts';
import { readRtf } from './rtf-text.ts';

/** Messages in messages; what lies deeper stays a winmail.dat. */
const MAX_DEPTH = 4;

export interface TnefMessage {
  message: Buffer;
  broken: boolean;
}

/** null: it is no TNEF, or nothing can be read of it. */
export function tnefAsMessage(bytes: Uint8Array, people: MeetingPeople | null = null, depth = 0): TnefMessage | null {
  const reading = readTnef(bytes);
  if (!reading) return null;
  const bodies = bodiesOf(reading);
  const files = [...calendarOf(reading, people), ...reading.files.map((file) => partOf(file, depth))];
  if (bodies.length === 0 && files.length === 0) return null;
  const seed = createHash('sha256').update(bytes).digest('hex').slice(0, 20);
  const wrap = (subtype: 'mixed' | 'alternative', parts: BuiltPart[]) =>
    parts.length === 1 && subtype === 'alternative'
      ? parts[0]!
      : multipart(subtype, freeBoundary(`tnef_${subtype}_${seed}`, parts), parts);
  const body = bodies.length === 0 ? [] : [wrap('alternative', bodies)];
  const content = files.length === 0 ? body[0]! : wrap('mixed', [...body, ...files]);
  const header = [textField('Subject', reading.subject ?? ''), 'MIME-Version: 1.0', ...content.fields];
  const message = Buffer.concat([Buffer.from(`${header.join('\r\n')}\r\n\r\n`, 'utf8'), content.body]);
  return { message, broken: reading.broken };
}

function bodiesOf({ text, html, rtf }: TnefReading): BuiltPart[] {
  const unpacked = rtf && decompressRtf(rtf);
  const rich = unpacked ? readRtf(unpacked) : null;
  const asHtml = html ?? (rich?.kind === 'html' ? rich.text : null);
  const asText = text ?? (rich?.kind === 'text' ? rich.text : null);
  return [
    ...(asText?.trim() ? [textPart('text/plain', asText)] : []),
    ...(asHtml?.trim() ? [textPart('text/html', asHtml)] : []),
  ];
}

/** As the file that a meeting is sent with otherwise; none where there is one. */
function calendarOf(reading: TnefReading, people: MeetingPeople | null): BuiltPart[] {
  const isThere = reading.files.some(({ name, type }) => type === 'text/calendar' || /\.ics$/i.test(name ?? ''));
  const calendar = isThere ? null : meetingCalendar(reading, people);
  if (calendar === null) return [];
  return [filePart({ name: 'invitation.ics', type: 'text/calendar', bytes: Buffer.from(calendar), contentId: null })];
}

function partOf(file: TnefFile, depth: number): BuiltPart {
  const inside = file.isMessage && depth < MAX_DEPTH ? tnefAsMessage(file.bytes, null, depth + 1) : null;
  if (inside) {
    const name = `${file.name ?? 'message'}.eml`;
    return filePart({ name, type: 'message/rfc822', bytes: inside.message, contentId: null });
  }
  const type = file.isMessage ? 'application/ms-tnef' : (file.type ?? 'application/octet-stream');
  // Nothing is a message, or a part that a reader looks into, because a file says so.
  const plainType = /^(message|multipart)\//.test(type) ? 'application/octet-stream' : type;
  const name = file.name ?? (file.isMessage ? 'winmail.dat' : 'pièce jointe');
  return filePart({ name, type: plainType, bytes: file.bytes, contentId: file.contentId });
}
