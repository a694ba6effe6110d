import { expect, test } from 'vitest';
import { dateGroupOf } from '../../../engine/core/date-groups.ts';

/** A Sunday evening. */
const NOW = new Date(2026, 10, 22, 21, 30).getTime();
const keyOf = (...date: [number, number, number, number?]) => dateGroupOf(new Date(...date).getTime(), NOW).key;

test('the days next to today have their own names, then weeks that begin on Monday', () => {
  expect(keyOf(2026, 10, 23)).toBe('future');
  expect(keyOf(2026, 10, 22)).toBe('today');
  expect(keyOf(2026, 10, 21, 23)).toBe('yesterday');
  expect(keyOf(2026, 10, 16)).toBe('thisWeek');
  expect(keyOf(2026, 10, 15, 23)).toBe('lastWeek');
  expect(keyOf(2026, 10, 9)).toBe('lastWeek');
});

test('what is older stands by its month, and by its year after twelve of them', () => {
  expect(keyOf(2026, 10, 8)).toBe('2026-11');
  expect(keyOf(2025, 11, 1)).toBe('2025-12');
  expect(keyOf(2025, 10, 30)).toBe('2025');
  expect(keyOf(1999, 0, 1)).toBe('1999');
});

test('on a Monday the week has no day yet but today', () => {
  const monday = new Date(2026, 10, 23, 9).getTime();
  expect(dateGroupOf(new Date(2026, 10, 22).getTime(), monday).key).toBe('yesterday');
  expect(dateGroupOf(new Date(2026, 10, 21).getTime(), monday).key).toBe('lastWeek');
});

test('groups follow one another without a gap, whatever day it is', () => {
  for (let day = 0; day < 400; day += 9) {
    const now = new Date(2026, 0, 1 + day, 12).getTime();
    let at = new Date(2024, 5, 1).getTime();
    while (true) {
      const { from, until } = dateGroupOf(at, now);
      expect(from).toBeLessThanOrEqual(at);
      if (until === Number.POSITIVE_INFINITY) break;
      expect(until).toBeGreaterThan(at);
      const next = dateGroupOf(until, now);
      expect(next.from).toBe(until);
      at = until;
    }
  }
});
