// The groups of a list cover all of it in order, whatever it is sorted by, with threads and without.
import { expect, test } from 'vitest';
import { groupsOf } from '../../engine/store/list-groups.ts';
import { listIds, sortIds } from '../../engine/store/lists.ts';
import type { Sort } from '../../shared/domain/list-layout.ts';
import { addAccount, addMailbox, deliver, header, scratchStore } from './scratch-store.ts';

const NOW = new Date(2026, 10, 18, 12).getTime();
const on = (month: number, day: number) => new Date(2026, month - 1, day, 9).getTime();
const person = (name: string) => [{ name, address: `${name}@ac-lyon.fr` }];

function scene() {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const message = (uid: number, dateAt: number, from: string, to: string, more: object = {}) =>
    header(uid, { facts: { dateAt, from: person(from), to: person(to), ...more } });
  const ids = deliver(store, account, inbox, [
    message(1, on(9, 2), 'Zoé', 'Anne'),
    message(2, on(11, 17), 'Anne', 'Émile'),
    message(3, on(11, 18), 'zoe', 'Anne', { references: ['m1@test'] }),
    message(4, on(11, 18), 'Anne', 'Bruno'),
  ]);
  const groups = (sort: Sort, threaded = false) => {
    const list = listIds(store.reads, { mailboxIds: [inbox], sort, threaded });
    const found = groupsOf(store.reads, { ...list, sort, listed: { mailboxIds: [inbox] } }, NOW);
    return found?.keys.map((key, index) => [key, found.sizes[index]]);
  };
  return { store, ids, inbox, groups };
}

test('by date, newest first or oldest first', () => {
  const { groups } = scene();
  expect(groups({ by: 'date', direction: 'desc' })).toEqual([
    ['today', 2],
    ['yesterday', 1],
    ['2026-09', 1],
  ]);
  expect(groups({ by: 'date', direction: 'asc' })).toEqual([
    ['2026-09', 1],
    ['yesterday', 1],
    ['today', 2],
  ]);
});

test('a thread stands whole under the head of the message that gives it its place', () => {
  const { groups } = scene();
  expect(groups({ by: 'date', direction: 'desc' }, true)).toEqual([
    ['today', 3],
    ['yesterday', 1],
  ]);
  expect(groups({ by: 'date', direction: 'asc' }, true)).toEqual([
    ['2026-09', 2],
    ['yesterday', 1],
    ['today', 1],
  ]);
});

test('by sender and by recipient, whatever case and accents they are written with', () => {
  const { groups } = scene();
  expect(groups({ by: 'from', direction: 'asc' })).toEqual([
    ['anne', 2],
    ['zoe', 2],
  ]);
  expect(groups({ by: 'to', direction: 'desc' })).toEqual([
    ['emile', 1],
    ['bruno', 1],
    ['anne', 2],
  ]);
});

test('an order that makes no groups has none', () => {
  const { groups } = scene();
  expect(groups({ by: 'size', direction: 'desc' })).toBeUndefined();
});

test('results of a search are sorted and grouped like a folder', () => {
  const { store, ids } = scene();
  const [september, yesterday, , today] = ids;
  const found = Uint32Array.of(yesterday!, september!, today!);
  const sort: Sort = { by: 'date', direction: 'asc' };
  const sorted = sortIds(store.reads, found, sort);
  expect([...sorted]).toEqual([september, yesterday, today]);
  const groups = groupsOf(store.reads, { ids: sorted, depths: null, sort, listed: { ids: sorted } }, NOW);
  expect(groups?.keys).toEqual(['2026-09', 'yesterday', 'today']);
  expect([...sortIds(store.reads, found, { by: 'to', direction: 'asc' })]).toEqual([september, today, yesterday]);
});
