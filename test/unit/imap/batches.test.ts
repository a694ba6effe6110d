import { describe, expect, it } from 'vitest';
import { toBatches } from '../../../engine/imap/fetch-sources.ts';

const MB = 1024 * 1024;
const sizes = (entries: [uid: number, size: number][]) => new Map(entries);

describe('the batches of sources', () => {
  it('are bounded in bytes, in the order asked for', () => {
    const all = sizes([5, 4, 3, 2, 1].map((uid) => [uid, 3 * MB]));
    expect(toBatches([5, 4, 3, 2, 1], all)).toEqual([[5, 4], [3, 2], [1]]);
  });

  it('give a large message one of its own', () => {
    expect(
      toBatches(
        [1, 2, 3],
        sizes([
          [1, 10],
          [2, 25 * MB],
          [3, 10],
        ]),
      ),
    ).toEqual([[1], [2], [3]]);
  });

  it('are bounded in count', () => {
    const uids = Array.from({ length: 600 }, (_, i) => i + 1);
    const batches = toBatches(uids, sizes(uids.map((uid) => [uid, 100])));
    expect(batches.map(({ length }) => length)).toEqual([250, 250, 100]);
  });

  it('leave out what has no size: it is gone', () => {
    expect(toBatches([1, 2, 3], sizes([[2, 5]]))).toEqual([[2]]);
    expect(toBatches([], sizes([]))).toEqual([]);
  });
});
