// Under which head a message stands where the list is grouped by date: today, yesterday, this week, last week, then
// months of the last year, then years. Pure but for the time zone, which is that of this PC.

export interface DateGroup {
  /** `future`, `today`, `yesterday`, `thisWeek`, `lastWeek`, `2026-10`, `2024`. */
  key: string;
  /** Epoch ms of its first moment. */
  from: number;
  /** … and of the first one after it. */
  until: number;
}

/** Months that stand by themselves, this one included; what is older stands by years. */
const MONTHS = 12;

export function dateGroupOf(at: number, nowAt: number): DateGroup {
  const today = dayAfter(nowAt, 0);
  const tomorrow = dayAfter(nowAt, 1);
  const yesterday = dayAfter(nowAt, -1);
  if (at >= tomorrow) return { key: 'future', from: tomorrow, until: Number.POSITIVE_INFINITY };
  if (at >= today) return { key: 'today', from: today, until: tomorrow };
  if (at >= yesterday) return { key: 'yesterday', from: yesterday, until: today };
  const sinceMonday = (new Date(nowAt).getDay() + 6) % 7;
  const monday = dayAfter(nowAt, -sinceMonday);
  const lastMonday = dayAfter(nowAt, -sinceMonday - 7);
  if (at >= monday) return { key: 'thisWeek', from: monday, until: yesterday };
  if (at >= lastMonday) return { key: 'lastWeek', from: lastMonday, until: Math.min(monday, yesterday) };
  return monthOrYear(new Date(at), new Date(nowAt), lastMonday);
}

function monthOrYear(date: Date, now: Date, before: number): DateGroup {
  const year = date.getFullYear();
  const month = date.getMonth();
  const firstMonth = startOf(now.getFullYear(), now.getMonth() - MONTHS + 1);
  if (date.getTime() >= firstMonth) {
    const key = `${year}-${String(month + 1).padStart(2, '0')}`;
    return { key, from: startOf(year, month), until: Math.min(startOf(year, month + 1), before) };
  }
  return { key: String(year), from: startOf(year, 0), until: Math.min(startOf(year + 1, 0), firstMonth) };
}

/** Midnight, `days` from the day of `at`; a day may have 23 or 25 hours. */
function dayAfter(at: number, days: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** The first moment of a month. A year below 100 is that year, and not one of the last century. */
function startOf(year: number, month: number): number {
  const date = new Date(0);
  date.setFullYear(year, month, 1);
  return date.setHours(0, 0, 0, 0);
}
