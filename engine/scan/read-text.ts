// Texts: plain, with separators (csv, tsv), HTML, cards and invitations.
import { readBody } from '../../shared/guard/index.ts';
import { htmlToText } from '../mime/html-to-text.ts';
import { readDelimited } from '../sheets/index.ts';
import type { Kind, Notes } from './notes.ts';

export function readHtml(html: string, notes: Notes): Kind {
  for (const { address, hidden } of readBody({ html, text: '' }).mentions) notes.address(address, hidden);
  notes.prose(() => htmlToText(html));
  return 'document';
}

export function readText(text: string, notes: Notes): Kind {
  notes.text(text, false);
  return isTable(text) ? 'table' : 'document';
}

const SAMPLE = { rows: 20, columns: 50, cellLength: 200 };
const SAMPLE_LETTERS = 20_000;

/** Most of the first lines are cut into the same number of cells, two or more. */
export function isTable(text: string): boolean {
  const sample = text.slice(0, SAMPLE_LETTERS);
  const lines = sample.split(/\r\n|\r|\n/).slice(0, SAMPLE.rows);
  const rows = (readDelimited(lines.join('\n'), { ...SAMPLE, rows: SAMPLE.rows + 1 }) ?? []).filter(
    ({ length }) => length > 0,
  );
  const widths = rows.map(({ length }) => length);
  const usual = Math.max(
    0,
    ...widths.filter((width) => width > 1).map((one) => widths.filter((w) => w === one).length),
  );
  return rows.length > 1 && usual > rows.length * 0.6;
}

/** vCard and iCalendar: lines go on where the next begins with a blank (RFC 6350 §3.2, RFC 5545 §3.1). */
export function readCard(text: string, notes: Notes): Kind {
  const whole = text.replace(/=\r?\n(?=[^\r\n]*)/g, (found, at: number) => (isQuotedLine(text, at) ? '' : found));
  const unfolded = whole.replace(/\r?\n[ \t]/g, '');
  // vCard 2.1 writes « = » and what is not ASCII as =3D, and some programs the @ as =40.
  notes.text(unfolded.replace(/=40/g, '@'), false);
  return 'card';
}

/** Whether the line that ends here is one of vCard 2.1's that go on after « = ». */
function isQuotedLine(text: string, end: number): boolean {
  const start = text.lastIndexOf('\n', end - 1) + 1;
  const line = text.slice(start, Math.min(end, start + 200));
  return /QUOTED-PRINTABLE/i.test(line) || /^[^:;]*=[0-9A-F]{2}/i.test(line);
}
