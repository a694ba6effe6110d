import { describe, expect, it } from 'vitest';
import { nextOperations, type QueuedOperation } from '../../../engine/core/operation-queue.ts';

type Written = [id: string, wants: string, messages: number[], more?: Partial<QueuedOperation<string>>];

const queue = (...operations: Written[]) =>
  operations.map(
    ([id, wants, messages, more]): QueuedOperation<string> => ({
      id,
      wants,
      mergeable: true,
      structural: false,
      attempts: 0,
      putOff: false,
      messages: () => messages,
      ...more,
    }),
  );
const next = (...operations: Written[]) => nextOperations(queue(...operations), 1_000);

describe('the next operations', () => {
  it.each<[what: string, expected: string[], operations: Written[]]>([
    ['none, when nothing waits', [], []],
    [
      'the oldest',
      ['a'],
      [
        ['a', 'star', [1]],
        ['b', 'read', [1]],
      ],
    ],
    [
      'all that want the same',
      ['a', 'b', 'c'],
      [
        ['a', 'star', [1]],
        ['b', 'star', [2]],
        ['c', 'star', [3]],
      ],
    ],
    [
      'also those behind others that are about other messages',
      ['a', 'c'],
      [
        ['a', 'star', [1]],
        ['b', 'move', [2]],
        ['c', 'star', [3]],
      ],
    ],
    [
      'not one that would overtake another on its message',
      ['a'],
      [
        ['a', 'star', [1]],
        ['b', 'unstar', [3]],
        ['c', 'star', [3]],
      ],
    ],
    [
      'not one that would overtake the making of a mailbox',
      ['a'],
      [
        ['a', 'move', [1]],
        ['b', 'rename', [], { structural: true }],
        ['c', 'move', [2]],
      ],
    ],
    [
      'one of its kind alone, where they cannot be merged',
      ['a'],
      [
        ['a', 'copy', [1], { mergeable: false }],
        ['b', 'copy', [2], { mergeable: false }],
      ],
    ],
    [
      'one that was tried before, alone',
      ['a'],
      [
        ['a', 'star', [1], { attempts: 1 }],
        ['b', 'star', [2]],
      ],
    ],
    [
      'others past one that is put off',
      ['b'],
      [
        ['a', 'append', [1], { putOff: true }],
        ['b', 'star', [2]],
      ],
    ],
    [
      'nothing about the messages of one that is put off',
      [],
      [
        ['a', 'append', [1], { putOff: true }],
        ['b', 'star', [1, 2]],
      ],
    ],
    [
      'nor about those of what waits behind it',
      [],
      [
        ['a', 'append', [1], { putOff: true }],
        ['b', 'move', [1, 2]],
        ['c', 'star', [2]],
      ],
    ],
    ['and nothing, when all is put off', [], [['a', 'append', [1], { putOff: true }]]],
  ])('are %s', (_what, expected, operations) => {
    expect(next(...operations)).toEqual(expected);
  });

  it('are never more at once than a server takes lightly', () => {
    expect(nextOperations(queue(['a', 'star', [1]], ['b', 'star', [2]], ['c', 'star', [3]]), 2)).toEqual(['a', 'b']);
  });

  it('ask for messages only where it matters', () => {
    const unasked = () => {
      throw new Error('asked');
    };
    const operations = queue(['a', 'star', []], ['b', 'star', []]).map((one) => ({ ...one, messages: unasked }));
    expect(nextOperations(operations, 10)).toEqual(['a', 'b']);
  });
});
