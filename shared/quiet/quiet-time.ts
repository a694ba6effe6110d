// Whether a moment is quiet by somebody's rules, why, and until when. Pure; times are those of the place where one works.
import type { QuietReason, QuietRules } from '../domain/quiet.ts';
import { holidaysOf, timeZoneOf } from './holidays.ts';
import { dayAfter, localTime, momentOf, weekdayOf } from './local-time.ts';

/** When mail that waits for a morning leaves: schools read theirs then. */
const MORNING = 8 * 60;
/** Longer than any summer; rules that never end are cut off here. */
const DAYS_MAX = 400;

export function quietReason(rules: QuietRules, at: number): QuietReason | null {
  if (!rules.on) return null;
  const { day, minutes } = localTime(at, clockOf(rules));
  return reasonOfDay(rules, day) ?? (isEvening(rules, minutes) ? 'evening' : null);
}

/** The first moment from `at` on that is not quiet. null: there is none within a year. */
export function quietEndsAt(rules: QuietRules, at: number): number | null {
  const place = clockOf(rules);
  const start = localTime(at, place);
  if (quietReason(rules, at) === null) return at;
  let day = start.day;
  for (let days = 0; days < DAYS_MAX; days += 1, day = dayAfter(day)) {
    if (reasonOfDay(rules, day)) continue;
    for (const minutes of awakenings(rules)) {
      const moment = momentOf({ day, minutes }, place);
      if (moment > at && quietReason(rules, moment) === null) return moment;
    }
  }
  return null;
}

/** The next moment after `at` when it begins or ends. null: never. */
export function nextTurnAt(rules: QuietRules, at: number): number | null {
  if (!rules.on) return null;
  if (quietReason(rules, at) !== null) return quietEndsAt(rules, at);
  const place = clockOf(rules);
  let { day } = localTime(at, place);
  for (let days = 0; days < DAYS_MAX; days += 1, day = dayAfter(day)) {
    for (const minutes of [0, ...(rules.evenings ? [rules.evenings.from] : [])].toSorted((a, b) => a - b)) {
      const moment = momentOf({ day, minutes }, place);
      if (moment > at && quietReason(rules, moment) !== null) return moment;
    }
  }
  return null;
}

/** « Envoyer demain matin »: the first working morning, never before eight. null: there is none within a year. */
export function nextMorningAt(rules: QuietRules, at: number): number | null {
  const place = clockOf(rules);
  let { day } = localTime(at, place);
  for (let days = 0; days < DAYS_MAX; days += 1, day = dayAfter(day)) {
    if (rules.on && reasonOfDay(rules, day)) continue;
    const eight = momentOf({ day, minutes: MORNING }, place);
    const moment = rules.on ? quietEndsAt(rules, eight) : eight;
    if (moment !== null && moment > at) return moment;
  }
  return null;
}

function reasonOfDay(rules: QuietRules, day: string): QuietReason | null {
  const { zone, holidays, leaves, weekdays } = rules;
  const isIn = ({ from, to }: { from: string; to: string }) => from <= day && day <= to;
  if (leaves.some(isIn)) return 'leave';
  if (holidays && zone && holidaysOf(zone).some(isIn)) return 'holidays';
  return weekdays.includes(weekdayOf(day)) ? 'weekday' : null;
}

/** An evening that begins after midnight (0:30 to 7:00) lies within one day. */
function isEvening({ evenings }: QuietRules, minutes: number): boolean {
  if (!evenings || evenings.from === evenings.to) return false;
  const { from, to } = evenings;
  return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
}

/** When it may cease to be quiet on a day. */
function awakenings({ evenings }: QuietRules): number[] {
  return evenings ? [0, evenings.to] : [0];
}

function clockOf({ zone }: QuietRules): string | null {
  return zone && timeZoneOf(zone);
}
