// The flight recorder in the store: bounded in age and number, and one with what it tells of.
import { expect, test } from 'vitest';
import { forgetOldEntries, listJournal, note, wholeJournal } from '../../engine/store/journal.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { JournalFacts } from '../../shared/domain/journal.ts';
import { scratchStore } from './scratch-store.ts';

const DAY_MS = 86_400_000;
const opened: JournalFacts = { kind: 'program', what: 'opened' };
const count = (store: ReturnType<typeof scratchStore>) =>
  store.reads.value<number>('journal count', 'SELECT count(*) FROM journal');

test('newest first, page by page, of one account or of all', () => {
  const store = scratchStore();
  store.transaction((tx) => {
    for (let n = 1; n <= 5; n += 1) note(tx, (n % 2) as AccountId, { kind: 'renamedThere', count: n }, n);
    note(tx, null, opened, 6);
  });
  const all = { accountId: null, beforeId: null, limit: 3 };
  const first = listJournal(store.reads, all);
  expect(first.map(({ at }) => at)).toEqual([6, 5, 4]);
  expect(listJournal(store.reads, { ...all, beforeId: first.at(-1)!.id }).map(({ at }) => at)).toEqual([3, 2, 1]);
  expect(listJournal(store.reads, { ...all, accountId: 1 as AccountId }).map(({ at }) => at)).toEqual([5, 3, 1]);
  expect(wholeJournal(store.reads, null, first[1]!.id).map(({ at }) => at)).toEqual([1, 2, 3, 4, 5]);
});

test('what is taken back with its transaction was never noted', () => {
  const store = scratchStore();
  expect(() =>
    store.transaction((tx) => {
      note(tx, null, opened);
      throw new Error('rolled back');
    }),
  ).toThrow('rolled back');
  expect(count(store)).toBe(0);
});

test('fourteen days are kept; dates that a wrong clock gave go too', () => {
  const store = scratchStore();
  const now = Date.UTC(2026, 10, 21);
  store.transaction((tx) => {
    for (const days of [-15, -13, 0, 400]) note(tx, null, opened, now + days * DAY_MS);
    forgetOldEntries(tx, now);
  });
  expect(wholeJournal(store.reads, null, null).map(({ at }) => (at - now) / DAY_MS)).toEqual([-13, 0]);
});

test('its number is bounded, the oldest go first', () => {
  const store = scratchStore();
  store.transaction((tx) => {
    for (let n = 1; n <= 21_000; n += 1) note(tx, null, opened, n);
  });
  expect(count(store)).toBe(20_000);
  expect(listJournal(store.reads, { accountId: null, beforeId: null, limit: 1 })[0]?.at).toBe(21_000);
});
