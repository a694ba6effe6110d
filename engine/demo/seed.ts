// One message of the trial mailbox before it is written out: in which folder, with which flags, how long ago.
import type { SeedMail } from './eml.ts';

export interface Seed {
  path: string;
  flags: string[];
  mail: SeedMail;
}

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

export const PATHS = {
  inbox: 'INBOX',
  sent: 'Envoyés',
  drafts: 'Brouillons',
  archive: 'Archives',
  junk: 'Indésirables',
  trash: 'Corbeille',
  classroom: 'Classe CM2',
  inspection: 'Inspection',
  lists: 'Listes',
  heads: 'Listes/Directeurs 17',
} as const;

/** Messages of the last days are still unread, older ones are not. */
export function flagsAt(at: number, nowAt: number, ...more: string[]): string[] {
  return nowAt - at > 2 * DAY_MS ? ['\\Seen', ...more] : more;
}

/** A school day `daysAgo` days before now, moved off the weekend, at that hour. */
export function schoolDay(nowAt: number, daysAgo: number, hour: number, minute = 0): number {
  const day = new Date(nowAt - daysAgo * DAY_MS);
  day.setHours(hour, minute, 0, 0);
  while (day.getDay() === 0 || day.getDay() === 6) day.setDate(day.getDate() - 1);
  return Math.min(day.getTime(), nowAt - 60_000);
}
