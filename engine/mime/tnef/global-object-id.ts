// The name of an event as Outlook keeps it, and as calendars know it (MS-OXOCAL §2.2.1.27, MS-OXCICAL §2.1.3.1.1.20.26): another
// calendar's own name is packed in it; else it is the name itself, in hexadecimal, without the day of one event of a series.

const HEADER = Buffer.from('040000008200E00074C5B7101A82E008', 'hex');
const OTHERS = Buffer.from('vCal-Uid\x01\0\0\0', 'latin1');
const DATE_AT = 16;
const SIZE_AT = 36;
const DATA_AT = 40;
const MAX_BYTES = 2_000;

export interface EventName {
  uid: string;
  /** « 20260928 »: of a series this one alone. */
  instance: string | null;
}

/** null: there is none that another calendar would know. */
export function eventName(id: Buffer | null): EventName | null {
  if (!id || id.length <= DATA_AT || id.length > MAX_BYTES || !id.subarray(0, DATE_AT).equals(HEADER)) return null;
  const data = id.subarray(DATA_AT, Math.min(id.length, DATA_AT + id.readUInt32LE(SIZE_AT)));
  const uid = data.subarray(0, OTHERS.length).equals(OTHERS) ? textOf(data.subarray(OTHERS.length)) : seriesName(id);
  return uid === '' ? null : { uid, instance: instanceOf(id) };
}

function seriesName(id: Buffer): string {
  const clean = Buffer.from(id);
  clean.fill(0, DATE_AT, DATE_AT + 4);
  return clean.toString('hex').toUpperCase();
}

function textOf(data: Buffer): string {
  const end = data.indexOf(0);
  const text = data.toString('utf8', 0, end < 0 ? data.length : end);
  return /[\p{Cc}\ufffd]/u.test(text) ? '' : text;
}

function instanceOf(id: Buffer): string | null {
  const year = id.readUInt16BE(DATE_AT);
  const [month, day] = [id[DATE_AT + 2]!, id[DATE_AT + 3]!];
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${String(year).padStart(4, '0')}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`;
}
