// A list that was read once is mended by what changed: new mail, moves, deletions, threads that join. That it agrees with the
// index after anything at all is said by counters.property.test.ts.
import { expect, test } from 'vitest';
import { listIds } from '../../engine/store/lists.ts';
import { showIn } from '../../engine/store/message-intents.ts';
import { removeUids } from '../../engine/store/message-sync.ts';
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { SortBy } from '../../shared/domain/list-layout.ts';
import { addAccount, addMailbox, deliver, header, scratchStore } from './scratch-store.ts';

const FIRST = 300;

function scene() {
  const store = scratchStore();
  const account = addAccount(store);
  const [inbox, other] = [addMailbox(store, account), addMailbox(store, account, 'Autre')];
  const from = (uid: number) => [{ name: `${'ÀbcÉz'[uid % 5]} ${uid % 7}`, address: `p${uid % 7}@ac-lyon.fr` }];
  const letter = (uid: number, references: string[] = []) => header(uid, { facts: { from: from(uid), references } });
  const ids = deliver(
    store,
    account,
    inbox,
    Array.from({ length: FIRST }, (_, index) => letter(index + 1)),
  );
  const reads: string[] = [];
  const db = new Proxy(store.reads, {
    get: (reading, name) =>
      name === 'get'
        ? (...args: Parameters<typeof reading.get>) => {
            reads.push(args[0]);
            return reading.get(...args);
          }
        : Reflect.get(reading, name),
  });
  const listed = (mailboxIds: MailboxId[], by: SortBy = 'date') => {
    const asked = { mailboxIds, sort: { by, direction: 'asc' }, threaded: true } as const;
    const kept = listIds(db, asked);
    expect(kept).toEqual(store.transaction((tx) => listIds(tx, asked)));
    return kept;
  };
  return { store, account, inbox, other, ids, letter, listed, wholeReads: () => reads.splice(0).length };
}

test('what comes, goes, moves and joins a thread is put where it belongs, and the rest is not read again', () => {
  const { store, account, inbox, other, ids, letter, listed, wholeReads } = scene();
  const look = () => {
    for (const by of ['date', 'from'] as const) for (const places of [[inbox], [inbox, other]]) listed(places, by);
  };
  look();
  expect(wholeReads()).toBeGreaterThan(0);
  deliver(store, account, inbox, [letter(FIRST + 1), letter(FIRST + 2, ['m7@test'])]);
  look();
  store.transaction((tx) => removeUids(tx, inbox, [1, 150, FIRST + 1]));
  look();
  store.transaction((tx) => showIn(tx, [ids[10]!, ids[200]!], other));
  look();
  // What two held apart are of one thread, as this letter tells.
  deliver(store, account, other, [letter(FIRST + 3, ['m20@test', 'm30@test'])]);
  look();
  expect(wholeReads()).toBe(0);
});

test('what was rolled back has never been', () => {
  const { store, inbox, other, ids, listed } = scene();
  const before = listed([inbox]);
  const undone = () =>
    store.transaction((tx) => {
      showIn(tx, [ids[0]!], other);
      throw new RangeError('no');
    });
  expect(undone).toThrow(RangeError);
  expect(listed([inbox])).toEqual(before);
});

test('where much has changed all of it is read again', () => {
  const { store, inbox, other, ids, listed, wholeReads } = scene();
  listed([inbox]);
  store.transaction((tx) => showIn(tx, ids.slice(0, 250), other));
  wholeReads();
  expect(listed([inbox]).ids.length).toBe(50);
  expect(wholeReads()).toBe(1);
});
