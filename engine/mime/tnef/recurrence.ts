// How a meeting of Outlook's comes again (MS-OXOCAL §2.2.1.44.1), as a rule of iCalendar. Only rules that both say the same way;
// null: another one, or broken. Never throws.

const FREQUENCY = { daily: 0x200a, weekly: 0x200b, monthly: 0x200c, yearly: 0x200d } as const;
const PATTERN = { day: 0, week: 1, month: 2 } as const;
const END = { onDate: 0x2021, afterCount: 0x2022 } as const;
const GREGORIAN = [0, 1];
const MINUTES_A_DAY = 1_440;
const MINUTE_MS = 60_000;
const SINCE_MS = Date.UTC(1601, 0, 1);
const MAX_DATES = 1_000;
/** Bits of a mask, from the lowest. */
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** Lines of an event: the rule, and the days on which it does not take place. */
export function readRecurrence(data: Buffer, allDay: boolean): string[] | null {
  if (data.length < 34 || data.readUInt16LE(0) !== 0x3004) return null;
  const frequency = data.readUInt16LE(4);
  const pattern = data.readUInt16LE(6);
  const period = data.readUInt32LE(14);
  if (!GREGORIAN.includes(data.readUInt16LE(8))) return null;
  // Behind the head: nothing, a mask of weekdays, or a day of the month.
  const rest = 22 + (pattern === PATTERN.day ? 0 : 4);
  if (data.length < rest + 16) return null;
  const rule = ruleOf(frequency, pattern, period, data.readUInt32LE(22));
  const gone = datesAt(data, rest + 12);
  const moved = gone && datesAt(data, gone.next);
  if (!rule || !moved || data.length < moved.next + 8) return null;
  const endType = data.readUInt32LE(rest);
  const count = data.readUInt32LE(rest + 4);
  const lastDay = dayOf(data.readUInt32LE(moved.next + 4));
  const until = endType === END.onDate ? [`UNTIL=${lastDay}${allDay ? '' : 'T235959Z'}`] : [];
  const times = endType === END.afterCount ? [`COUNT=${count}`] : [];
  return [`RRULE:${[...rule, ...until, ...times].join(';')}`, ...gone.days.map((day) => `EXDATE;VALUE=DATE:${day}`)];
}

function ruleOf(frequency: number, pattern: number, period: number, detail: number): string[] | null {
  if (period < 1) return null;
  const interval = (every: number) => (every > 1 ? [`INTERVAL=${every}`] : []);
  if (frequency === FREQUENCY.daily && pattern === PATTERN.day) {
    return period % MINUTES_A_DAY === 0 ? ['FREQ=DAILY', ...interval(period / MINUTES_A_DAY)] : null;
  }
  if (pattern === PATTERN.week && (frequency === FREQUENCY.weekly || frequency === FREQUENCY.daily)) {
    const days = WEEKDAYS.filter((_, bit) => (detail & (1 << bit)) !== 0);
    return days.length > 0 ? ['FREQ=WEEKLY', ...interval(period), `BYDAY=${days.join(',')}`] : null;
  }
  if (pattern !== PATTERN.month || detail < 1 || detail > 31) return null;
  if (frequency === FREQUENCY.yearly) return period % 12 === 0 ? ['FREQ=YEARLY', ...interval(period / 12)] : null;
  if (frequency !== FREQUENCY.monthly) return null;
  // The day of the first one, but where not every month has it.
  return ['FREQ=MONTHLY', ...interval(period), ...(detail > 28 ? [`BYMONTHDAY=${detail}`] : [])];
}

function datesAt(data: Buffer, at: number): { days: string[]; next: number } | null {
  if (data.length < at + 4) return null;
  const count = data.readUInt32LE(at);
  const next = at + 4 + 4 * count;
  if (count > MAX_DATES || data.length < next) return null;
  return { days: Array.from({ length: count }, (_, n) => dayOf(data.readUInt32LE(at + 4 + 4 * n))), next };
}

/** Minutes since 1601, of the clocks where the meeting takes place. */
function dayOf(minutes: number): string {
  return new Date(SINCE_MS + minutes * MINUTE_MS).toISOString().slice(0, 10).replaceAll('-', '');
}
