import { expect, test } from 'vitest';
import { FILING_INTERVAL_MS, isFilingDue } from '../../../engine/core/draft-filing.ts';

const draft = { createdAt: 1_000, filed: null, changed: true, closed: false };

test('a draft is filed when it is closed, and else only after a while', () => {
  expect(isFilingDue({ ...draft, closed: true }, 1_001)).toBe(true);
  expect(isFilingDue(draft, 1_000 + FILING_INTERVAL_MS - 1)).toBe(false);
  expect(isFilingDue(draft, 1_000 + FILING_INTERVAL_MS)).toBe(true);
});

test('the while counts from the last filing', () => {
  const filed = { ...draft, filed: { filedAt: 50_000 } };
  expect(isFilingDue(filed, 1_000 + FILING_INTERVAL_MS)).toBe(false);
  expect(isFilingDue(filed, 50_000 + FILING_INTERVAL_MS)).toBe(true);
});

test('a clock that was set back puts no filing off', () => {
  const filed = { ...draft, filed: { filedAt: 50_000 } };
  expect(isFilingDue(filed, 40_000)).toBe(true);
});

test('what has not changed since is never filed again', () => {
  expect(isFilingDue({ ...draft, changed: false, closed: true }, 10 ** 12)).toBe(false);
});
