// The two letters by which a person is shown where there is no picture, as French names are written: « Marie-Claire Dupont »
// and « DUPONT Marie-Claire » are MD, « Charles de Gaulle » is CG, « Anne Le Goff » is AL. Pure. Homonyms have the same
// letters; their colour, which is their address's, tells them apart.
import { AccountColour } from '../../../shared/domain/account-colour.ts';
import { type Address, addressKey } from '../../../shared/domain/address.ts';

const TITLE = /^(m|mr|mme|mlle|mrs|ms|dr|pr|me|madame|monsieur|mademoiselle)\.?$/i;
/** Never the letter of a name. */
const PARTICLE = /^(de|du|des|d|von|van|der|den|of)$/i;
/** Of the name that it begins, unless a particle stands before it: « Le Goff », but « de La Fontaine ». */
const ARTICLE = /^(le|la|les)$/i;
/** Two people of one address: the first counts. What follows a dash says where a school is. */
const END_OF_NAME = /\s+(?:&|–|—|-|\/)\s+|\s*\(/;

export function initialsOf({ name, address }: Address): string {
  const written = name?.trim() || address.slice(0, Math.max(0, address.indexOf('@'))).replace(/[._]+/g, ' ');
  const [family = '', given = ''] = partsOf(written.split(END_OF_NAME)[0] ?? '');
  return firstLetter(given) + firstLetter(family) || firstLetter(address) || '?';
}

/** The word that begins the family name, and the one that begins the given name. */
function partsOf(name: string): [family: string, given: string] {
  const [before, after] = name.split(',', 2);
  if (after?.trim()) return [lastPart(wordsOf(before ?? '')), wordsOf(after)[0] ?? ''];
  const words = wordsOf(name);
  // The family name in capitals says itself which one it is, wherever it stands.
  const loud = words.filter(isLoud);
  const quiet = words.filter((word) => !isLoud(word) && !PARTICLE.test(word));
  if (loud.length > 0 && quiet.length > 0) return [lastPart(loud), quiet[0]!];
  const rest = words.slice(1);
  return [lastPart(rest), words[0] ?? ''];
}

function lastPart(words: readonly string[]): string {
  const article = words.findIndex(
    (word, index) => ARTICLE.test(word) && !PARTICLE.test(words[index - 1] ?? '') && index < words.length - 1,
  );
  if (article >= 0) return words[article]!;
  return words.findLast((word) => !PARTICLE.test(word) && !ARTICLE.test(word)) ?? '';
}

function wordsOf(name: string): string[] {
  return name
    .replace(/(?<=\b[dD])['’]/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word) && !TITLE.test(word));
}

function isLoud(word: string): boolean {
  const letters = word.match(/\p{L}/gu) ?? [];
  return letters.length > 1 && word === word.toLocaleUpperCase('fr') && word !== word.toLocaleLowerCase('fr');
}

function firstLetter(word: string): string {
  return (/[\p{L}\p{N}]/u.exec(word)?.[0] ?? '').toLocaleUpperCase('fr').slice(0, 2);
}

/** Always the same for an address. */
export function faceColour(address: string): AccountColour {
  let hash = 0;
  for (const character of addressKey(address)) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return AccountColour.options[hash % AccountColour.options.length]!;
}
