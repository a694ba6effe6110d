// A meeting of Outlook's inside winmail.dat as the calendar that it would have been sent with otherwise (MS-OXOCAL by MS-OXCICAL).
// Invariants: no time, no person and no name of the event is made up; what is not there is left out, and where the name that
// other calendars know the event by is missing, nothing is asked that could be answered. null: too little is known.
import { createHash } from 'node:crypto';
import type { Address } from '../../../shared/domain/address.ts';
import { eventName } from './global-object-id.ts';
import { type MapiProperties, namedProperty } from './mapi-properties.ts';
import type { TnefReading } from './read-tnef.ts';
import { readRecurrence } from './recurrence.ts';

/** Who wrote the message around it, to whom: winmail.dat leaves that to its header (MS-OXTNEF §2.1.1). */
export interface MeetingPeople {
  from: readonly Address[];
  to: readonly Address[];
  cc: readonly Address[];
}

// PSETID_Appointment, PSETID_Meeting
const appointment = (number: number) => namedProperty('00062002', number);
const meeting = (number: number) => namedProperty('6ed8da90', number);

const PROPERTY = {
  start: appointment(0x820d),
  end: appointment(0x820e),
  place: appointment(0x8208),
  allDay: appointment(0x8215),
  sequence: appointment(0x8201),
  recurs: appointment(0x8223),
  recurrence: appointment(0x8216),
  replacedStart: appointment(0x8228),
  globalObjectId: meeting(0x0003),
  meetingPlace: meeting(0x0002),
  madeAt: meeting(0x001a),
  startDate: 0x0060,
  endDate: 0x0061,
  topic: 0x0070,
  normalizedSubject: 0x0e1d,
  submittedAt: 0x0039,
  representingName: 0x0042,
  representingType: 0x0064,
  representingAddress: 0x0065,
  representingSmtp: 0x5d02,
  name: 0x3001,
  addressType: 0x3002,
  address: 0x3003,
  smtp: 0x39fe,
  recipientType: 0x0c15,
} as const;

const HIDDEN_RECIPIENT = 3;

type Method = 'REQUEST' | 'CANCEL' | 'REPLY' | 'PUBLISH';

interface Kind {
  method: Method;
  answer?: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';
}

/** As Outlook calls it, and as the servers before Exchange did. */
function kindOf(messageClass: string): Kind | null {
  const name = messageClass.replace(/^IPM\./i, '').toLowerCase();
  const is = (...classes: string[]) => classes.some((one) => name === one || name.startsWith(`${one}.`));
  if (is('microsoft schedule.mtgreq', 'schedule.meeting.request')) return { method: 'REQUEST' };
  if (is('microsoft schedule.mtgcncl', 'schedule.meeting.canceled')) return { method: 'CANCEL' };
  if (is('microsoft schedule.mtgrespp', 'schedule.meeting.resp.pos')) return { method: 'REPLY', answer: 'ACCEPTED' };
  if (is('microsoft schedule.mtgrespa', 'schedule.meeting.resp.tent')) return { method: 'REPLY', answer: 'TENTATIVE' };
  if (is('microsoft schedule.mtgrespn', 'schedule.meeting.resp.neg')) return { method: 'REPLY', answer: 'DECLINED' };
  return is('appointment') ? { method: 'PUBLISH' } : null;
}

export function meetingCalendar(reading: TnefReading, people: MeetingPeople | null): string | null {
  const { properties } = reading;
  const kind = kindOf(reading.messageClass);
  const start = properties?.time(PROPERTY.start) ?? properties?.time(PROPERTY.startDate) ?? null;
  if (!kind || !properties || start === null) return null;
  const named = eventName(properties.binary(PROPERTY.globalObjectId));
  const { method, answer } = named ? kind : { method: 'PUBLISH' as const };
  const allDay = properties.flag(PROPERTY.allDay);
  const recurrence = properties.flag(PROPERTY.recurs) && !named?.instance ? recurrenceOf(properties, allDay) : [];
  if (!recurrence) return null;
  const end = properties.time(PROPERTY.end) ?? properties.time(PROPERTY.endDate);
  const { organizer, attendees } = peopleOf(reading, people, method);
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Casier//winmail.dat//FR', `METHOD:${method}`, 'BEGIN:VEVENT'],
    `UID:${escaped(named?.uid ?? nameOfOwn(reading, start))}`,
    ...optional('DTSTAMP', properties.time(PROPERTY.madeAt) ?? properties.time(PROPERTY.submittedAt), stamp),
    `SEQUENCE:${properties.number(PROPERTY.sequence) ?? 0}`,
    momentLine('DTSTART', start, allDay),
    ...(end !== null && end >= start ? [momentLine('DTEND', end, allDay)] : []),
    ...(named?.instance ? [instanceLine(properties, named.instance)] : []),
    ...recurrence,
    `SUMMARY:${escaped(titleOf(reading, properties))}`,
    ...optional('LOCATION', textOf(reading, PROPERTY.place) ?? textOf(reading, PROPERTY.meetingPlace), escaped),
    ...(organizer ? [personLine('ORGANIZER', organizer)] : []),
    ...(named ? attendees.map((one) => personLine('ATTENDEE', one, `;PARTSTAT=${answer ?? 'NEEDS-ACTION'}`)) : []),
    ...(method === 'CANCEL' ? ['STATUS:CANCELLED'] : []),
    ...['END:VEVENT', 'END:VCALENDAR'],
  ];
  return `${lines.join('\r\n')}\r\n`;

  function recurrenceOf(of: MapiProperties, days: boolean): string[] | null {
    const pattern = of.binary(PROPERTY.recurrence);
    return pattern && readRecurrence(pattern, days);
  }
}

/** For this PC alone: nobody is ever answered by it. */
function nameOfOwn({ properties }: TnefReading, start: number): string {
  const parts = [start, properties?.time(PROPERTY.end), properties?.text(PROPERTY.topic, 'windows-1252')];
  return `${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)}@winmail.invalid`;
}

function textOf({ properties, charset }: TnefReading, id: Parameters<MapiProperties['text']>[0]): string | null {
  return properties?.text(id, charset)?.trim() || null;
}

function titleOf(reading: TnefReading, { text }: MapiProperties): string {
  const { charset, subject } = reading;
  return text(PROPERTY.normalizedSubject, charset) || text(PROPERTY.topic, charset) || subject || '';
}

interface People {
  organizer: Address | null;
  attendees: readonly Address[];
}

function peopleOf(reading: TnefReading, around: MeetingPeople | null, method: Method): People {
  const said = representedBy(reading) ?? around?.from[0] ?? null;
  const listed = reading.recipients.flatMap((row) => recipientOf(row, reading.charset) ?? []);
  const invited = listed.length > 0 ? listed : [...(around?.to ?? []), ...(around?.cc ?? [])];
  if (method !== 'REPLY') return { organizer: said, attendees: invited };
  // Who answers writes to who asked.
  return { organizer: invited[0] ?? null, attendees: said ? [said] : [] };
}

function representedBy(reading: TnefReading): Address | null {
  const isMail = /^smtp$/i.test(textOf(reading, PROPERTY.representingType) ?? '');
  const address =
    textOf(reading, PROPERTY.representingSmtp) ?? (isMail ? textOf(reading, PROPERTY.representingAddress) : null);
  return address === null ? null : { name: textOf(reading, PROPERTY.representingName), address };
}

function recipientOf(row: MapiProperties, charset: string): Address | null {
  if (row.number(PROPERTY.recipientType) === HIDDEN_RECIPIENT) return null;
  const isMail = /^smtp$/i.test(row.text(PROPERTY.addressType, charset) ?? '');
  const address = row.text(PROPERTY.smtp, charset) || (isMail ? row.text(PROPERTY.address, charset) : null);
  return address ? { name: row.text(PROPERTY.name, charset), address } : null;
}

function momentLine(name: string, at: number, allDay: boolean): string {
  return allDay ? `${name};VALUE=DATE:${dateOf(at)}` : `${name}:${stamp(at)}`;
}

function instanceLine(properties: MapiProperties, date: string): string {
  const replaced = properties.time(PROPERTY.replacedStart);
  return replaced === null ? `RECURRENCE-ID;VALUE=DATE:${date}` : `RECURRENCE-ID:${stamp(replaced)}`;
}

const DAY_MS = 86_400_000;

/** A whole day begins at midnight of a zone that is not followed here: at the midnight that is nearest in UTC. */
function dateOf(at: number): string {
  return stamp(Math.round(at / DAY_MS) * DAY_MS).slice(0, 8);
}

function stamp(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function optional<T>(name: string, value: T | null, write: (value: T) => string): string[] {
  return value === null ? [] : [`${name}:${write(value)}`];
}

function personLine(name: string, { name: called, address }: Address, more = ''): string {
  const cn = called ? `;CN="${called.replace(/["\p{Cc}]/gu, '')}"` : '';
  return `${name}${cn}${more}:mailto:${address.replace(/[\s\p{Cc}]/gu, '')}`;
}

/** RFC 5545 §3.3.11. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}
