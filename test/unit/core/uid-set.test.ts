import { describe, expect, it } from 'vitest';
import { formatUidSet, formatUidSets, intersectUids, parseUidSet, unrollUidSet } from '../../../engine/core/uid-set.ts';

describe('a UID set', () => {
  it.each([
    [[], ''],
    [[5], '5'],
    [[3, 1, 2], '1:3'],
    [[1, 3, 5], '1,3,5'],
    [[10, 11, 12, 20, 22, 23], '10:12,20,22:23'],
    [[4, 4, 5], '4:5'],
    [[4_294_967_294, 4_294_967_295], '4294967294:4294967295'],
  ])('of %j is written %s', (uids, text) => {
    expect(formatUidSet(uids)).toBe(text);
  });

  it.each([
    [
      '1:3,7',
      [
        { first: 1, last: 3 },
        { first: 7, last: 7 },
      ],
    ],
    ['9:5', [{ first: 5, last: 9 }]],
    ['', []],
    ['x,2,', [{ first: 2, last: 2 }]],
    ['0:4,-1,1:*,3', [{ first: 3, last: 3 }]],
    ['99999999999', []],
    ['4294967296', []],
  ])('%s is read as it can be', (text, ranges) => {
    expect(parseUidSet(text)).toEqual(ranges);
  });

  it('is cut into several when it grows too long, without losing one', () => {
    const uids = Array.from({ length: 1_000 }, (_, i) => i * 2 + 1);
    const sets = formatUidSets(uids, 100);
    expect(sets.every(({ set }) => set.length <= 100)).toBe(true);
    expect(sets.flatMap((part) => part.uids)).toEqual(uids);
    expect(sets.flatMap(({ set }) => unrollUidSet(set, 1_000))).toEqual(uids);
  });

  it('that claims everything costs no more than what is known', () => {
    expect(intersectUids([1, 5, 9], parseUidSet('1:4294967295'))).toEqual([1, 5, 9]);
    expect(unrollUidSet('1:4294967295', 10)).toBeNull();
  });

  it('is intersected whatever the order and overlap of its ranges', () => {
    expect(intersectUids([1, 2, 3, 4, 5, 6, 7, 8], parseUidSet('7,2:4,3:5,1'))).toEqual([1, 2, 3, 4, 5, 7]);
    expect(intersectUids([1, 2], [])).toEqual([]);
  });

  it('keeps the order written when it is unrolled, for COPYUID', () => {
    expect(unrollUidSet('304,319:320', 3)).toEqual([304, 319, 320]);
  });
});
