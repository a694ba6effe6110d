// The mailbox that a school has as a rule, `ce.<UAI>@<its académie>`: the first digits of a UAI are its département's. A
// proposal only: some schools have another, and private ones often none.
import { readUai } from './uai.ts';

/** Domains and the départements of the académie, as in a UAI (Corse: 620 and 720). Overseas only where the code is sure. */
const DEPARTEMENTS: Readonly<Record<string, readonly number[]>> = {
  'ac-aix-marseille.fr': [4, 5, 13, 84],
  'ac-amiens.fr': [2, 60, 80],
  'ac-besancon.fr': [25, 39, 70, 90],
  'ac-bordeaux.fr': [24, 33, 40, 47, 64],
  'ac-clermont.fr': [3, 15, 43, 63],
  'ac-corse.fr': [620, 720],
  'ac-creteil.fr': [77, 93, 94],
  'ac-dijon.fr': [21, 58, 71, 89],
  'ac-grenoble.fr': [7, 26, 38, 73, 74],
  'ac-guadeloupe.fr': [971],
  'ac-guyane.fr': [973],
  'ac-lille.fr': [59, 62],
  'ac-limoges.fr': [19, 23, 87],
  'ac-lyon.fr': [1, 42, 69],
  'ac-martinique.fr': [972],
  'ac-mayotte.fr': [976],
  'ac-montpellier.fr': [11, 30, 34, 48, 66],
  'ac-nancy-metz.fr': [54, 55, 57, 88],
  'ac-nantes.fr': [44, 49, 53, 72, 85],
  'ac-nice.fr': [6, 83],
  'ac-normandie.fr': [14, 27, 50, 61, 76],
  'ac-orleans-tours.fr': [18, 28, 36, 37, 41, 45],
  'ac-paris.fr': [75],
  'ac-poitiers.fr': [16, 17, 79, 86],
  'ac-reims.fr': [8, 10, 51, 52],
  'ac-rennes.fr': [22, 29, 35, 56],
  'ac-reunion.fr': [974],
  'ac-strasbourg.fr': [67, 68],
  'ac-toulouse.fr': [9, 12, 31, 32, 46, 65, 81, 82],
  'ac-versailles.fr': [78, 91, 92, 95],
};

const DOMAINS = new Map(
  Object.entries(DEPARTEMENTS).flatMap(([domain, numbers]) => numbers.map((number) => [number, domain] as const)),
);

/** null: no code whose letter is right, or none of a known académie. */
export function schoolAddress(code: string): string | null {
  const uai = readUai(code);
  const domain = uai && uai.rightLetter === null ? DOMAINS.get(Number(uai.code.slice(0, 3))) : undefined;
  return uai && domain ? `ce.${uai.code.toLowerCase()}@${domain}` : null;
}
