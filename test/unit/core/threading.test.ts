import fc from 'fast-check';
import { expect, test } from 'vitest';
import { branchFrom, joinThreads, threadKeys } from '../../../engine/core/threading.ts';
import type { AccountId, ThreadId } from '../../../shared/domain/ids.ts';

const ACCOUNT = 1 as AccountId;
const thread = (id: number) => id as ThreadId;

function keys(messageIdHeader: string | null, references: string[] = [], inReplyTo: string | null = null) {
  return threadKeys(ACCOUNT, { messageIdHeader, references, inReplyTo });
}

test('an answer names its original by In-Reply-To or by References', () => {
  const original = keys('a@x').own;
  expect(keys('b@x', [], 'a@x').named).toEqual([original]);
  expect(keys('b@x', ['a@x'], 'a@x').named).toEqual([original]);
});

test('a message that names itself or nothing names nobody', () => {
  expect(keys('a@x', ['a@x', ''], 'a@x').named).toEqual([]);
  expect(keys(null)).toEqual({ own: null, named: [] });
});

test('of an endless chain the root and the latest are kept', () => {
  const chain = Array.from({ length: 500 }, (_, n) => `${n}@x`);
  const { named } = keys('last@x', chain);
  expect(named).toHaveLength(32);
  expect(named[0]).toBe(keys('0@x').own);
  expect(named.at(-1)).toBe(keys('499@x').own);
});

test('the same id means another message in another account', () => {
  const other = threadKeys(2 as AccountId, { messageIdHeader: 'a@x', references: [], inReplyTo: null });
  expect(other.own).not.toBe(keys('a@x').own);
});

test('keys are safe integers, and differ where ids differ', () => {
  const ids = Array.from({ length: 200_000 }, (_, n) =>
    n % 2 === 0 ? `${n}.1700000000@mail.ac-lyon.fr` : `CAF${n.toString(36)}@mail.gmail.com`,
  );
  const all = ids.map((id) => keys(id).own!);
  expect(all.every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true);
  expect(new Set(all).size).toBe(ids.length);
});

test('threads that turn out to be one take the eldest’s name', () => {
  expect(joinThreads([thread(9), thread(4), thread(9)], thread(12))).toEqual({ threadId: 4, absorbed: [9] });
  expect(joinThreads([], thread(12))).toEqual({ threadId: 12, absorbed: [] });
});

/** What the store does with keys, on a plain Map. */
function threadsOf(letters: readonly { id: number; named: number[] }[]): Map<number, ThreadId> {
  const links = new Map<number, ThreadId>();
  const of = new Map<number, ThreadId>();
  for (const [index, { id, named }] of letters.entries()) {
    const { own, named: others } = keys(
      `${id}@x`,
      named.map((n) => `${n}@x`),
    );
    const all = [...others, own!];
    const found = all.map((key) => links.get(key)).filter((known) => known !== undefined);
    const { threadId, absorbed } = joinThreads(found, thread(index + 1));
    for (const map of [links, of]) for (const [key, value] of map) if (absorbed.includes(value)) map.set(key, threadId);
    for (const key of all) links.set(key, threadId);
    of.set(id, threadId);
  }
  return of;
}

test('threads come out the same in whatever order messages arrive', () => {
  const letters = fc
    .uniqueArray(fc.nat({ max: 15 }), { minLength: 1, maxLength: 12 })
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) => fc.record({ id: fc.constant(id), named: fc.array(fc.nat({ max: 15 }), { maxLength: 2 }) })),
      ),
    );
  fc.assert(
    fc.property(letters, fc.infiniteStream(fc.nat()), (inOrder, random) => {
      const shuffled = [...inOrder].map((letter) => ({ letter, at: random.next().value as number }));
      shuffled.sort((a, b) => a.at - b.at);
      const [one, other] = [threadsOf(inOrder), threadsOf(shuffled.map(({ letter }) => letter))];
      for (const a of inOrder) {
        for (const b of inOrder) {
          expect(one.get(a.id) === one.get(b.id)).toBe(other.get(a.id) === other.get(b.id));
        }
      }
    }),
  );
});

test('a branch is a message and all that answers it, in whichever order they are told, and nothing beside it', () => {
  const messages = [
    { own: 'd@x', named: ['c@x'] },
    { own: 'c@x', named: ['a@x', 'b@x'] },
    { own: 'b@x', named: ['a@x'] },
    { own: 'beside@x', named: ['a@x'] },
    { own: null, named: ['b@x'] },
    { own: 'a@x', named: [] },
  ];
  expect([...branchFrom('b@x', messages)].toSorted()).toEqual(['b@x', 'c@x', 'd@x']);
  expect([...branchFrom('gone@x', [{ own: 'e@x', named: ['gone@x'] }])].toSorted()).toEqual(['e@x', 'gone@x']);
});
