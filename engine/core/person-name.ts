// A name as it stands in an address book, taken apart for a salutation: « Mme LOPEZ Marie », « Lopez, Marie », « Marie de
// la Tour ». Pure. Invariant: what cannot be told is null, never a guess: « LOPEZ MARIE » may be either way round.

export interface NameParts {
  civility: 'madam' | 'sir' | null;
  first: string | null;
  last: string | null;
}

const UNKNOWN: NameParts = { civility: null, first: null, last: null };
const CIVILITY = /^(?:(m\.?|mr\.?|monsieur|sir)|(mme\.?|madame|mlle\.?|mademoiselle|mrs\.?|ms\.?|miss))\s+(?=\p{L})/iu;

/** One entry may name two people who share a mailbox: « Marie Lopez & Paul Lopez ». */
export function namesIn(name: string | null): NameParts[] {
  const people = (name ?? '').split(/\s+(?:&|et|and)\s+/i).filter((one) => one.trim() !== '');
  return people.length === 0 ? [UNKNOWN] : people.map(partsOf);
}

function partsOf(name: string): NameParts {
  const text = name.trim().replace(/\s+/g, ' ');
  if (text.includes('@')) return UNKNOWN;
  const match = CIVILITY.exec(text);
  const civility = match ? (match[1] ? 'sir' : 'madam') : null;
  return { civility, ...firstAndLast(text.slice(match?.[0].length ?? 0), civility !== null) };
}

function firstAndLast(text: string, hasCivility: boolean): Pick<NameParts, 'first' | 'last'> {
  const comma = /^([^,]+),\s*([^,]+)$/.exec(text);
  if (comma) return { last: comma[1]!.trim(), first: comma[2]!.trim() };
  const words = text.split(' ').filter((word) => word !== '');
  const capitals = words.filter(isCapitals);
  if (capitals.length > 0 && capitals.length < words.length) {
    return { last: capitals.join(' '), first: words.filter((word) => !isCapitals(word)).join(' ') };
  }
  if (words.length === 1) return { first: null, last: hasCivility ? words[0]! : null };
  if (capitals.length > 0 || words.length === 0) return { first: null, last: null };
  return { first: words[0]!, last: words.slice(1).join(' ') };
}

/** More than a letter: « J. Martin » has none. */
function isCapitals(word: string): boolean {
  const letters = word.replace(/\P{L}/gu, '');
  return letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
}
