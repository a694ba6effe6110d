// The heads of quoted messages: header blocks (« De : … À : … Objet : … ») and attributions (« Le …, X a écrit : »),
// as Thunderbird, Outlook, Gmail, Apple Mail, Zimbra and Roundcube write them in French, English and German.
import { addressesIn } from './addresses.ts';
import type { Line } from './lines.ts';

export type HeaderField = 'from' | 'to' | 'cc' | 'bcc' | 'replyTo' | 'date' | 'subject';

/** The head of a quoted message: which addresses stand in which of its fields. */
export interface QuoteHead {
  kind: 'block' | 'attribution';
  /** Indexes of its lines: from `first` to before `end`. */
  first: number;
  end: number;
  /** By field, in addressKey form. */
  from: string[];
  to: string[];
  cc: string[];
  bcc: string[];
}

/** Folded: lower case, without accents. */
const LABELS: Readonly<Record<string, HeaderField>> = {
  ...{ de: 'from', from: 'from', von: 'from', expediteur: 'from' },
  ...{ a: 'to', pour: 'to', to: 'to', an: 'to', destinataire: 'to', destinataires: 'to' },
  ...{ cc: 'cc', copie: 'cc', 'copie a': 'cc', 'copie carbone': 'cc', kopie: 'cc', 'kopie (cc)': 'cc' },
  ...{
    cci: 'bcc',
    bcc: 'bcc',
    'copie cachee': 'bcc',
    'copie cachee a': 'bcc',
    blindkopie: 'bcc',
    'blindkopie (bcc)': 'bcc',
  },
  ...{ 'repondre a': 'replyTo', 'reply-to': 'replyTo', 'antwort an': 'replyTo' },
  ...{ date: 'date', envoye: 'date', 'envoye le': 'date', sent: 'date', gesendet: 'date', datum: 'date' },
  ...{ objet: 'subject', sujet: 'subject', subject: 'subject', betreff: 'subject' },
};

const LABEL = /^\s*[*_]{0,2}([\p{L}][\p{L} ().-]{0,18}?)[*_]{0,2}\s*[:：]\s*[*_]{0,2}(?=\s|\S)/u;
/** How many lines of no label may stand between two of a block (a long list of recipients has its own rule). */
const GAP = 1;
/** Recipients of one field: as many lines as a class needs, and no more. */
const LONGEST_FIELD = 2_000;

/** The head that begins at this line; null if none does. */
export function headAt(lines: readonly Line[], first: number): QuoteHead | null {
  const line = lines[first]!;
  if (line.text.length > 20_000) return null;
  const label = labelOf(line.text);
  if (label) return blockAt(lines, first);
  return attributionAt(lines, first);
}

function labelOf(text: string): { field: HeaderField; rest: string } | null {
  const match = LABEL.exec(text);
  const field = match ? LABELS[fold(match[1]!)] : undefined;
  return match && field ? { field, rest: text.slice(match[0].length) } : null;
}

function fold(label: string): string {
  return label
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** An author and two fields in all, in any order: with fewer it is a sentence that has a colon. */
function blockAt(lines: readonly Line[], first: number): QuoteHead | null {
  const { depth } = lines[first]!;
  const found = { from: [], to: [], cc: [], bcc: [] } as Record<'from' | 'to' | 'cc' | 'bcc', string[]>;
  const fields = new Set<HeaderField>();
  let current: HeaderField | null = null;
  let previous = '';
  let blanks = 0;
  let end = first;
  for (let i = first; i < lines.length && i < first + LONGEST_FIELD; i++) {
    const line = lines[i]!;
    if (line.depth !== depth) break;
    const text = line.text.trim();
    const label = labelOf(text);
    if (label) {
      // A second author begins the head of the next message.
      if (label.field === 'from' && fields.has('from')) break;
      current = label.field;
      fields.add(label.field);
    } else if (text === '') {
      blanks += 1;
      if (blanks > GAP) break;
      continue;
    } else if (!current || blanks > 0 || !continues(previous, line)) break;
    blanks = 0;
    previous = text;
    end = i + 1;
    if (current && current in found) found[current as 'from'].push(...addressesOfLine(line, label?.rest ?? text));
  }
  if (!fields.has('from') || fields.size < 3) return null;
  return { kind: 'block', first, end, ...found };
}

/** A folded list of recipients: the line before ends in a separator, or this one is indented, or is a list itself. */
function continues(previous: string, { text }: Line): boolean {
  return /[,;]$/.test(previous) || /^\s+\S/.test(text) || /^[^:.!?]*<[^<>@\s]+@[^<>\s]+>[,;\s]*/u.test(text);
}

function addressesOfLine({ hidden }: Line, text: string): string[] {
  const written = [text, ...hidden.map((one) => one.text)].flatMap((part) =>
    addressesIn(part).map(({ address }) => address),
  );
  return [...new Set(written)];
}

const ATTRIBUTION_END = /(?:\b(?:a|ont) [ée]crit|\bwrote|\bschrieb(?:en)?\b.{0,300})\s*[:：]?\s*$/iu;
/** A date in the first words: « Le mar. 4 avr. », “On Mon, 4 Apr”, „Am 04.04.07“, “2007-04-04”. */
const ATTRIBUTION_START =
  /^\s*[-–—]{0,3}\s*(?:(?:Le|On|Am|Den)\s.{0,24}?\d|\d{1,4}[-/.]\d|(?:lun|mar|mer|jeu|ven|sam|dim)[.\p{L}]{0,5},?\s\d)/iu;
const BARE_AUTHOR = /^[^:]{1,200}\s(?:a [ée]crit|wrote|schrieb)\s*[:：]\s*$/iu;
const ATTRIBUTION_LINES = 4;

/** « Le mar. 4 avr. 2007 à 09:08, Mme A <a@orange.fr> a écrit : », over up to four lines. */
function attributionAt(lines: readonly Line[], first: number): QuoteHead | null {
  const line = lines[first]!;
  const starts = ATTRIBUTION_START.test(line.text);
  if (!starts && !BARE_AUTHOR.test(line.text)) return null;
  let joined = '';
  for (let i = first; i < Math.min(lines.length, first + ATTRIBUTION_LINES); i++) {
    const { text, depth } = lines[i]!;
    if (depth !== line.depth || text.trim() === '' || text.length > 500) return null;
    // One's own words right above it are none of it.
    if (i > first && ATTRIBUTION_START.test(text) && attributionAt(lines, i)) return null;
    joined = `${joined} ${text.trim()}`.trim();
    if (!ATTRIBUTION_END.test(joined) || !/[:：]\s*$/.test(joined)) continue;
    const from = lines.slice(first, i + 1).flatMap((one) => addressesOfLine(one, one.text));
    // A line break may fall into the middle of an address.
    for (const { address } of addressesIn(joined)) if (!from.includes(address)) from.push(address);
    return { kind: 'attribution', first, end: i + 1, from, to: [], cc: [], bcc: [] };
  }
  return null;
}
