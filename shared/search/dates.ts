// Stretches of time as a person writes them in a search: « 12/03/2026 », « 2026-03-12 », « 12/03 », « 03/2026 »,
// « mars », « mars-2026 », « 2026 », « hier », « lundi », « 7j », « 3mois ». Local days; pure: today comes in.
import { fold } from '../domain/search.ts';

/** From the beginning of a local day up to the beginning of another. Epoch ms. */
export interface Period {
  fromAt: number;
  toAt: number;
}

const MONTHS = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];
const WEEKDAYS = [
  ['dimanche', 'sunday'],
  ['lundi', 'monday'],
  ['mardi', 'tuesday'],
  ['mercredi', 'wednesday'],
  ['jeudi', 'thursday'],
  ['vendredi', 'friday'],
  ['samedi', 'saturday'],
];
const DAYS_BACK = new Map([
  ...['aujourdhui', 'today'].map((word) => [word, 0] as const),
  ...['hier', 'yesterday'].map((word) => [word, 1] as const),
  ['avanthier', 2] as const,
]);
/** A name may be cut, but not below what tells it from the others. */
const NAME_LETTERS_MIN = 3;

/** null: not a date that anybody could read. */
export function readPeriod(typed: string, nowAt: number): Period | null {
  const text = fold(typed).trim();
  const today = new Date(nowAt);
  return numbered(text, today) ?? named(text, today) ?? relative(text, today);
}

function numbered(text: string, today: Date): Period | null {
  const iso = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$/.exec(text);
  if (iso) return iso[3] ? day(Number(iso[1]), Number(iso[2]), Number(iso[3])) : month(Number(iso[1]), Number(iso[2]));
  const french = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}|\d{2}))?$/.exec(text);
  if (french) {
    const [d, m] = [Number(french[1]), Number(french[2])];
    if (french[3]) return day(fullYear(french[3]), m, d);
    return latest(today, (year) => day(year, m, d));
  }
  const ofYear = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  if (ofYear) return month(Number(ofYear[2]), Number(ofYear[1]));
  const year = /^(?:19|20)\d{2}$/.exec(text);
  return year ? between([Number(year[0]), 0, 1], [Number(year[0]) + 1, 0, 1]) : null;
}

function named(text: string, today: Date): Period | null {
  const parts = /^([a-z']+(?:-hier)?)(?:[\s-]+(\d{4}))?$/.exec(text);
  if (!parts) return null;
  const word = parts[1]!.replace(/['-]/g, '');
  const back = DAYS_BACK.get(word);
  if (back !== undefined && !parts[2]) return daysBack(today, back);
  const monthIndex = indexOf(MONTHS, word);
  if (monthIndex !== null) {
    const ofYear = (year: number) => month(year, monthIndex + 1);
    return parts[2] ? ofYear(Number(parts[2])) : latest(today, ofYear);
  }
  const weekday = parts[2] ? null : indexOf(WEEKDAYS, word);
  return weekday === null ? null : daysBack(today, (today.getDay() - weekday + 7) % 7);
}

/** « 7j »: from seven days ago until the end of today. */
function relative(text: string, today: Date): Period | null {
  const parts = /^(\d{1,3})\s?(j|jours?|d|days?|s|sem|semaines?|w|weeks?|m|mois|months?|a|ans?|y|years?)$/.exec(text);
  if (!parts) return null;
  const count = Number(parts[1]);
  const [y, m, d] = [today.getFullYear(), today.getMonth(), today.getDate()];
  const end: Day = [y, m, d + 1];
  switch (parts[2]![0]) {
    case 'j':
    case 'd':
      return between([y, m, d - count], end);
    case 's':
    case 'w':
      return between([y, m, d - 7 * count], end);
    case 'm':
      return between([y, m - count, d], end);
    default:
      return between([y - count, m, d], end);
  }
}

/** « mars », « mar. », « march » → 2; null where two begin like that. */
function indexOf(names: readonly string[][], word: string): number | null {
  const exact = names.findIndex((of) => of.includes(word));
  if (exact >= 0) return exact;
  if (word.length < NAME_LETTERS_MIN) return null;
  const begun = names.flatMap((of, index) => (of.some((name) => name.startsWith(word)) ? [index] : []));
  return begun.length === 1 ? begun[0]! : null;
}

/** A date without its year is the last one that has begun. */
function latest(today: Date, ofYear: (year: number) => Period | null): Period | null {
  const year = today.getFullYear();
  const thisYear = ofYear(year);
  return thisYear && thisYear.fromAt > today.getTime() ? ofYear(year - 1) : (thisYear ?? ofYear(year - 1));
}

function daysBack(today: Date, count: number): Period {
  const [y, m, d] = [today.getFullYear(), today.getMonth(), today.getDate()];
  return between([y, m, d - count], [y, m, d - count + 1]);
}

function day(year: number, monthNumber: number, dayOfMonth: number): Period | null {
  const date = new Date(year, monthNumber - 1, dayOfMonth);
  const isReal = date.getMonth() === monthNumber - 1 && date.getDate() === dayOfMonth;
  return isReal ? between([year, monthNumber - 1, dayOfMonth], [year, monthNumber - 1, dayOfMonth + 1]) : null;
}

function month(year: number, monthNumber: number): Period | null {
  if (monthNumber < 1 || monthNumber > 12) return null;
  return between([year, monthNumber - 1, 1], [year, monthNumber, 1]);
}

type Day = [year: number, monthIndex: number, day: number];

function between(from: Day, to: Day): Period {
  return { fromAt: new Date(...from).getTime(), toAt: new Date(...to).getTime() };
}

function fullYear(written: string): number {
  return written.length === 4 ? Number(written) : 2000 + Number(written);
}
