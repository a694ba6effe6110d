// When a person is not to be disturbed: evenings, days of rest, school holidays, own leaves. What it means at a given
// moment is decided in shared/quiet.
import { z } from 'zod';

/** Whose school holidays: the three zones, Corsica, and overseas each their own. */
export const HolidayZone = z.enum([
  ...(['A', 'B', 'C', 'corse'] as const),
  ...(['guadeloupe', 'guyane', 'martinique', 'mayotte', 'reunion'] as const),
  ...(['saintPierreEtMiquelon', 'polynesie', 'nouvelleCaledonie', 'wallisEtFutuna'] as const),
]);
export type HolidayZone = z.infer<typeof HolidayZone>;

/** A day of the calendar, wherever one is: « 2026-12-19 ». */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** Of the day: 7:30 is 450. */
const Minutes = z
  .number()
  .int()
  .min(0)
  .max(24 * 60 - 1);

/** Both days included. */
export const Leave = z.object({ from: Day, to: Day });
export type Leave = z.infer<typeof Leave>;

export const QuietRules = z.object({
  on: z.boolean(),
  /** From the evening of one day to the morning of the next. null: evenings are as days. */
  evenings: z.object({ from: Minutes, to: Minutes }).nullable(),
  /** Days of rest, 0 = Sunday. */
  weekdays: z.array(z.number().int().min(0).max(6)).max(7),
  /** Where one works: its time zone, its holidays. null: not known; the clock is the PC's. */
  zone: HolidayZone.nullable(),
  holidays: z.boolean(),
  /** Own ones, beside the school's. */
  leaves: z.array(Leave).max(50),
  /** Mail goes on being fetched, unseen and unheard; else the servers are left alone. */
  fetches: z.boolean(),
});
export type QuietRules = z.infer<typeof QuietRules>;

/** Why it is quiet; of several, the first. */
export type QuietReason = 'leave' | 'holidays' | 'weekday' | 'evening';

export const DEFAULT_QUIET: QuietRules = {
  on: false,
  evenings: { from: 19 * 60, to: 7 * 60 + 30 },
  weekdays: [6, 0],
  zone: null,
  holidays: true,
  leaves: [],
  fetches: true,
};
