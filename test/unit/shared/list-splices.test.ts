// What a list was, with the splices that are sent, is what it is; and few rows that changed are few rows that are sent.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  groupSpliceBetween,
  type ListedIds,
  spliced,
  splicedGroups,
  splicesBetween,
} from '../../../shared/domain/list-splices.ts';

const row = fc.record({ id: fc.integer({ min: 1, max: 60 }), depth: fc.constantFrom(0, 1) });
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 50 });

function listOf(of: readonly { id: number; depth: number }[], threaded = true): ListedIds {
  return {
    ids: Uint32Array.from(of, ({ id }) => id),
    depths: threaded ? Uint8Array.from(of, ({ depth }) => depth) : null,
  };
}

test('any list becomes any other', () => {
  fc.assert(
    fc.property(rows, rows, fc.boolean(), (from, to, threaded) => {
      const [before, after] = [listOf(from, threaded), listOf(to, threaded)];
      expect(spliced(before, splicesBetween(before, after)!)).toEqual(after);
    }),
    { numRuns: 2_000 },
  );
});

const numbers = (from: number, until: number) => Array.from({ length: until - from }, (_, index) => from + index);
const plain = (ids: readonly number[]): ListedIds => ({ ids: Uint32Array.from(ids), depths: null });
const sent = (before: readonly number[], after: readonly number[]) =>
  splicesBetween(plain(before), plain(after))?.map(({ at, removed, ids }) => [at, removed, [...ids]]);

test('what is the same is not sent; what came, went or moved is sent once', () => {
  const all = numbers(100, 1_100);
  expect(sent(all, all)).toEqual([]);
  expect(sent(all, [7, ...all])).toEqual([[0, 0, [7]]]);
  expect(sent(all, all.toSpliced(500, 2))).toEqual([[500, 2, []]]);
  // A thread of two that a new answer brings to the top.
  expect(sent(all, [800, 801, 7, ...all.toSpliced(700, 2)])).toEqual([
    [0, 0, [800, 801, 7]],
    [700, 2, []],
  ]);
});

test('a list that has become quite another is not told in splices', () => {
  const all = numbers(1, 2_001);
  const swapped = all.map((_, index) => all[index % 2 === 0 ? index + 1 : index - 1]!);
  expect(splicesBetween(plain(all), plain(swapped))).toBe(null);
  expect(splicesBetween(plain(all), { ...plain(all), depths: new Uint8Array(all.length) })).toBe(null);
});

test('of groups those that are others are sent', () => {
  const group = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), size: fc.integer({ min: 1, max: 3 }) });
  const groupsOf = (of: readonly { key: string; size: number }[]) => ({
    keys: of.map(({ key }) => key),
    sizes: Uint32Array.from(of, ({ size }) => size),
  });
  fc.assert(
    fc.property(fc.array(group), fc.array(group), (from, to) => {
      const [before, after] = [groupsOf(from), groupsOf(to)];
      const splice = groupSpliceBetween(before, after);
      expect(splice ? splicedGroups(before, splice) : before).toEqual(after);
    }),
  );
  const before = { keys: ['a', 'b', 'c'], sizes: Uint32Array.of(1, 2, 3) };
  const after = { keys: ['a', 'b', 'c'], sizes: Uint32Array.of(1, 3, 3) };
  expect(groupSpliceBetween(before, after)).toEqual({ at: 1, removed: 1, keys: ['b'], sizes: Uint32Array.of(3) });
});
