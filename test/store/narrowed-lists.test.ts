// Lists narrowed by one click, tags in searches, the best first, and searches that are kept.
import { expect, test } from 'vitest';
import { search } from '../../engine/search/search.ts';
import { saveContact } from '../../engine/store/contacts.ts';
import { listIds } from '../../engine/store/lists.ts';
import { messageRows } from '../../engine/store/messages.ts';
import {
  insertSavedSearch,
  listSavedSearches,
  removeSavedSearch,
  renameSavedSearch,
} from '../../engine/store/saved-searches.ts';
import { saveSources } from '../../engine/store/sources.ts';
import { addTag } from '../../engine/store/tags.ts';
import { setThreadMark } from '../../engine/store/thread-marks.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { NO_FILTER, type QuickFilter } from '../../shared/domain/quick-filter.ts';
import { addAccount, addMailbox, deliver, digest, header, scratchStore } from './scratch-store.ts';

const FROM = { zoe: { name: 'Zoé', address: 'Zoe@orange.fr' }, paul: { name: 'Paul', address: 'paul@ac-lyon.fr' } };

function mailed() {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const ids = deliver(store, account, inbox, [
    header(1, { flags: ['\\Seen'], facts: { from: [FROM.zoe] } }),
    header(2, { flags: ['\\Flagged'], facts: { from: [FROM.paul], likelyAttachments: true } }),
    header(3, { flags: ['\\Seen', '\\Flagged', '$label1'], facts: { from: [FROM.zoe] } }),
    header(4, { flags: ['$Label4'], facts: { from: [FROM.paul] } }),
  ]);
  return { store, inbox, ids: ids as number[] };
}

test('of a thread a narrowed list shows the messages that fit, and no others', () => {
  const { store, inbox, ids } = mailed();
  const answer = (uid: number, flags: string[]) => header(uid, { flags, facts: { references: ['m1@test'] } });
  const account = store.reads.value<number>('account', 'SELECT id FROM accounts') as never;
  const [fifth] = deliver(store, account, inbox, [answer(5, []), answer(6, ['\\Seen'])]);
  const { ids: shown, depths } = listIds(store.reads, {
    mailboxIds: [inbox],
    sort: { by: 'date', direction: 'desc' },
    threaded: true,
    filter: { ...NO_FILTER, unread: true },
  });
  expect([...shown]).toEqual([fifth, ids[3], ids[1]]);
  expect([...depths!]).toEqual([0, 0, 0]);
});

test('a list narrowed to watched threads shows what is of one', () => {
  const { store, inbox, ids } = mailed();
  const [first] = messageRows(store.reads, [ids[0] as MessageId]);
  store.transaction((tx) => setThreadMark(tx, 'watched', first!.threadId, true, 0));
  const list = { mailboxIds: [inbox], sort: { by: 'date', direction: 'desc' }, threaded: false } as const;
  expect([...listIds(store.reads, { ...list, filter: { ...NO_FILTER, watched: true } }).ids]).toEqual([ids[0]]);
});

test('a list shows what has everything that was clicked, in its own order', () => {
  const { store, inbox, ids } = mailed();
  store.transaction((tx) => saveContact(tx, { name: 'Zoé Lopez', address: 'zoe@orange.fr' }));
  const [first, second, third, fourth] = ids;
  const shown = (filter: Partial<QuickFilter>, threaded = false) => [
    ...listIds(store.reads, {
      mailboxIds: [inbox],
      sort: { by: 'date', direction: 'desc' },
      threaded,
      filter: { ...NO_FILTER, ...filter },
    }).ids,
  ];
  expect(shown({})).toEqual([fourth, third, second, first]);
  expect(shown({ unread: true })).toEqual([fourth, second]);
  expect(shown({ flagged: true })).toEqual([third, second]);
  expect(shown({ unread: true, flagged: true })).toEqual([second]);
  expect(shown({ attachments: true })).toEqual([second]);
  expect(shown({ contacts: true })).toEqual([third, first]);
  expect(shown({ tags: ['$label1', '$label4'] })).toEqual([fourth, third]);
  expect(shown({ tags: ['$label1'], unread: true })).toEqual([]);
  expect(shown({ flagged: true }, true).toSorted()).toEqual([second, third]);
});

test('a tag is found by its name in either language, by its keyword, or by what it begins with', () => {
  const { store, ids } = mailed();
  const [, , third, fourth] = ids;
  store.transaction((tx) => addTag(tx, { name: 'Réunion 6eB', colour: '#058b00' }));
  const found = (text: string) => [...search(store, { text, mailboxId: null }, 0).ids];
  expect(found('étiquette:important')).toEqual([third]);
  expect(found('étiquette:"à faire"')).toEqual([fourth]);
  expect(found('tag:todo ou tag:"to do"')).toEqual([fourth]);
  expect(found('étiquette:$label1')).toEqual([third]);
  expect(found('-étiquette:important est:suivi')).toEqual([ids[1]]);
  expect(found('étiquette:réunion')).toEqual([]);
});

test('the best first: a word in an old subject before the same in newer bodies', () => {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const facts = (subject: string, dateAt: number) => ({ facts: { subject, dateAt } });
  const day = 86_400_000;
  const heads = [facts('Piscine', 1_000 * day), facts('Divers', 1_050 * day), facts('Autre', 1_060 * day)];
  const ids = deliver(
    store,
    account,
    inbox,
    heads.map((head, i) => header(i + 1, head)),
  ) as number[];
  store.transaction((tx) =>
    saveSources(
      tx,
      heads.map((head, i) => ({
        messageId: ids[i]! as never,
        digest: digest({ ...head, text: 'La piscine ferme.', hash: `h${i}` }),
      })),
    ),
  );
  const order = (byRelevance: boolean) => [
    ...search(store, { text: 'piscine', mailboxId: null, byRelevance }, 1_070 * day).ids,
  ];
  expect(order(false)).toEqual([ids[2], ids[1], ids[0]]);
  expect(order(true)).toEqual([ids[0], ids[2], ids[1]]);
});

test('a search is kept under a name, renamed and removed', () => {
  const { store, inbox } = mailed();
  const id = store.transaction((tx) => insertSavedSearch(tx, { name: 'À traiter', text: 'non lu', mailboxId: inbox }));
  expect(listSavedSearches(store.reads)).toEqual([{ id, name: 'À traiter', text: 'non lu', mailboxId: inbox }]);
  store.transaction((tx) => renameSavedSearch(tx, id, 'Urgent'));
  expect(listSavedSearches(store.reads)[0]?.name).toBe('Urgent');
  store.transaction((tx) => removeSavedSearch(tx, id));
  expect(listSavedSearches(store.reads)).toEqual([]);
});
