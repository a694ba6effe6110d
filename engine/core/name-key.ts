// By which two people are taken to bear the same name, or nearly the same: « Marie LOPEZ », « Lopes, Mme Marie » and
// marie.lopez2@… are one. Pure. The key says how a French name sounds, roughly; whoever compares keys proposes, never joins.
import { fold } from '../../shared/domain/search.ts';

const TITLES: ReadonlySet<string> = new Set(['m', 'mr', 'mme', 'mlle', 'mrs', 'ms', 'dr', 'pr', 'madame', 'monsieur']);
const PARTICLES: ReadonlySet<string> = new Set(['de', 'du', 'des', 'la', 'le', 'les', 'van', 'von', 'et']);

/** '' where nobody is named: a single word names nobody. Without a name the address may tell it, as firstname.name@… does. */
export function nameKey(name: string | null, address: string): string {
  const text = name?.trim() || address.slice(0, Math.max(0, address.lastIndexOf('@')));
  const words = (fold(text.replaceAll('œ', 'oe').replaceAll('Œ', 'oe')).match(/\p{L}+/gu) ?? []).filter(
    (word) => word.length > 1 && !TITLES.has(word) && !PARTICLES.has(word),
  );
  return words.length > 1 ? words.map(sound).sort().join(' ') : '';
}

/** Spellings of one sound, in the order in which they are read. */
const SOUNDS: readonly [RegExp, string][] = [
  [/ph/g, 'f'],
  [/bv/g, 'v'],
  [/e?au/g, 'o'],
  [/qu|ck|c(?![eiyh])/g, 'k'],
  [/(?<!c)h/g, ''],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
];
/** Not heard at the end of a word. */
const MUTE_END = /(?<=.{3})[stxzdpel]+$/;

function sound(word: string): string {
  if (word.length < 4) return word;
  const heard = SOUNDS.reduce((text, [spelling, by]) => text.replace(spelling, by), word);
  return heard.replace(MUTE_END, '');
}
