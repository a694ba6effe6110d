// When an appointment is, in words: in the zone that it was meant in, and in one's own where that differs. Pure.
import type { CalendarEvent, CalendarMoment, Recurrence } from '../../../shared/domain/invitation.ts';
import type { Language, WordsOf } from '../../i18n/index.ts';
import type { words } from './words.ts';

type Words = WordsOf<typeof words>;
const DAY_MS = 24 * 3_600_000;
/** A Monday. */
const MONDAY_AT = Date.UTC(2024, 0, 1);

export interface Place {
  language: Language;
  /** Of this PC, IANA. */
  zone: string;
}

/** One or two lines: the time as it was meant, and what that is here. */
export function sayWhen({ start, end }: Pick<CalendarEvent, 'start' | 'end'>, w: Words, place: Place): string[] {
  if (!start) return [w.noDate];
  if (start.allDay) return [sayDays(start, end, w, place)];
  const inZone = span(start, end, start.zone ?? 'UTC', w, place.language);
  if (start.zone === null) return [`${inZone} (${w.noZone})`];
  const here = span(start, end, place.zone, w, place.language);
  if (start.zone === 'UTC' || start.zone === place.zone) return [here];
  const named = `${inZone} (${w.zone(start.zone.replace(/^.*\//, '').replaceAll('_', ' '))})`;
  return here === inZone ? [named] : [named, w.local(here)];
}

/** The end of whole days is the day after the last one (RFC 5545 §3.6.1). */
function sayDays(start: CalendarMoment, end: CalendarMoment | null, w: Words, { language }: Place): string {
  const day = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'full', timeZone: 'UTC' });
  const last = end ? end.at - DAY_MS : start.at;
  return last > start.at ? w.to(day.format(start.at), day.format(last)) : day.format(start.at);
}

function span(start: CalendarMoment, end: CalendarMoment | null, zone: string, w: Words, language: Language): string {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: zone });
  const full = format({ dateStyle: 'full', timeStyle: 'short' });
  if (!end || end.at <= start.at) return full.format(start.at);
  const day = format({ dateStyle: 'short' });
  const sameDay = day.format(start.at) === day.format(end.at);
  return w.to(full.format(start.at), (sameDay ? format({ timeStyle: 'short' }) : full).format(end.at));
}

export function sayRecurrence(rule: Recurrence, w: Words, { language, zone }: Place): string {
  const weekday = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  const days = rule.weekdays.map((day) => weekday.format(MONDAY_AT + (day - 1) * DAY_MS));
  const listed = new Intl.ListFormat(localeOf(language)).format(days);
  const day = (moment: CalendarMoment) =>
    new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: moment.allDay ? 'UTC' : zone });
  const plain = [
    w.every(rule.every, rule.interval),
    days.length > 0 ? w.on(listed) : '',
    rule.count === null ? '' : w.times(rule.count),
    rule.until ? w.until(day(rule.until).format(rule.until.at)) : '',
  ].join('');
  return rule.special ? `${plain} (${w.special})` : plain;
}

const localeOf = (language: Language) => (language === 'fr' ? 'fr-FR' : 'en-GB');
