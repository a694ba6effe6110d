import { expect, test } from 'vitest';
import { formatsOf } from '../../../renderer/i18n/formats.ts';

const fr = formatsOf('fr');
const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test('a date of the list reads as in French', () => {
  const at = new Date(2007, 3, 4, 9, 8).getTime();
  expect(plainSpaces(fr.listDate(at))).toBe('mer. 4 avr. 2007, 09:08');
});

test('a message of today shows its time alone', () => {
  const now = new Date(2026, 10, 21, 18, 0).getTime();
  const morning = new Date(2026, 10, 21, 8, 5).getTime();
  expect(fr.listDate(morning, now)).toBe('08:05');
});

test('sizes and numbers are short and French', () => {
  expect(plainSpaces(fr.size(512))).toBe('512 o');
  expect(plainSpaces(fr.size(3_400_000))).toBe('3,4 Mo');
  expect(plainSpaces(fr.size(12_300))).toBe('12 Ko');
  expect(plainSpaces(fr.number(10_000))).toBe('10 000');
});
