// iCalendar text as events (RFC 5545), read with ical.js within limits. No rule is expanded: a hostile one would go on for ever, and
// a person reads « chaque lundi ». Never throws; what cannot be read is left out.
import ICAL from 'ical.js';
import type { Address } from '../../shared/domain/address.ts';
import type {
  Attendee,
  CalendarEvent,
  CalendarMethod,
  CalendarMoment,
  InvitationAnswer,
  Recurrence,
} from '../../shared/domain/invitation.ts';
import { momentIn, zoneNamed } from './zones.ts';

export interface CalendarReading {
  method: CalendarMethod;
  events: CalendarEvent[];
}

type Property = [name: string, parameters: Record<string, unknown>, type: string, ...values: unknown[]];
export type Component = [name: string, properties: Property[], components: Component[]];

const TEXT_MAX = 1_000_000;
const EVENTS_MAX = 50;
const ATTENDEES_MAX = 300;
const TITLE_MAX = 300;
const DESCRIPTION_MAX = 2_000;

/** null: it is no calendar. */
export function readCalendar(text: string): CalendarReading | null {
  const calendar = parseCalendar(text);
  if (!calendar) return null;
  const events = calendar[2].filter(([name]) => name === 'vevent').slice(0, EVENTS_MAX);
  return { method: methodOf(calendar), events: events.flatMap((event) => eventOf(event) ?? []) };
}

export function parseCalendar(text: string): Component | null {
  try {
    const parsed = ICAL.parse(soundLines(text.slice(0, TEXT_MAX))) as Component | Component[];
    const [first] = typeof parsed[0] === 'string' ? [parsed as Component] : (parsed as Component[]);
    return first?.[0] === 'vcalendar' ? first : null;
  } catch {
    // Only the library runs here: whatever it throws, this is a calendar that it cannot read.
    return null;
  }
}

/** A line that is no property ends the library's reading: it goes. */
function soundLines(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return lines.filter((line) => /^[ \t]/.test(line) || /^[A-Za-z0-9-]+[;:]/.test(line)).join('\r\n');
}

function methodOf([, properties]: Component): CalendarMethod {
  const named = String(properties.find(([name]) => name === 'method')?.[3] ?? 'publish').toLowerCase();
  const known: readonly CalendarMethod[] = ['request', 'cancel', 'reply', 'publish', 'counter'];
  return known.find((one) => one === named) ?? 'other';
}

export function eventOf([, properties]: Component): CalendarEvent | null {
  const property = (name: string) => properties.find((one) => one[0] === name);
  const text = (name: string, max: number) => clean(String(property(name)?.[3] ?? '')).slice(0, max);
  const uid = text('uid', 1_000);
  if (uid === '') return null;
  const start = momentOf(property('dtstart'));
  const sequence = Number(property('sequence')?.[3] ?? 0);
  return {
    uid,
    sequence: Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : 0,
    stampAt: momentOf(property('dtstamp'))?.at ?? null,
    title: text('summary', TITLE_MAX),
    place: text('location', TITLE_MAX),
    description: text('description', DESCRIPTION_MAX),
    start,
    end: momentOf(property('dtend')) ?? afterDuration(start, property('duration')),
    instance: momentOf(property('recurrence-id')),
    recurrence: recurrenceOf(
      property('rrule'),
      properties.some(([name]) => name === 'rdate' || name === 'exdate'),
    ),
    organizer: addressOf(property('organizer')),
    attendees: properties
      .filter(([name]) => name === 'attendee')
      .slice(0, ATTENDEES_MAX)
      .flatMap((one) => attendeeOf(one) ?? []),
    cancelled: text('status', 20).toUpperCase() === 'CANCELLED',
  };
}

/** Nothing in it may reorder or hide what stands around it. */
function clean(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' ? '\n' : '')).trim();
}

/** As ical.js writes dates: « 2026-11-26 », « 2026-11-26T17:00:00 », the same with Z. */
function momentOf(property: Property | undefined): CalendarMoment | null {
  return property ? readMoment(property[3], property[1].tzid) : null;
}

function readMoment(value: unknown, tzid: unknown): CalendarMoment | null {
  const [, date, time, utc] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d))?(Z)?$/.exec(String(value)) ?? [];
  const local = Date.parse(`${date}T${time ?? '00:00:00'}Z`);
  if (date === undefined || !Number.isFinite(local)) return null;
  if (time === undefined) return { at: local, allDay: true, zone: null };
  if (utc) return { at: local, allDay: false, zone: 'UTC' };
  const zone = typeof tzid === 'string' ? zoneNamed(tzid) : null;
  return { at: zone ? momentIn(zone, local) : local, allDay: false, zone };
}

function afterDuration(start: CalendarMoment | null, property: Property | undefined): CalendarMoment | null {
  const parts = /^P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/.exec(
    String(property?.[3] ?? ''),
  );
  if (!start || !parts) return null;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  const totalMs = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  return { ...start, at: start.at + totalMs };
}

const EVERY: Record<string, Recurrence['every']> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const PLAIN_RULE = new Set(['freq', 'interval', 'byday', 'count', 'until', 'wkst']);

function recurrenceOf(property: Property | undefined, exceptions: boolean): Recurrence | null {
  const rule = property?.[3];
  if (typeof rule !== 'object' || rule === null) return null;
  const { freq, interval, byday, count, until } = rule as Record<string, unknown>;
  const every = EVERY[String(freq)];
  const days = (Array.isArray(byday) ? byday : byday === undefined ? [] : [byday]).map(String);
  const weekdays = days.map((day) => WEEKDAYS.indexOf(day) + 1).filter((day) => day > 0);
  const isPlain =
    every !== undefined &&
    Object.keys(rule).every((part) => PLAIN_RULE.has(part)) &&
    weekdays.length === days.length &&
    (days.length === 0 || every === 'week');
  return {
    every: every ?? 'day',
    interval: whole(interval) ?? 1,
    weekdays,
    count: whole(count),
    until: until === undefined ? null : readMoment(until, undefined),
    special: !isPlain || exceptions,
  };
}

function whole(value: unknown): number | null {
  const number = Number(value);
  return value !== undefined && Number.isSafeInteger(number) && number > 0 ? number : null;
}

function addressOf(property: Property | undefined): Address | null {
  const address = clean(String(property?.[3] ?? '')).replace(/^mailto:/i, '');
  if (!/^[^\s@]+@[^\s@]+$/.test(address) || address.length > 320) return null;
  const name = clean(String(property?.[1].cn ?? '')).slice(0, TITLE_MAX);
  return { name: name && name !== address ? name : null, address };
}

const ANSWERS: Record<string, InvitationAnswer> = {
  ACCEPTED: 'accepted',
  TENTATIVE: 'tentative',
  DECLINED: 'declined',
};

function attendeeOf(property: Property): Attendee | null {
  const address = addressOf(property);
  const answer = ANSWERS[String(property[1].partstat ?? '').toUpperCase()] ?? 'none';
  return address && { address, answer, optional: String(property[1].role).toUpperCase() === 'OPT-PARTICIPANT' };
}
