import { expect, test } from 'vitest';
import { movedBy, placedBeside } from '../../../renderer/app/account-order.ts';

test('an account goes one place up or down, and stays at the ends', () => {
  expect(movedBy([1, 2, 3], 2, -1)).toEqual([2, 1, 3]);
  expect(movedBy([1, 2, 3], 2, 1)).toEqual([1, 3, 2]);
  expect(movedBy([1, 2, 3], 1, -1)).toEqual([1, 2, 3]);
  expect(movedBy([1, 2, 3], 3, 1)).toEqual([1, 2, 3]);
  expect(movedBy([1, 2, 3], 9, 1)).toEqual([1, 2, 3]);
});

test('dropped on another one, it goes before or behind it', () => {
  expect(placedBeside([1, 2, 3], 3, 1, 'before')).toEqual([3, 1, 2]);
  expect(placedBeside([1, 2, 3], 1, 3, 'after')).toEqual([2, 3, 1]);
  expect(placedBeside([1, 2, 3], 2, 2, 'after')).toEqual([1, 2, 3]);
});
