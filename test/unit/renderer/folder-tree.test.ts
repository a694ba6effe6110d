import { expect, test } from 'vitest';
import { isInTrash, mailboxKey, treeRows, unifiedKey } from '../../../renderer/features/folders/tree.ts';
import type { Account } from '../../../shared/domain/account.ts';
import { AccountId, MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox, MailboxRole } from '../../../shared/domain/mailbox.ts';

const accountId = AccountId.parse(1);
const account: Account = {
  id: accountId,
  protocol: 'imap',
  address: 'claire.martin@ac-demo.example',
  name: '',
  displayName: '',
  colour: 'blue',
  incoming: null,
  outgoing: null,
  identities: [],
  leaveOnServer: null,
  archiveBy: 'single',
  passwordKept: 'keychain',
};

function mailbox(
  id: number,
  name: string,
  role: MailboxRole | null,
  unread = 0,
  parent: number | null = null,
): Mailbox {
  const parentId = parent === null ? null : MailboxId.parse(parent);
  const counts = { total: 10, unread, offline: 10 };
  return { id: MailboxId.parse(id), accountId, parentId, path: name, name, role, selectable: true, ...counts };
}

const MAILBOXES = [
  mailbox(1, 'Trash', 'trash'),
  mailbox(2, 'Élèves', null, 2),
  mailbox(3, 'Conseil', null),
  mailbox(4, 'INBOX', 'inbox', 3),
  mailbox(5, 'Sorties', null, 4, 2),
  mailbox(6, 'Vieux', null, 0, 1),
];
const names = (collapsed: string[] = []) =>
  treeRows([account], MAILBOXES, new Set(collapsed), 'fr').map(({ node, level }) => {
    const name = node.kind === 'mailbox' ? node.mailbox.name : node.kind;
    return `${level} ${name}`;
  });

test('of some folders only, accounts that have none of them and those of all accounts are left out', () => {
  const second: Account = { ...account, id: AccountId.parse(2), address: 'ecole@ac-demo.example' };
  const theirs = { ...mailbox(11, 'INBOX', 'inbox', 1), accountId: second.id };
  const kinds = (mailboxes: Mailbox[], narrowed: boolean) =>
    treeRows([account, second], mailboxes, new Set(), 'fr', narrowed).map(
      ({ node, siblings }) => `${node.kind} ${siblings}`,
    );
  expect(kinds([...MAILBOXES, theirs], false)).toContain('everyAccount 4');
  expect(kinds([...MAILBOXES, theirs], true).join()).not.toContain('everyAccount');
  expect(kinds([theirs], true)).toEqual(['account 2', 'mailbox 1', 'outbox 2']);
});

test('accounts stand in the order of the person, local folders too', () => {
  const local: Account = { ...account, id: AccountId.parse(9), protocol: 'local', address: '' };
  const rows = treeRows([local, account], MAILBOXES, new Set(), 'fr');
  const accounts = rows.flatMap(({ node }) => (node.kind === 'account' ? [node.account.protocol] : []));
  expect(accounts).toEqual(['local', 'imap']);
});

test('roles come first in their order, then names, each below its parent', () => {
  expect(names()).toEqual([
    '1 account',
    '2 INBOX',
    '2 Trash',
    '3 Vieux',
    '2 Conseil',
    '2 Élèves',
    '3 Sorties',
    '1 outbox',
  ]);
});

test('a collapsed folder counts the unread messages that it hides', () => {
  const rows = treeRows([account], MAILBOXES, new Set([mailboxKey(MailboxId.parse(2))]), 'fr');
  const row = rows.find(({ key }) => key === 'mailbox-2')!;
  expect(row).toMatchObject({ expanded: false, unread: 6 });
  expect(rows.some(({ key }) => key === 'mailbox-5')).toBe(false);
});

test('each row says where it stands among its siblings', () => {
  const inbox = treeRows([account], MAILBOXES, new Set(), 'fr').find(({ key }) => key === 'mailbox-4')!;
  expect(inbox).toMatchObject({ level: 2, position: 1, siblings: 4, parentKey: 'account-1' });
});

test('a folder in the trash is known to be there', () => {
  expect(isInTrash(MAILBOXES, MAILBOXES[5]!)).toBe(true);
  expect(isInTrash(MAILBOXES, MAILBOXES[4]!)).toBe(false);
});

test('with a second account the folders that both have stand together above them, counted as one', () => {
  const school: Account = { ...account, id: AccountId.parse(2), address: 'ce.0170000a@ac-demo.example' };
  const its = [mailbox(11, 'INBOX', 'inbox', 5), mailbox(12, 'Trash', 'trash')].map((one) => ({
    ...one,
    accountId: school.id,
  }));
  const rows = treeRows([account, school], [...MAILBOXES, ...its, mailbox(13, 'Sent', 'sent')], new Set(), 'fr');
  const top = rows.slice(0, 4).map(({ key, level, unread, position }) => ({ key, level, unread, position }));
  expect(top).toEqual([
    { key: 'every-account', level: 1, unread: 0, position: 1 },
    { key: unifiedKey('inbox'), level: 2, unread: 8, position: 1 },
    { key: unifiedKey('trash'), level: 2, unread: 0, position: 2 },
    { key: 'account-1', level: 1, unread: 0, position: 2 },
  ]);
  const folded = treeRows([account, school], [...MAILBOXES, ...its], new Set(['every-account']), 'fr');
  expect(folded[0]).toMatchObject({ expanded: false, unread: 8 });
  expect(folded[1]).toMatchObject({ key: 'account-1' });
});
