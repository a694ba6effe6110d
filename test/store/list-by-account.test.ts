// Received mail of several accounts sorted by them, in the order in which the person has them.
import { expect, test } from 'vitest';
import { listIds, sortIds } from '../../engine/store/lists.ts';
import { addAccount, addMailbox, deliver, header, scratchStore } from './scratch-store.ts';

test('a list is sorted by account: the person’s order, the newest first within each', () => {
  const store = scratchStore();
  const [school, own] = [addAccount(store), addAccount(store)];
  const [ofSchool, ofOwn] = [addMailbox(store, school), addMailbox(store, own)];
  const [old, recent] = deliver(store, own, ofOwn, [header(1), header(4)]);
  const [older, newer] = deliver(store, school, ofSchool, [header(2), header(3)]);
  const by = (direction: 'asc' | 'desc') => ({ by: 'account' as const, direction });
  const listed = (direction: 'asc' | 'desc') => [
    ...listIds(store.reads, { mailboxIds: [ofOwn, ofSchool], sort: by(direction), threaded: false }).ids,
  ];
  expect(listed('asc')).toEqual([newer, older, recent, old]);
  expect(listed('desc')).toEqual([recent, old, newer, older]);
  const found = Uint32Array.from([old!, newer!, recent!, older!]);
  expect([...sortIds(store.reads, found, by('asc'))]).toEqual([newer, older, recent, old]);
  store.transaction((tx) => tx.run('order', 'UPDATE accounts SET position = -1 WHERE id = ?', [own]));
  expect(listed('asc')).toEqual([recent, old, newer, older]);
});
