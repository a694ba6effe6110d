import { expect, test } from 'vitest';
import { fullnessOf, shareOf } from '../../../renderer/features/quota/fullness.ts';

test.each([
  [0, 'roomy'],
  [799, 'roomy'],
  [800, 'filling'],
  [949, 'filling'],
  [950, 'nearlyFull'],
  [1_000, 'full'],
  [1_200, 'full'],
])('of 1,000 bytes %i are taken: %s', (usedBytes, fullness) => {
  expect(fullnessOf({ usedBytes, limitBytes: 1_000 })).toBe(fullness);
});

test('a mailbox that is not full is never said to be', () => {
  expect(shareOf({ usedBytes: 9_999, limitBytes: 10_000 })).toBe(0.99);
  expect(shareOf({ usedBytes: 10_000, limitBytes: 10_000 })).toBe(1);
});
