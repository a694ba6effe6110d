// French-looking prose for benches: words of a real dictionary by a Zipf law, so that an index of it grows as an
// index of mail does. A few marker words appear in a known share of the texts, for searches of known frequency.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Random } from './random.ts';

const VOCABULARY = 12_000;
const COMMON = [
  'le',
  'la',
  'les',
  'de',
  'des',
  'un',
  'une',
  'et',
  'à',
  'pour',
  'dans',
  'en',
  'que',
  'nous',
  'vous',
  'est',
];
const SCHOOL = [
  'élèves',
  'professeurs',
  'réunion',
  'classe',
  'parents',
  'école',
  'collège',
  'sortie',
  'bulletin',
  'conseil',
];

/** Marker words and in how many of 10,000 texts each is put. */
export const MARKERS = { zygomorphe: 3, ornithorynque: 25, kayak: 200 } as const;

export interface Prose {
  sentence(): string;
  paragraph(): string;
  subject(): string;
}

export function createProse(random: Random): Prose {
  const words = vocabulary(random);
  // Zipf by inversion: rank = n^u spreads as 1/rank.
  const word = () => {
    const u = random.next();
    if (u < 0.42) return random.pick(COMMON);
    if (u < 0.46) return random.pick(SCHOOL);
    return words[Math.floor(words.length ** random.next()) - 1]!;
  };
  const sentence = () => {
    const text = Array.from({ length: random.int(6, 18) }, word).join(' ');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  };
  return {
    sentence,
    paragraph: () => Array.from({ length: random.int(2, 6) }, sentence).join(' '),
    subject: () => sentence().slice(0, random.int(18, 60)).trim(),
  };
}

/** The marker words that text number `index` carries. */
export function markersOf(index: number): string[] {
  return Object.entries(MARKERS)
    .filter(([, per10000]) => (index * 7919) % 10_000 < per10000)
    .map(([word]) => word);
}

function vocabulary(random: Random): string[] {
  const folder = path.dirname(createRequire(import.meta.url).resolve('dictionary-fr'));
  const stems = fs
    .readFileSync(path.join(folder, 'index.dic'), 'utf8')
    .split('\n')
    .map((line) => line.split(/[/\t]/)[0]!)
    .filter((stem) => /^[a-zàâçéèêëîïôûùü]{3,14}$/.test(stem) && !(stem in MARKERS));
  // Frequent words are short ones (Zipf's law of abbreviation).
  return Array.from({ length: VOCABULARY }, () => random.pick(stems)).sort((a, b) => a.length - b.length);
}
