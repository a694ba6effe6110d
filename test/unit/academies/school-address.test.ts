// The usual mailbox of a school, from its code alone.
import { expect, test } from 'vitest';
import { academyOfDomain } from '../../../shared/academies/domains.ts';
import { schoolAddress } from '../../../shared/academies/school-address.ts';
import { readUai } from '../../../shared/academies/uai.ts';

/** A code of this département whose letter is right. */
function codeOf(departement: number): string {
  const digits = `${String(departement).padStart(3, '0')}0001`;
  const uai = readUai(`${digits}A`)!;
  return digits + (uai.rightLetter ?? 'A');
}

test('is that of the académie of its département, in capitals or not', () => {
  const code = codeOf(17);
  expect(schoolAddress(code)).toBe(`ce.${code.toLowerCase()}@ac-poitiers.fr`);
  expect(schoolAddress(` ${code.toLowerCase()} `)).toBe(schoolAddress(code));
  expect(schoolAddress(codeOf(620))).toMatch(/@ac-corse\.fr$/);
  expect(schoolAddress(codeOf(974))).toMatch(/@ac-reunion\.fr$/);
});

test('is known of every département of the mainland, under a domain that the guard knows', () => {
  const departements = Array.from({ length: 95 }, (_, index) => index + 1).filter((number) => number !== 20);
  for (const departement of departements) {
    const address = schoolAddress(codeOf(departement));
    expect(address, String(departement)).not.toBeNull();
    expect(academyOfDomain(address!.split('@')[1]!), address!).not.toBeNull();
  }
});

test('is not made of a code whose letter is wrong, that is none, or of an unknown département', () => {
  const right = codeOf(17);
  const wrong = right.slice(0, 7) + (right.endsWith('A') ? 'B' : 'A');
  for (const code of [wrong, '', '17', codeOf(20), codeOf(999)]) expect(schoolAddress(code)).toBeNull();
});
