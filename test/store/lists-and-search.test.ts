import { expect, test } from 'vitest';
import { listIds } from '../../engine/store/lists.ts';
import { mailboxesOfRole } from '../../engine/store/mailboxes.ts';
import { messageRows } from '../../engine/store/messages.ts';
import { searchMessages } from '../../engine/store/search-messages.ts';
import { saveSources } from '../../engine/store/sources.ts';
import { findByMessageIdHeader } from '../../engine/store/threads.ts';
import type { MessageId, PartId } from '../../shared/domain/ids.ts';
import { type Sort, SortBy } from '../../shared/domain/list-layout.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import { addAccount, addMailbox, deliver, digest, header, scratchStore } from './scratch-store.ts';

function scene() {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const other = addMailbox(store, account, 'Archives');
  return { store, account, inbox, other };
}

test('a list is in the order asked for, ties by date', () => {
  const { store, account, inbox } = scene();
  const at = (subject: string, name: string, more: object = {}) => ({
    facts: { subject, from: [{ name, address: 'x@y.fr' }], ...more },
  });
  const [a, b, c, d] = deliver(store, account, inbox, [
    header(1, { ...at('Zèbre', 'Émile'), sizeBytes: 30, flags: ['\\Seen'] }),
    header(2, { ...at('Re: école', 'Zoé'), sizeBytes: 10, flags: ['\\Flagged'] }),
    header(3, { ...at('ÉCOLE', 'Anne', { likelyAttachments: true }), sizeBytes: 20, flags: ['\\Seen'] }),
    header(4, { ...at('Bus', 'emile'), sizeBytes: 40 }),
  ]);
  const order = (by: Sort['by'], direction: Sort['direction']) => [
    ...listIds(store.reads, { mailboxIds: [inbox], sort: { by, direction }, threaded: false }).ids,
  ];
  expect(order('date', 'desc')).toEqual([d, c, b, a]);
  expect(order('date', 'asc')).toEqual([a, b, c, d]);
  expect(order('subject', 'asc')).toEqual([d, b, c, a]);
  expect(order('from', 'asc')).toEqual([c, a, d, b]);
  expect(order('size', 'desc')).toEqual([d, a, c, b]);
  expect(order('flagged', 'desc')).toEqual([b, d, c, a]);
  expect(order('attachment', 'desc')).toEqual([c, d, b, a]);
  expect(order('unread', 'desc')).toEqual([d, b, c, a]);
});

test('several mailboxes make one list, whatever it is ordered by, each thread in its own account', () => {
  const { store, account, inbox } = scene();
  const elsewhere = addAccount(store, 'ce.0170000a@ac-x.fr');
  const there = addMailbox(store, elsewhere);
  const [a, c] = deliver(store, account, inbox, [header(1), header(3, { facts: { inReplyTo: 'm1@test' } })]);
  const [b, d] = deliver(store, elsewhere, there, [header(2), header(4, { facts: { inReplyTo: 'm1@test' } })]);
  const mailboxIds = mailboxesOfRole(store.reads, 'inbox');
  expect(mailboxIds).toEqual([inbox, there]);
  for (const by of SortBy.options) {
    const list = listIds(store.reads, { mailboxIds, sort: { by, direction: 'desc' }, threaded: false });
    expect([...list.ids].sort()).toEqual([a, b, c, d].sort());
  }
  const list = listIds(store.reads, { mailboxIds, sort: { by: 'date', direction: 'desc' }, threaded: true });
  expect([...list.ids]).toEqual([d, a, c, b]);
  expect([...list.depths!]).toEqual([0, 0, 1, 0]);
  expect([
    ...listIds(store.reads, { mailboxIds: [], sort: { by: 'date', direction: 'asc' }, threaded: false }).ids,
  ]).toEqual([]);
});

test('an empty mailbox has an empty list', () => {
  const { store, inbox } = scene();
  const list = listIds(store.reads, { mailboxIds: [inbox], sort: { by: 'date', direction: 'desc' }, threaded: true });
  expect(list).toEqual({ ids: new Uint32Array(), depths: new Uint8Array() });
});

test('messages that name one another are one thread, even where the one between comes last', () => {
  const { store, account, inbox, other } = scene();
  const [answer, alone, first] = deliver(store, account, inbox, [
    header(30, { facts: { references: ['m20@test'] } }),
    header(25),
    header(10),
  ]);
  const threads = (...ids: MessageId[]) => new Set(messageRows(store.reads, ids).map(({ threadId }) => threadId));
  expect(threads(answer!, alone!, first!).size).toBe(3);
  const [between] = deliver(store, account, other, [header(20, { facts: { inReplyTo: 'm10@test' } })]);
  expect(threads(first!, between!, answer!).size).toBe(1);
  const list = listIds(store.reads, { mailboxIds: [inbox], sort: { by: 'date', direction: 'desc' }, threaded: true });
  expect([...list.ids]).toEqual([first, answer, alone]);
  expect([...list.depths!]).toEqual([0, 1, 0]);
});

test('a message is found by its Message-ID header in its own account only', () => {
  const { store, account, inbox } = scene();
  const elsewhere = addAccount(store, 'b@x.fr');
  const [id] = deliver(store, account, inbox, [header(1)]);
  deliver(store, elsewhere, addMailbox(store, elsewhere), [header(1)]);
  expect(findByMessageIdHeader(store.reads, account, 'm1@test').map((found) => found.id)).toEqual([id]);
  expect(findByMessageIdHeader(store.reads, account, 'm2@test')).toEqual([]);
});

test('a search finds every word as a beginning, in subject, people, attachments and text, newest first', () => {
  const { store, account, inbox, other } = scene();
  const [old, recent] = deliver(store, account, inbox, [header(1), header(9)]);
  const [archived] = deliver(store, account, other, [header(5)]);
  const attachment = { declaredType: 'application/pdf', detectedType: null, sizeBytes: 1, inline: false };
  const attachments = [
    { ...attachment, partId: '2' as PartId, name: 'Évry-plan.pdf', contentId: null, risk: 'none' as const },
  ];
  const elodie = { name: 'Élodie', address: 'elodie@evry.fr' };
  const saved: [MessageId, Parameters<typeof digest>[0]][] = [
    [recent!, { text: 'La cantine ferme.', facts: { subject: 'Cantine à Évry' } }],
    [archived!, { text: 'Rien', facts: { subject: 'Autre', from: [elodie] } }],
    [old!, { text: 'Œuvre', attachments, facts: { subject: 'Plan' } }],
  ];
  store.transaction((tx) =>
    saveSources(
      tx,
      saved.map(([messageId, some]) => ({ messageId, digest: digest(some) })),
    ),
  );
  const found = (text: string, mailbox: typeof inbox | null = null) =>
    searchMessages(store.reads, readQuery(text, 0).clauses, mailbox).ids;
  expect(found('evry')).toEqual([recent, archived, old]);
  expect(found('ÉVR', inbox)).toEqual([recent, old]);
  expect(found('evry cant')).toEqual([recent]);
  expect(found('evry "OR" cant')).toEqual([]);
  expect(found('elod')).toEqual([archived]);
  expect(found('')).toEqual([]);
  expect(found('zzz')).toEqual([]);
  expect(messageRows(store.reads, [old!])[0]?.hasAttachments).toBe(true);
});

test('a search ends after its thousand and says that there is more', () => {
  const { store, account, inbox } = scene();
  const ids = deliver(
    store,
    account,
    inbox,
    Array.from({ length: 30 }, (_, n) => header(n + 1)),
  );
  store.transaction((tx) =>
    saveSources(
      tx,
      ids.map((messageId, n) => ({ messageId, digest: digest({ text: `rentree ${n}`, facts: { subject: 'x' } }) })),
    ),
  );
  expect(searchMessages(store.reads, readQuery('rentree', 0).clauses, null, 10)).toEqual({
    ids: ids.slice(-10).reverse(),
    more: true,
  });
  expect(searchMessages(store.reads, readQuery('rentree', 0).clauses, null, 30).more).toBe(false);
});

test('messages of one second, before 1970 or in the far future are all found, and in order', () => {
  const { store, account, inbox } = scene();
  const dates = [-5_000_000_000, 0, 1_700_000_000_100, 1_700_000_000_900, 9e15];
  const ids = deliver(
    store,
    account,
    inbox,
    dates.map((dateAt, n) => header(n + 1, { facts: { dateAt } })),
  );
  for (const [n, messageId] of ids.entries()) {
    store.transaction((tx) => saveSources(tx, [{ messageId, digest: digest({ text: `commun ${n}` }) }]));
  }
  expect(searchMessages(store.reads, readQuery('commun', 0).clauses, null).ids).toEqual([...ids].reverse());
});
