// Tags: a name and a colour for an IMAP keyword, so that other programs see the same. The five that Thunderbird has from
// the start are here from the start too, under its keywords; the keyword of an own one is made as Thunderbird makes it.
// Pure.
import { z } from 'zod';
import type { Language } from './language.ts';
import { fold } from './search.ts';
import { hasKeyword, isMarking, keywordKey, readableKeyword } from './tag-keyword.ts';

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
  { keyword: '$label5', colour: '#993399', names: { fr: 'Peut attendre', en: 'Later' } },
];

/** Of a tag that another program gave and nobody here has named. */
export const UNKNOWN_TAG_COLOUR = '#767676';

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
