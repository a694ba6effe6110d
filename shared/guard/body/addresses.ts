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

/** The sign itself (blanks and brackets around it help nobody but a robot), or the word for it. */
const AT =
  /(?<sign>[ \u00a0]?[@＠﹫][ \u00a0]?|%40)|\s{0,4}[([{]\s?(?:[@＠﹫]|a|at|arobase|chez)\s?[)\]}]\s{0,4}|(?<spoken>\s{1,2}arobase\s{1,2})/giu;
/** Most text has none of the other ways to write it. */
const PLAIN_AT = /(?<sign>[ \u00a0]?@[ \u00a0]?)(?<spoken>(?!))?/gu;
const OTHER_AT = /[＠﹫]|%40|\barobase\b|[([{]\s?(?:[@＠﹫]|a|at|chez)\s?[)\]}]/i;
const MAY_HOLD = /[@＠﹫]|%40|\barobase\b|[([{]\s?(?:a|at|chez)\s?[)\]}]/i;
const QUOTED_END = /"[^"\n]{1,62}"$/u;
const IN_LOCAL = /[\p{L}\p{M}\p{N}\p{Cs}!#$%&'*+/=?^_`{|}~.-]/u;
const LONGEST_LOCAL = 64;
const LABEL = String.raw`[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?`;
const DOT = String.raw`\.|\s{0,4}[([{]\s?(?:dot|point)\s?[)\]}]\s{0,4}`;
/** « arobase orange point fr »: only where the at-sign is spelt out as well is « point » no word of the sentence. */
const SPOKEN_DOT = String.raw`${DOT}|\s{1,2}(?:dot|point)\s{1,2}`;
const domainAfter = (dot: string) => new RegExp(`${LABEL}(?:(?:${dot})${LABEL}){1,8}`, 'uy');
const DOMAIN = domainAfter(DOT);
const SPOKEN_DOMAIN = domainAfter(SPOKEN_DOT);
const WRITTEN_DOT = /\s{0,4}[([{]\s?(?:dot|point)\s?[)\]}]\s{0,4}|\s{1,2}(?:dot|point)\s{1,2}/giu;
/** « …@orange.fr.Merci de »: the next sentence begins without a blank. */
const NEXT_SENTENCE = /^((?:[^.]+\.)+\p{Ll}{2,4})\.\p{Lu}\p{Ll}/u;

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
  return MAY_HOLD.test(text);
}

function find(text: string): WrittenAddress[] {
  const found: WrittenAddress[] = [];
  let from = 0;
  for (const at of text.matchAll(OTHER_AT.test(text) ? AT : PLAIN_AT)) {
    if (at.index < from) continue;
    const local = localBefore(text, from, at.index);
    const domain = local ? domainAt(text, at) : undefined;
    if (!local || !domain) continue;
    const written = withoutEdge(local);
    const host = domain.replace(WRITTEN_DOT, '.');
    // « prix@2 », « 17h@salle » end in no top-level domain.
    if (written === '' || !/\.[\p{L}][\p{L}\p{N}-]+$/u.test(host)) continue;
    const end = at.index + at[0].length + domain.length;
    // « Vu avec @marie.petit@orange.fr »: the blank separates.
    if (at[0].length > 1 && at.groups!.sign && /^[@＠﹫]/.test(text.slice(end, end + 1))) continue;
    found.push({ address: addressKey(`${withoutQuotes(written)}@${host}`), start: at.index - written.length, end });
    from = end;
  }
  return found;
}

/** Walked back: a pattern would be tried from every place before it. */
function localBefore(text: string, from: number, at: number): string {
  if (text[at - 1] === '"') return QUOTED_END.exec(text.slice(Math.max(from, at - LONGEST_LOCAL), at))?.[0] ?? '';
  let start = at;
  while (start > from && at - start < LONGEST_LOCAL && IN_LOCAL.test(text[start - 1]!)) start--;
  return text.slice(start, at);
}

function domainAt(text: string, at: RegExpExecArray): string | undefined {
  const pattern = at.groups!.spoken ? SPOKEN_DOMAIN : DOMAIN;
  pattern.lastIndex = at.index + at[0].length;
  const domain = pattern.exec(text)?.[0];
  return domain && (NEXT_SENTENCE.exec(domain)?.[1] ?? domain);
}

/** Without the quote mark or the « mailto= » that stands before it. */
function withoutEdge(local: string): string {
  return local.startsWith('"') ? local : local.replace(/^(?:.*[=/|`{}?&])?['.*_#]*(?=[\p{L}\p{N}])/u, '');
}

/** `"marie.lopez"@orange.fr` is marie.lopez@orange.fr (RFC 5321 §4.1.2). */
function withoutQuotes(local: string): string {
  return /^"[\p{L}\p{M}\p{N}.+_'-]+"$/u.test(local) ? local.slice(1, -1) : local;
}
