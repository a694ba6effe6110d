// Tags: a name and a colour for an IMAP keyword, so that other programs see the same. The five that Thunderbird has from
// the start are here from the start too, under its keywords; the keyword of an own one is made as Thunderbird makes it.
// Servers and programs write keywords in either case: they are compared without it, everywhere by `keywordKey`. Pure.
import { z } from 'zod';
import type { Language } from './language.ts';
import { fold } from './search.ts';

export const TagColour = z.string().regex(/^#[0-9a-f]{6}$/);

/** What an IMAP keyword may be made of (RFC 9051 §9, flag-keyword): never a system flag. */
export const Keyword = z.string().regex(/^[^\s(){%*"\\\]\x00-\x1f\x7f-\uffff]{1,200}$/);

export interface Tag {
  keyword: string;
  /** null: one of the five, in the words of the interface's language. */
  name: string | null;
  colour: string;
}

interface BuiltInTag {
  keyword: string;
  colour: string;
  names: Record<Language, string>;
}

/** Thunderbird's, in its order, which is that of the keys 1 to 5. Its colours, dark enough to be told apart on white. */
export const BUILT_IN_TAGS: readonly BuiltInTag[] = [
  { keyword: '$label1', colour: '#d70022', names: { fr: 'Important', en: 'Important' } },
  { keyword: '$label2', colour: '#b35900', names: { fr: 'Travail', en: 'Work' } },
  { keyword: '$label3', colour: '#058b00', names: { fr: 'Personnel', en: 'Personal' } },
  { keyword: '$label4', colour: '#3d5afe', names: { fr: 'À faire', en: 'To do' } },
  { keyword: '$label5', colour: '#993399', names: { fr: 'Plus tard', en: 'Later' } },
];

/** Of a tag that another program gave and nobody here has named. */
export const UNKNOWN_TAG_COLOUR = '#767676';

export function keywordKey(keyword: string): string {
  return keyword.toLowerCase();
}

export function hasKeyword(keywords: readonly string[], keyword: string): boolean {
  const key = keywordKey(keyword);
  return keywords.some((one) => keywordKey(one) === key);
}

export function tagName({ keyword, name }: Pick<Tag, 'keyword' | 'name'>, language: Language): string {
  if (name !== null) return name;
  return BUILT_IN_TAGS.find((one) => one.keyword === keywordKey(keyword))?.names[language] ?? readableKeyword(keyword);
}

/** What « étiquette:… » means: the tag's name in either language, or its keyword, as folded text begins it. */
export function isTagNamed(tag: Pick<Tag, 'keyword' | 'name'>, folded: string): boolean {
  const names = [tagName(tag, 'fr'), tagName(tag, 'en'), tag.keyword];
  return folded !== '' && names.some((name) => fold(name).startsWith(folded));
}

export interface ShownTag extends Tag {
  /** False: given by another program, and named after its keyword. */
  known: boolean;
}

/** The tags that these keywords are, in the order of the person's own; others behind. Markings of programs are no tags. */
export function shownTags(keywords: readonly string[], tags: readonly Tag[]): ShownTag[] {
  if (keywords.length === 0) return [];
  const known = tags.filter(({ keyword }) => hasKeyword(keywords, keyword));
  const others = keywords.filter((keyword) => !isMarking(keyword) && !tags.some((tag) => isOf(tag, keyword)));
  return [
    ...known.map((tag) => ({ ...tag, known: true })),
    ...others.map((keyword) => ({ keyword, name: null, colour: UNKNOWN_TAG_COLOUR, known: false })),
  ];
}

function isOf(tag: Tag, keyword: string): boolean {
  return keywordKey(tag.keyword) === keywordKey(keyword);
}

/** What programs note for themselves: nobody gave it to a message as a tag. */
const MARKINGS = new Set([
  'junk',
  'nonjunk',
  'notjunk',
  'junkrecorded',
  'old',
  'redirected',
  'forwarded',
  'unkeyworded',
  'kmail-forwarded',
  'has_cal',
  'receiptsent',
  'dtag_document',
  'dtag_image',
]);

/** `$…` is for registered keywords (RFC 5788) and for what programs agreed among themselves; `x-me-…` is a server's. */
export function isMarking(keyword: string): boolean {
  const key = keywordKey(keyword);
  return key.startsWith('$') || key.startsWith('x-') || key.startsWith('\\') || MARKINGS.has(key);
}

/** « r&aok-union_6eb » → « réunion 6eb »: what a tag's name was before it became a keyword. */
export function readableKeyword(keyword: string): string {
  const name = keyword.replace(/&([A-Za-z0-9+,]*)-/g, (whole, base64: string) =>
    base64 === '' ? '&' : (fromBase64Utf16(base64) ?? whole),
  );
  return name.replaceAll('_', ' ').trim() || keyword;
}

/** Keywords are in lower case, and BASE64 is not: what was « AOk » cannot be told from « aok » but by what it gives. */
function fromBase64Utf16(base64: string): string | null {
  for (const spelling of spellings(base64)) {
    const text = decodeBase64Utf16(spelling);
    if (text !== null && /^[\xa1-\xffŒœ’€]+$/.test(text)) return text;
  }
  return null;
}

const SPELLED_MAX = 8;

/** All ways to write it in upper and lower case; of what is longer than a few letters only itself. */
function spellings(base64: string): string[] {
  if (base64.length > SPELLED_MAX) return [base64];
  return [...base64].reduce<string[]>(
    (begun, character) => {
      const ways = [...new Set([character.toUpperCase(), character.toLowerCase()])];
      return ways.flatMap((way) => begun.map((start) => start + way));
    },
    [''],
  );
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,';

function decodeBase64Utf16(base64: string): string | null {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const character of base64) {
    bits = (bits << 6) | BASE64.indexOf(character);
    held += 6;
    if (held < 16) continue;
    held -= 16;
    text += String.fromCharCode((bits >> held) & 0xffff);
    bits &= (1 << held) - 1;
  }
  return bits === 0 && held < 6 && text !== '' ? text : null;
}

/**
 * The keyword of a new tag: what may not stand in one becomes « _ », other letters modified UTF-7, all in lower case, as
 * Thunderbird does, which also makes it another one by an « a » behind where it is taken.
 */
export function keywordFor(name: string, taken: readonly string[]): string {
  const plain = [...name.normalize('NFC').trim()].map((character) =>
    /[\s()/{}%*<>\\"\]]/.test(character) ? '_' : character,
  );
  let keyword = encodeModifiedUtf7(plain.join('')).toLowerCase().slice(0, 100);
  while (keyword === '' || isMarking(keyword) || hasKeyword(taken, keyword)) keyword += keyword === '' ? 'tag' : 'a';
  return keyword;
}

function encodeModifiedUtf7(text: string): string {
  return text.replaceAll('&', '&-').replace(/[^\x20-\x7e]+/g, (run) => `&${encodeBase64Utf16(run)}-`);
}

function encodeBase64Utf16(text: string): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length; i++) {
    bits = (bits << 16) | text.charCodeAt(i);
    held += 16;
    while (held >= 6) {
      held -= 6;
      out += BASE64[(bits >> held) & 63];
    }
    bits &= (1 << held) - 1;
  }
  return held > 0 ? out + BASE64[(bits << (6 - held)) & 63] : out;
}
