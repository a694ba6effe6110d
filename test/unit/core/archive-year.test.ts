import { expect, test } from 'vitest';
import { archiveYear } from '../../../engine/core/archive-year.ts';

const at = (year: number, month: number, day: number, hour = 12) => new Date(year, month - 1, day, hour).getTime();

test('a school year of mail goes from the 1st of September to the 31st of August, in local time', () => {
  expect(archiveYear(at(2026, 8, 31, 23), 'schoolYear')).toBe('2025-2026');
  expect(archiveYear(at(2026, 9, 1, 0), 'schoolYear')).toBe('2026-2027');
  expect(archiveYear(at(2027, 1, 15), 'schoolYear')).toBe('2026-2027');
});

test('a year is that of the calendar', () => {
  expect(archiveYear(at(2025, 12, 31, 23), 'year')).toBe('2025');
  expect(archiveYear(at(2026, 1, 1, 0), 'year')).toBe('2026');
});

test('no year where the archive is one folder, nor for a date that no calendar has', () => {
  expect(archiveYear(at(2026, 1, 1), 'single')).toBeNull();
  expect(archiveYear(Number.NaN, 'year')).toBeNull();
  expect(archiveYear(Date.UTC(1901, 0, 1), 'schoolYear')).toBeNull();
});
