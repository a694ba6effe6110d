// Which folder below the archive a message belongs to, by its date in local time. The school year of mail goes from
// September to August: what comes in August is about the year that ends, or is read with it. (Classes and groups of the
// address book turn over a month earlier: shared/domain/school-year.ts.) Pure.
import type { ArchiveBy } from '../../shared/domain/account.ts';
import { schoolYearName } from '../../shared/domain/school-year.ts';

const SEPTEMBER = 8;

/** « 2026 », « 2026-2027 »; null: the archive itself. */
export function archiveYear(dateAt: number, by: ArchiveBy): string | null {
  if (by === 'single') return null;
  const date = new Date(dateAt);
  const year = date.getFullYear();
  // A date that no calendar has: better in the archive itself than under a year that nobody looks for.
  if (!(year >= 1970 && year <= 9998)) return null;
  if (by === 'year') return String(year);
  return schoolYearName(date.getMonth() >= SEPTEMBER ? year : year - 1);
}
