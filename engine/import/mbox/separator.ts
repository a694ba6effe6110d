// Does a message begin at this line? « From  » at the start of a line is a separator only where the line looks like one
// and a header follows: letters have sentences that begin so, and not every program quoted them. Pure.

/** `From sender Mon Jan  1 00:00:00 2001`, with or without seconds, zone before or after the year, Eudora's ???@???. */
const ASCTIME =
  /^From (?:.{0,200}\s)?(?:mon|tue|wed|thu|fri|sat|sun),? +(?:[a-z]{3} +\d{1,2}|\d{1,2} [a-z]{3}) +(?:\d{4} +)?\d{1,2}:\d\d(?::\d\d)?\b/i;
/** Thunderbird's `From -` and Eudora's without a date; a lone sender. */
const SENDER_ALONE = /^From (?:-|\?\?\?@\?\?\?|MAILER-DAEMON|\S+@\S+)(?:\s+\S.{0,80})?\s*$/i;
const YEAR_LAST = /\b\d{4}(?: +[+-]\d{4})?$/;
const FIELD = /^(?:>From |[!-9;-~]{1,76}[ \t]*:)/;

export interface Surroundings {
  /** Begins the file, or stands behind an empty line. */
  afterBlank: boolean;
  /** The line behind it; null: the file ends there. */
  next: string | null;
}

export function isSeparator(line: string, { afterBlank, next }: Surroundings): boolean {
  if (!line.startsWith('From ')) return false;
  const headerFollows = next !== null && FIELD.test(next);
  // Nothing readable behind it, but a whole date to its end: no sentence ends so.
  if (ASCTIME.test(line))
    return headerFollows || (afterBlank && (next === null || next === '' || YEAR_LAST.test(line)));
  return afterBlank && headerFollows && SENDER_ALONE.test(line);
}

/** When it was received, as the separator says; local time of whoever wrote it, as mbox has it. Epoch ms. */
export function separatorDate(line: string): number | null {
  const match = /\b([a-z]{3}) +(\d{1,2}) +(\d{1,2}:\d\d(?::\d\d)?)\b(?: +([+-]\d{4}|[A-Z]{2,4}))?.* +(\d{4})\b/i.exec(
    line,
  );
  if (!match) return null;
  const [, month, day, time, zone, year] = match;
  const at = Date.parse(`${month} ${day} ${year} ${time} ${zone && /^[+-]/.test(zone) ? zone : ''}`.trim());
  return Number.isNaN(at) ? null : at;
}
