// The Date header (RFC 5322 §3.3 and its obsolete forms, asctime, ISO 8601). Unreadable is null, never "now": the
// store then falls back on the server's INTERNALDATE.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

// RFC 5322 §4.3; hours. The military letters were defined wrongly once and mean "unknown", that is UTC.
const ZONES: Record<string, number> = { edt: -4, est: -5, cdt: -5, cst: -6, mdt: -6, mst: -7, pdt: -7, pst: -8 };
const EUROPEAN_ZONES: Record<string, number> = { cet: 1, cest: 2, met: 1, mest: 2, bst: 1, west: 1, eet: 2, eest: 3 };

const RFC_DATE =
  /^(?:[^\d,]*,?\s*)?(\d{1,2})(?:\s+|\s*-\s*)([a-z]{3})[a-z]*\.?(?:\s+|\s*-\s*|,\s*)(\d{2,4})(?:,?\s+(\d{1,2})\s*[:.]\s*(\d{1,2})(?:\s*[:.]\s*(\d{1,2}))?(?:[.,]\d+)?\s*(?:([ap])\.?m\.?\b)?\s*(.*))?$/i;
const ASCTIME =
  /^[a-z]{3,},?\s+([a-z]{3})[a-z]*\s+(\d{1,2}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:(\S+)\s+)?(\d{4})(?:\s+(\S+))?$/i;
const ISO = /^(\d{4})-(\d{2})-(\d{2})[t\s]+(\d{2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*(.*)$/i;

/** Minutes east of UTC; null when it is no zone. */
function zoneMinutes(zone: string): number | null {
  const text = zone.trim().split(/\s+/)[0]!.toLowerCase();
  const numeric = /^(?:gmt|utc|ut)?([+-])(\d{1,2}):?(\d{2})?$/.exec(text);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return Math.abs(minutes) <= 24 * 60 ? (numeric[1] === '-' ? -minutes : minutes) : null;
  }
  const hours = ZONES[text] ?? EUROPEAN_ZONES[text];
  return hours === undefined ? 0 : hours * 60;
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return text.length === 3 ? 1900 + year : year;
}

interface Fields {
  year: number;
  /** 0–11; -1 for a word that is no month. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  zone: string;
}

function toEpochMs({ year, month, day, hour, minute, second, zone }: Fields): number | null {
  if (month < 0 || hour > 23 || minute > 59 || second > 60 || day < 1 || year < 1900) return null;
  if (day > new Date(Date.UTC(year, month + 1, 0)).getUTCDate()) return null;
  const offset = zoneMinutes(zone);
  return offset === null ? null : Date.UTC(year, month, day, hour, minute, second) - offset * 60_000;
}

const monthOf = (word: string) => MONTHS.indexOf(word.slice(0, 3).toLowerCase());

function hourOf(hour: string | undefined, half: string | undefined): number {
  const value = Number(hour ?? 0);
  if (!half) return value;
  return (value % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** With every comment and zone name there is. */
const MAX_DATE_LENGTH = 300;

/** Epoch ms, or null if the text is no date. */
export function parseDate(text: string): number | null {
  const clean = text
    .slice(0, MAX_DATE_LENGTH)
    .replace(/\((?:[^()]|\([^()]*\))*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const rfc = RFC_DATE.exec(clean);
  if (rfc) {
    return toEpochMs({
      year: fullYear(rfc[3]!),
      month: monthOf(rfc[2]!),
      day: Number(rfc[1]),
      hour: hourOf(rfc[4], rfc[7]),
      minute: Number(rfc[5] ?? 0),
      second: Number(rfc[6] ?? 0),
      zone: rfc[8] ?? '',
    });
  }
  const asc = ASCTIME.exec(clean);
  if (asc) {
    return toEpochMs({
      year: Number(asc[7]),
      month: monthOf(asc[1]!),
      day: Number(asc[2]),
      hour: Number(asc[3]),
      minute: Number(asc[4]),
      second: Number(asc[5] ?? 0),
      zone: asc[8] ?? asc[6] ?? '',
    });
  }
  const iso = ISO.exec(clean);
  if (!iso) return null;
  const [year, month, day, hour, minute, second] = iso.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return toEpochMs({ year, month: month <= 12 ? month - 1 : -1, day, hour, minute, second, zone: iso[7] ?? '' });
}
