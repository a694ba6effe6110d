import { expect, test } from 'vitest';
import { neighbour } from '../../../renderer/app/go-to.ts';
import { groupHead } from '../../../renderer/state/selection.ts';
import { MessageId } from '../../../shared/domain/ids.ts';

const id = (value: number) => MessageId.parse(value);
const ORDER = Uint32Array.from([groupHead(id(1)), 1, 2, groupHead(id(3)), 3]);

test('the next message is the one below, heads of groups are stepped over', () => {
  expect(neighbour(ORDER, id(1), 1)).toBe(2);
  expect(neighbour(ORDER, id(2), 1)).toBe(3);
  expect(neighbour(ORDER, id(3), -1)).toBe(2);
});

test('at the end of the list there is none', () => {
  expect(neighbour(ORDER, id(3), 1)).toBeNull();
  expect(neighbour(ORDER, id(1), -1)).toBeNull();
});

test('with nothing read one comes in from the end that one leaves', () => {
  expect(neighbour(ORDER, null, 1)).toBe(1);
  expect(neighbour(ORDER, null, -1)).toBe(3);
});
