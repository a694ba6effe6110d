// A draft that is filed anew is another message of the mailbox; which one, the list tells.
import { expect, test } from 'vitest';
import { fileDraft, unfileDraft } from '../../engine/operations/index.ts';
import { filedAnew } from '../../engine/store/filed-anew.ts';
import { mailboxByRole } from '../../engine/store/mailboxes.ts';
import { removeUids } from '../../engine/store/message-sync.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { addAccount, addMailbox, deliver, digest, header, scratchStore } from './scratch-store.ts';

function scene() {
  const store = scratchStore();
  const accountId = addAccount(store);
  const inbox = addMailbox(store, accountId);
  const drafts = addMailbox(store, accountId, 'Brouillons', 'drafts');
  const file = (replaces: MessageId | null) =>
    store.transaction((tx) => fileDraft(tx, { accountId, digest: digest(), savedAt: 1, replaces }));
  const told = (mailboxId: MailboxId | null = drafts) => filedAnew(store.reads, mailboxId);
  const arrive = (mailboxId: MailboxId, uid: number, messageIdHeader: string | null) =>
    deliver(store, accountId, mailboxId, [header(uid, { facts: { messageIdHeader } })])[0]!;
  const vanish = (mailboxId: MailboxId, uid: number) => store.transaction((tx) => removeUids(tx, mailboxId, [uid]));
  return { store, accountId, inbox, drafts, file, told, arrive, vanish };
}

test('a draft filed three times leads from each former message to the newest', () => {
  const { store, accountId, inbox, file, told } = scene();
  const first = file(null);
  expect(told()).toEqual([]);
  const second = file(first);
  const third = file(second);
  expect(mailboxByRole(store.reads, accountId, 'drafts')).not.toBeNull();
  expect(told()).toEqual([
    [first, third],
    [second, third],
  ]);
  expect(told(null)).toHaveLength(2);
  expect(told(inbox)).toEqual([]);
});

test('what is taken out of the drafts is forgotten', () => {
  const { store, file, told } = scene();
  const second = file(file(null));
  store.transaction((tx) => unfileDraft(tx, second));
  expect(told(null)).toEqual([]);
});

test('another program that files the draft anew leads there by its Message-ID, as often as it does', () => {
  const { drafts, told, arrive, vanish } = scene();
  const first = arrive(drafts, 1, 'sortie@ac-lyon.fr');
  const second = arrive(drafts, 2, 'sortie@ac-lyon.fr');
  expect(told()).toEqual([]);
  vanish(drafts, 1);
  expect(told()).toEqual([[first, second]]);
  const third = arrive(drafts, 3, 'sortie@ac-lyon.fr');
  vanish(drafts, 2);
  expect(told()).toEqual([
    [first, third],
    [second, third],
  ]);
});

test('a letter of another mailbox, another draft or one without Message-ID leads nowhere', () => {
  const { inbox, drafts, told, arrive, vanish } = scene();
  for (const [mailboxId, former, later] of [
    [inbox, 'a@ac-lyon.fr', 'a@ac-lyon.fr'],
    [drafts, 'b@ac-lyon.fr', 'c@ac-lyon.fr'],
    [drafts, null, null],
  ] as const) {
    arrive(mailboxId, 11, former);
    arrive(mailboxId, 12, later);
    vanish(mailboxId, 11);
    vanish(mailboxId, 12);
    expect(told(null)).toEqual([]);
  }
});
