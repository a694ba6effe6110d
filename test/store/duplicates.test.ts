// Copies are found, proven, and one of each is kept; what only bears the same Message-ID is never called a copy.
import { expect, test } from 'vitest';
import { findDuplicates, removeCopies } from '../../engine/housekeeping/duplicates.ts';
import { digestSource } from '../../engine/mime/digest.ts';
import { move } from '../../engine/operations/index.ts';
import { saveMailboxList } from '../../engine/store/mailbox-tree.ts';
import { accountMailboxes } from '../../engine/store/mailboxes.ts';
import { mailboxMessageIds } from '../../engine/store/messages.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { DuplicateScope } from '../../shared/domain/duplicate.ts';
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import { addAccount, addMailbox, deliver, scratchStore } from './scratch-store.ts';

const NEVER = new AbortController().signal;
const search = { signal: NEVER, enough: NEVER, onProgress: () => undefined };

const letter = (text: string, { way = 'a', id = 'm1' } = {}) =>
  `Received: from ${way}\r\nFrom: Paul <paul@x.fr>\r\nTo: claire@x.fr\r\nSubject: Sortie\r\nDate: Tue, 4 Apr 2023 09:08:00 +0200\r\n${id === '' ? '' : `Message-ID: <${id}@x>\r\n`}\r\n${text}\r\n`;

function scene() {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const sent = addMailbox(store, account, 'Sent', 'sent');
  const trash = addMailbox(store, account, 'Trash', 'trash');
  let uid = 0;
  const put = (mailbox: MailboxId, raw: string, flags: string[] = []) => {
    uid += 1;
    const digest = digestSource(new TextEncoder().encode(raw));
    const { facts, sizeBytes } = digest;
    const [id] = deliver(store, account, mailbox, [{ uid, flags, internalDateAt: uid, sizeBytes, facts }]);
    store.transaction((tx) => saveSources(tx, [{ messageId: id!, digest }]));
    return id!;
  };
  const find = async (scope: DuplicateScope = { kind: 'everything' }) =>
    (await findDuplicates(store.reads, scope, search)).groups.map(({ kept, copies }) => ({
      kept: kept.id,
      copies: copies.map(({ row, differs, proven }) => ({ id: row.id, differs, proven })),
    }));
  return { store, account, inbox, sent, trash, put, find };
}

test('of the same bytes the first that came is kept, unless another was answered or starred', async () => {
  const { inbox, put, find } = scene();
  const first = put(inbox, letter('Bonjour'));
  const second = put(inbox, letter('Bonjour'));
  expect(await find()).toEqual([{ kept: first, copies: [{ id: second, differs: [], proven: true }] }]);
  const starred = put(inbox, letter('Bonjour'), ['\\Flagged']);
  const [group] = await find();
  expect(group?.kept).toBe(starred);
  expect(group?.copies.map(({ differs }) => differs)).toEqual([['flagged'], ['flagged']]);
});

test('the same content that came another way is a copy, another content under the same Message-ID is not', async () => {
  const { inbox, put, find } = scene();
  const first = put(inbox, letter('Bonjour'));
  const again = put(inbox, letter('Bonjour', { way: 'the list' }));
  const other = put(inbox, letter('Au revoir'));
  expect(await find()).toEqual([
    {
      kept: first,
      copies: [
        { id: again, differs: ['bytes'], proven: true },
        { id: other, differs: ['content'], proven: false },
      ],
    },
  ]);
});

test('without a Message-ID only the very bytes count; what was sent, and the trash, are left alone', async () => {
  const { inbox, sent, trash, put, find } = scene();
  const one = put(inbox, letter('Sans', { id: '' }));
  const two = put(inbox, letter('Sans', { id: '' }));
  put(inbox, letter('Autre', { id: '' }));
  put(inbox, letter('À tous', { id: 'm2' }));
  put(sent, letter('À tous', { id: 'm2' }));
  put(trash, letter('À tous', { id: 'm2' }));
  expect(await find()).toEqual([{ kept: one, copies: [{ id: two, differs: [], proven: true }] }]);
  expect(await find({ kind: 'mailbox', mailboxId: sent })).toEqual([]);
});

const withFile = (bytes: string, link = 'a') =>
  letter(
    [
      '--b',
      'Content-Type: text/html',
      '',
      `<p><a href="https://x.fr/${link}">Le bilan</a></p>`,
      '--b',
      'Content-Type: application/pdf; name="bilan.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64'),
      '--b--',
    ].join('\r\n'),
  ).replace('Received:', 'Content-Type: multipart/mixed; boundary=b\r\nReceived:');

test('a file of the same name and size with other bytes is other content, and so is a link to elsewhere', async () => {
  const { inbox, put, find } = scene();
  const first = put(inbox, withFile('total 100'));
  const again = put(inbox, withFile('total 100').replace('from a', 'the list'));
  put(inbox, withFile('total 999'));
  put(inbox, withFile('total 100', 'b'));
  const [group] = await find();
  expect(group?.kept).toBe(first);
  expect(group?.copies.filter(({ proven }) => proven).map(({ id }) => id)).toEqual([again]);
  expect(group?.copies).toHaveLength(3);
});

test('what is in « All Mail » of a server with labels is the same message, not a copy of it', async () => {
  const { store, account, inbox, put, find } = scene();
  const all = addMailbox(store, account, 'All Mail', null);
  store.transaction((tx) => {
    const listed = (path: string, role: MailboxRole | null) => ({
      path,
      delimiter: '/',
      parentPath: null,
      name: path,
      role,
      selectable: true,
    });
    saveMailboxList(tx, account, [
      listed('INBOX', 'inbox'),
      listed('Sent', 'sent'),
      listed('Trash', 'trash'),
      listed('Parents', null),
      { ...listed('All Mail', null), showsOthers: true },
    ]);
  });
  const parents = accountMailboxes(store.reads, account).find(({ path }) => path === 'Parents')!.id;
  for (const mailbox of [inbox, all, parents]) put(mailbox, letter('Bonjour'));
  expect(await find()).toEqual([]);
  const second = put(inbox, letter('Bonjour'));
  expect((await find()).map(({ copies }) => copies.map(({ id }) => id))).toEqual([[second]]);
});

test('a copy whose kept one has gone meanwhile stays: it is the last', async () => {
  const { store, trash, inbox, put, find } = scene();
  put(inbox, letter('Bonjour'));
  put(inbox, letter('Bonjour'));
  const [group] = await find();
  const copies = group!.copies.map(({ id }) => ({ id, keptId: group!.kept }));
  const inTrash = () => mailboxMessageIds(store.reads, trash);
  store.transaction((tx) => move(tx, { ids: [group!.kept], mailboxId: trash }));
  expect(store.transaction((tx) => removeCopies(tx, copies))).toEqual([]);
  expect(inTrash()).toEqual([group!.kept]);
  store.transaction((tx) => move(tx, { ids: [group!.kept], mailboxId: inbox }));
  expect(store.transaction((tx) => removeCopies(tx, copies))).toHaveLength(1);
  expect(inTrash()).toEqual(copies.map(({ id }) => id));
});
