// How attachments are read without being in anybody's way.
import { expect, test } from 'vitest';
import { IN_USE_FOR_MS, mayHoldText, restAfter } from '../../../engine/core/reading-pace.ts';

const share = (tookMs: number, sinceAskedMs: number) => tookMs / (tookMs + restAfter(tookMs, sinceAskedMs));

test('while somebody works, less than a tenth of a core is spent', () => {
  for (const tookMs of [5, 80, 900, 10_000]) expect(share(tookMs, 500)).toBeLessThan(0.1);
});

test('when nobody does, it may take half of one', () => {
  expect(share(900, IN_USE_FOR_MS + 1)).toBeCloseTo(0.5);
});

test('a file that took its whole time limit does not stop the rest for long', () => {
  expect(restAfter(60_000, 0)).toBeLessThanOrEqual(120_000);
});

test.each([
  ['application/pdf', null, true],
  ['application/octet-stream', 'application/pdf', true],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip', true],
  ['text/csv', null, true],
  ['message/rfc822', null, true],
  ['image/svg+xml', null, true],
  ['image/jpeg', null, false],
  ['application/pdf', 'image/png', false],
  ['video/mp4', null, false],
  ['application/vnd.ms-excel', 'application/x-cfb', false],
])('%s, by its content %s: %s', (declaredType, detectedType, holds) => {
  expect(mayHoldText({ declaredType, detectedType, sizeBytes: 100 })).toBe(holds);
});

test('neither nothing nor what is huge is read', () => {
  const pdf = { declaredType: 'application/pdf', detectedType: null };
  expect(mayHoldText({ ...pdf, sizeBytes: 0 })).toBe(false);
  expect(mayHoldText({ ...pdf, sizeBytes: 100_000_000 })).toBe(false);
});
