// The tags of a Thunderbird profile beside those that are here. Pure. What the person has named, coloured or put in order in
// Casier stays; where nothing was, tags look and stand as they did in Thunderbird, so that its keys 1 to 9 give the same.
import { fold } from '../../shared/domain/search.ts';
import { BUILT_IN_TAGS, type Tag, tagName } from '../../shared/domain/tag.ts';
import { hasKeyword } from '../../shared/domain/tag-keyword.ts';

/** As its versions for French and English have them from the start: nobody chose those. */
const USUAL_COLOURS = ['#ff0000', '#ff9900', '#009900', '#3333ff', '#993399'];

/** All of them in their order, theirs with those that were here already. */
export function mergeTags(own: readonly Tag[], theirs: readonly Tag[]): Tag[] {
  const merged = own.map((tag) => {
    const their = theirs.find(({ keyword }) => hasKeyword([tag.keyword], keyword));
    return their ? withTheirs(tag, their) : tag;
  });
  const fresh = theirs.filter(({ keyword }) => !own.some((tag) => hasKeyword([tag.keyword], keyword)));
  const all = [...merged, ...fresh];
  return withOwnNames(isUntouched(own) ? inOrderOf(theirs, all) : all);
}

function withTheirs(tag: Tag, their: Tag): Tag {
  const builtIn = BUILT_IN_TAGS.findIndex(({ keyword }) => keyword === tag.keyword);
  const usual = BUILT_IN_TAGS[builtIn];
  if (!usual) return tag;
  const isRenamed = their.name !== null && !Object.values(usual.names).some((name) => fold(name) === fold(their.name!));
  const isRecoloured = their.colour !== USUAL_COLOURS[builtIn];
  return {
    ...tag,
    name: tag.name ?? (isRenamed ? their.name : null),
    colour: tag.colour === usual.colour && isRecoloured ? their.colour : tag.colour,
  };
}

function isUntouched(own: readonly Tag[]): boolean {
  return (
    own.length === BUILT_IN_TAGS.length && own.every(({ keyword }, index) => keyword === BUILT_IN_TAGS[index]!.keyword)
  );
}

/** Those that the other program has not got stand behind. */
function inOrderOf(theirs: readonly Tag[], all: readonly Tag[]): Tag[] {
  const placeOf = ({ keyword }: Tag) => {
    const place = theirs.findIndex((their) => hasKeyword([keyword], their.keyword));
    return place < 0 ? theirs.length : place;
  };
  return all.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** No two tags have one name: a later one bears a number. */
function withOwnNames(tags: readonly Tag[]): Tag[] {
  const taken = new Set<string>();
  return tags.map((tag) => {
    const names = (one: Tag) => [fold(tagName(one, 'fr')), fold(tagName(one, 'en'))];
    const plain = tagName(tag, 'fr');
    let named = tag;
    for (let number = 2; names(named).some((name) => taken.has(name)); number++) {
      named = { ...tag, name: `${plain} ${number}` };
    }
    for (const name of names(named)) taken.add(name);
    return named;
  });
}
