// Days and hours as they are somewhere: from epoch milliseconds to a place's calendar and back, right over its clock
// changes. Pure: the time zone is always named (IANA), null means this PC's.

export interface LocalTime {
  /** « 2026-12-19 » */
  day: string;
  /** Since midnight by the clock on the wall. */
  minutes: number;
}

const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;
const formats = new Map<string, Intl.DateTimeFormat>();

export function localTime(at: number, timeZone: string | null): LocalTime {
  const wall = new Date(at + offsetAt(at, timeZone));
  return { day: wall.toISOString().slice(0, 10), minutes: wall.getUTCHours() * 60 + wall.getUTCMinutes() };
}

/**
 * The moment when the clocks of that place show it. An hour that is left out in spring is that much later; of one that
 * comes twice in autumn it is the first.
 */
export function momentOf({ day, minutes }: LocalTime, timeZone: string | null): number {
  const asUtc = Date.parse(`${day}T00:00Z`) + minutes * MINUTE_MS;
  const offsets = [offsetAt(asUtc - DAY_MS, timeZone), offsetAt(asUtc + DAY_MS, timeZone)] as const;
  const fits = offsets.map((offset) => asUtc - offset).filter((at) => at + offsetAt(at, timeZone) === asUtc);
  return fits.length > 0 ? Math.min(...fits) : asUtc - offsets[0];
}

export function dayAfter(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00Z`).getUTCDay();
}

/** How far the clocks there are ahead of UTC. */
function offsetAt(at: number, timeZone: string | null): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

function formatOf(timeZone: string | null): Intl.DateTimeFormat {
  const key = timeZone ?? '';
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
    ...(timeZone && { timeZone }),
  });
  formats.set(key, made);
  return made;
}
