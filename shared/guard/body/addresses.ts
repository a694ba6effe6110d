// Mail addresses as they stand in text: plain, in angle brackets, with invisible characters in them, or written out
// (« nom (at) domaine (point) fr »). Linear in the length of the text.
import { addressKey } from '../../domain/address.ts';

export interface WrittenAddress {
  /** addressKey form. */
  address: string;
  /** Where it is written, from `start` to before `end`. */
  start: number;
  end: number;
}

/** Characters that show nothing and that a search would stumble over. Always one UTF-16 unit. */
const INVISIBLE = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const INVISIBLES = new RegExp(INVISIBLE.source, 'g');

const AT = /@|＠|\s{0,4}[([{]\s?(?:at|arobase|chez)\s?[)\]}]\s{0,4}/giu;
const LOCAL_END = /(?:"[^"\n]{1,62}"|[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64})$/u;
const DOT = String.raw`(?:\.|\s{0,4}[([{]\s?(?:dot|point)\s?[)\]}]\s{0,4})`;
const LABEL = String.raw`[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?`;
const DOMAIN_START = new RegExp(`${LABEL}(?:${DOT}${LABEL}){1,8}`, 'uy');
const WRITTEN_DOT = /\s{0,4}[([{]\s?(?:dot|point)\s?[)\]}]\s{0,4}/giu;
/** An address is shorter than this on either side of its @. */
const LONGEST = 260;

export function addressesIn(text: string): WrittenAddress[] {
  if (!mayHoldAddress(text)) return [];
  if (!INVISIBLE.test(text)) return find(text);
  // Looked for without them, answered with the places they had.
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) if (!INVISIBLE.test(text[i]!)) places.push(i);
  return find(text.replace(INVISIBLES, '')).map(({ address, start, end }) => ({
    address,
    start: places[start]!,
    end: places[end - 1]! + 1,
  }));
}

/** « a@orange.fr.pdf » names a@orange.fr. */
export function addressesInFileName(name: string): WrittenAddress[] {
  return addressesIn(name.replace(/(\.[\p{L}\p{N}]{1,5})$/u, ' '));
}

export function mayHoldAddress(text: string): boolean {
  return text.includes('@') || text.includes('＠') || /[([{]\s?(?:at|arobase|chez)/i.test(text);
}

function find(text: string): WrittenAddress[] {
  const found: WrittenAddress[] = [];
  let from = 0;
  for (const at of text.matchAll(AT)) {
    if (at.index < from) continue;
    const local = LOCAL_END.exec(text.slice(Math.max(from, at.index - LONGEST), at.index))?.[0];
    DOMAIN_START.lastIndex = at.index + at[0].length;
    const domain = local ? DOMAIN_START.exec(text)?.[0] : undefined;
    if (!local || !domain) continue;
    const clean = withoutEdge(local);
    const host = domain.replace(WRITTEN_DOT, '.');
    // « prix@2 », « 17h@salle » end in no top-level domain.
    if (clean === '' || !/\.[\p{L}][\p{L}\p{N}-]+$/u.test(host)) continue;
    const end = at.index + at[0].length + domain.length;
    found.push({ address: addressKey(`${clean}@${host}`), start: at.index - clean.length, end });
    from = end;
  }
  return found;
}

/** Without the quote mark or the « mailto= » that stands before it. */
function withoutEdge(local: string): string {
  return local.startsWith('"') ? local : local.replace(/^(?:.*[=/|`{}?&])?['.*_#]*(?=[\p{L}\p{N}])/u, '');
}
