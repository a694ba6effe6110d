import { describe, expect, it } from 'vitest';
import { nextBatchLimits, nextTransactionSize, takeBatch } from '../../../engine/core/download-order.ts';

describe('A batch', () => {
  it('is modest as long as the line is unknown', () => {
    expect(nextBatchLimits(null).messages).toBe(100);
  });

  it('is what the line brings in less than a second', () => {
    expect(nextBatchLimits({ bytes: 1_000_000, tookMs: 1_000 }).bytes).toBe(700_000);
  });

  it('stays within bounds on a very slow and on a very fast line', () => {
    expect(nextBatchLimits({ bytes: 1, tookMs: 60_000 }).bytes).toBe(128 * 1024);
    expect(nextBatchLimits({ bytes: 1e9, tookMs: 0 }).bytes).toBe(16 * 1024 * 1024);
  });

  it('takes the head that fits, and one message at least', () => {
    const limits = { bytes: 10, messages: 3 };
    const sizes = (list: { sizeBytes: number }[]) => list.map(({ sizeBytes }) => sizeBytes);
    const of = (...all: number[]) => all.map((sizeBytes) => ({ sizeBytes }));
    expect(sizes(takeBatch(of(4, 6, 1), limits))).toEqual([4, 6]);
    expect(sizes(takeBatch(of(1, 1, 1, 1), limits))).toEqual([1, 1, 1]);
    expect(sizes(takeBatch(of(99, 1), limits))).toEqual([99]);
    expect(takeBatch([], limits)).toEqual([]);
  });
});

describe('A transaction', () => {
  it.each([
    [40, 33, 40],
    [40, 66, 20],
    [40, 10, 132],
    [10, 500, 10],
    [200, 0, 200],
  ])('of %i messages that took %i ms is followed by one of %i', (count, tookMs, next) => {
    expect(nextTransactionSize(count, tookMs)).toBe(next);
  });
});
