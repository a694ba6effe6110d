// Thunderbird's tags as its settings have them (« mailnews.tags.r=c3=a9union.tag »), in the order that it shows. Pure.
import { Keyword, type Tag, TagColour, UNKNOWN_TAG_COLOUR } from '../../../shared/domain/tag.ts';
import { type Prefs, stringPref } from './prefs.ts';

const NAME_LENGTH_MAX = 60;

/** Without those that no server keeps as a keyword. */
export function thunderbirdTags(prefs: Prefs): Tag[] {
  const tags: (Tag & { place: string })[] = [];
  for (const pref of prefs.keys()) {
    const key = /^mailnews\.tags\.(.+)\.tag$/.exec(pref)?.[1];
    const name = stringPref(prefs, pref)?.trim().slice(0, NAME_LENGTH_MAX);
    if (!key || !name || !Keyword.safeParse(key).success) continue;
    const of = (fact: 'color' | 'ordinal') => stringPref(prefs, `mailnews.tags.${key}.${fact}`);
    const colour = TagColour.safeParse(of('color')?.toLowerCase()).data ?? UNKNOWN_TAG_COLOUR;
    tags.push({ keyword: key.toLowerCase(), name, colour, place: of('ordinal') ?? key });
  }
  // By bytes, as its tag service compares.
  const sorted = tags.toSorted((one, other) => (one.place < other.place ? -1 : Number(one.place > other.place)));
  return sorted.map(({ place: _, ...tag }) => tag);
}
