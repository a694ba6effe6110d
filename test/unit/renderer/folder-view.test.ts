// Which folders the tree shows: unread ones or favourites, with those that they lie in.
import { expect, test } from 'vitest';
import { type FolderView, isInView, mailboxesInView } from '../../../renderer/features/folders/folder-view.ts';
import { AccountId, MailboxId } from '../../../shared/domain/ids.ts';
import type { Mailbox } from '../../../shared/domain/mailbox.ts';

function mailbox(id: number, name: string, unread = 0, parent: number | null = null): Mailbox {
  const parentId = parent === null ? null : MailboxId.parse(parent);
  const kind = { accountId: AccountId.parse(1), path: name, name, role: null, selectable: true };
  return { id: MailboxId.parse(id), parentId, ...kind, total: 10, unread, offline: 10 };
}

const MAILBOXES = [
  mailbox(1, 'Courrier'),
  mailbox(2, 'Classes'),
  mailbox(3, 'CM2', 2, 2),
  mailbox(4, 'Sorties', 0, 3),
  mailbox(5, 'Mairie', 1),
];
const names = (view: FolderView, favourites: number[] = [], shown: number | null = null) =>
  mailboxesInView(MAILBOXES, {
    view,
    favourites: favourites.map((id) => MailboxId.parse(id)),
    shownId: shown === null ? null : MailboxId.parse(shown),
  }).map(({ name }) => name);

test('all of them, unless something else is asked for', () => {
  expect(names('all', [5])).toEqual(['Courrier', 'Classes', 'CM2', 'Sorties', 'Mairie']);
});

test('those with unread messages, with the folders that they lie in', () => {
  expect(names('unread')).toEqual(['Classes', 'CM2', 'Mairie']);
});

test('favourites, with the folders that they lie in; a favourite that is gone is none', () => {
  expect(names('favourite', [4, 99])).toEqual(['Classes', 'CM2', 'Sorties']);
  expect(names('favourite')).toEqual([]);
});

test('there is nothing to show where no folder is what was asked for, whichever is shown', () => {
  const asked = { view: 'favourite', favourites: [MailboxId.parse(99)] } as const;
  expect(MAILBOXES.some((one) => isInView(one, asked))).toBe(false);
  expect(names('favourite', [99], 5)).toEqual(['Mairie']);
});

test('the folder that is shown stays when all of it is read', () => {
  expect(names('unread', [], 1)).toEqual(['Courrier', 'Classes', 'CM2', 'Mairie']);
});
