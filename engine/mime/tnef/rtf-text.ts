// RTF as HTML, where it is HTML in disguise (MS-OXRTFEX: what Outlook makes of HTML letters), else as plain text. Looks and
// pictures are left out. One pass without recursion, whatever the nesting; never throws.
import { decodeCharset } from '../charset.ts';
import { charsetOf } from './read-tnef.ts';

export interface RtfContent {
  kind: 'html' | 'text';
  text: string;
}

interface Group {
  /** Nothing of it is shown: fonts, colours, pictures, what this reader does not know. */
  skipped: boolean;
  /** HTML as it was written. */
  tag: boolean;
  /** The RTF rendering of what an HTML tag says already. */
  rendering: boolean;
  /** How many characters stand in for one Unicode letter. */
  fallback: number;
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([\s\S])|([{}])|([^\\{}]+)|\\$/gi;

const SKIPPED =
  /^(fonttbl|colortbl|stylesheet|info|pict|object|themedata|colorschememapping|latentstyles|datastore|listtable|listoverridetable|rsidtbl|generator|xmlnstbl|mmathPr|header|footer|headerl|headerr|footerl|footerr|footnote|fldinst|bkmkstart|bkmkend)$/;

const LETTERS: Record<string, string> = {
  par: '\n',
  line: '\n',
  row: '\n',
  sect: '\n',
  page: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  enspace: ' ',
  emspace: ' ',
};

/** null: it is no RTF. */
export function readRtf(rtf: string): RtfContent | null {
  if (!rtf.startsWith('{\\rtf')) return null;
  const kind = /\\fromhtml1?\b/.test(rtf.slice(0, 2_000)) ? 'html' : 'text';
  const charset = charsetOf(Number(/\\ansicpg(\d{1,6})/.exec(rtf.slice(0, 2_000))?.[1] ?? 1252)) ?? 'windows-1252';
  const text = contentOf(rtf, charset, kind);
  return { kind, text: text.replace(/\r\n?/g, '\n').replace(/\0+$/, '') };
}

interface Reading {
  kind: RtfContent['kind'];
  charset: string;
  out: string[];
  /** Bytes of the old charset that wait to be read together. */
  bytes: number[];
  groups: Group[];
  now: Group;
  /** Characters still to be left out after a Unicode letter. */
  toSkip: number;
  /** The group has only just begun: what it is for comes now. */
  atStart: boolean;
}

function contentOf(rtf: string, charset: string, kind: RtfContent['kind']): string {
  const now: Group = { skipped: false, tag: false, rendering: false, fallback: 1 };
  const reading: Reading = { kind, charset, out: [], bytes: [], groups: [], now, toSkip: 0, atStart: false };
  for (const [, word, number, hex, symbol, brace, text] of rtf.matchAll(TOKEN)) {
    if (hex === undefined) flush(reading);
    if (word !== undefined) control(reading, word, number === undefined ? null : Number(number));
    else if (hex !== undefined) byte(reading, Number.parseInt(hex, 16));
    else if (symbol !== undefined) symbolOf(reading, symbol);
    else if (brace === '{') {
      reading.groups.push(reading.now);
      reading.now = { ...reading.now };
      reading.toSkip = 0;
    } else if (brace === '}') {
      reading.now = reading.groups.pop() ?? reading.now;
      reading.toSkip = 0;
    } else if (text !== undefined) plain(reading, text.replace(/[\r\n]+/g, ''));
    reading.atStart = brace === '{' || symbol === '*';
  }
  flush(reading);
  return reading.out.join('');
}

function control(reading: Reading, word: string, number: number | null): void {
  const { now } = reading;
  if (word === 'htmlrtf') now.rendering = number !== 0;
  else if (word === 'htmltag' && reading.atStart) Object.assign(now, { tag: true, skipped: false });
  else if (reading.atStart && (SKIPPED.test(word) || now.skipped)) now.skipped = true;
  else if (word === 'uc') now.fallback = Math.max(0, Math.min(number ?? 1, 10));
  else if (word === 'u' && number !== null) {
    put(reading, String.fromCharCode(number & 0xffff));
    reading.toSkip = now.fallback;
  } else if (LETTERS[word] !== undefined) put(reading, LETTERS[word]);
}

function symbolOf(reading: Reading, symbol: string): void {
  // « \* »: whoever does not know the word that follows leaves the group out.
  if (symbol === '*' && reading.atStart) reading.now.skipped = true;
  else if (symbol === '~') put(reading, '\u00a0');
  else if (symbol === '_') put(reading, '-');
  else if (symbol === '\n' || symbol === '\r') put(reading, '\n');
  else if (symbol === '\\' || symbol === '{' || symbol === '}') plain(reading, symbol);
}

function byte(reading: Reading, value: number): void {
  if (reading.toSkip > 0) reading.toSkip--;
  else if (isShown(reading)) reading.bytes.push(value);
}

function plain(reading: Reading, text: string): void {
  const left = Math.min(reading.toSkip, text.length);
  reading.toSkip -= left;
  put(reading, text.slice(left));
}

function put(reading: Reading, text: string): void {
  if (isShown(reading)) reading.out.push(text);
}

function isShown({ now, kind }: Reading): boolean {
  return !now.skipped && !(kind === 'html' && now.rendering && !now.tag);
}

function flush(reading: Reading): void {
  if (reading.bytes.length === 0) return;
  reading.out.push(decodeCharset(Uint8Array.from(reading.bytes), reading.charset).text);
  reading.bytes = [];
}
