// Which of the messages found come first.
import { expect, test } from 'vitest';
import { type Finding, rankFound } from '../../../engine/core/rank-found.ts';

const DAY_MS = 86_400_000;
const NOW_AT = 2_000 * DAY_MS;
const daysAgo = (id: number, days: number) => ({ id, dateAt: NOW_AT - days * DAY_MS });
const ranked = (found: { id: number; dateAt: number }[], findings: Finding[] = []) =>
  rankFound(found, findings, NOW_AT);

test('found alike, the newer one comes first', () => {
  expect(ranked([daysAgo(1, 30), daysAgo(2, 2), daysAgo(3, 400)])).toEqual([2, 1, 3]);
});

test('a word in the subject is worth some months, but not years', () => {
  expect(ranked([daysAgo(1, 1), daysAgo(2, 100)], [{ id: 2, of: 'subject' }])).toEqual([2, 1]);
  expect(ranked([daysAgo(1, 1), daysAgo(2, 1_200)], [{ id: 2, of: 'subject' }])).toEqual([1, 2]);
});

test('every word counts, in the subject more than of the sender, there more than in an attachment', () => {
  const found = [1, 2, 3, 4, 5].map((id) => daysAgo(id, 10));
  const findings: Finding[] = [
    { id: 2, of: 'attachment' },
    { id: 3, of: 'sender' },
    { id: 4, of: 'subject' },
    { id: 5, of: 'subject' },
    { id: 5, of: 'subject' },
  ];
  expect(ranked(found, findings)).toEqual([5, 4, 3, 2, 1]);
});

test('a message dated in the future is no older than now', () => {
  expect(ranked([daysAgo(1, 0), daysAgo(2, -50)])).toEqual([2, 1]);
});
