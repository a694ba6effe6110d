// School years, by the calendar year in which they begin: 2026 is 2026-2027. A year ends with July: what is entered in
// August is for the next one.
import { z } from 'zod';

export const SchoolYear = z.number().int().min(1900).max(2200);

const AUGUST = 7;

/** The school year of this moment, in local time. */
export function schoolYearAt(atMs: number): number {
  const date = new Date(atMs);
  return date.getMonth() >= AUGUST ? date.getFullYear() : date.getFullYear() - 1;
}

/** « 2026-2027 » */
export function schoolYearName(year: number): string {
  return `${year}-${year + 1}`;
}
