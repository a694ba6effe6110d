// In an account whose mail is kept on this PC, an intent is agreed as soon as it is stored.
import { expect, test } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { unpackSource } from '../../../engine/mime/packed-source.ts';
import {
  archive,
  copy,
  createOperations,
  destroy,
  emptyTrash,
  fileDraft,
  fileSent,
  move,
  removeMailbox,
  renameMailbox,
  setFlag,
  setJunk,
  trash,
  unfileDraft,
} from '../../../engine/operations/index.ts';
import { localFolders } from '../../../engine/store/accounts.ts';
import { addLocalMessage, localMailbox } from '../../../engine/store/local-messages.ts';
import { listMailboxes, mailboxByRole } from '../../../engine/store/mailboxes.ts';
import { mailboxMessageIds, messageRefs, messageRows } from '../../../engine/store/messages.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import { collectSources, readSource } from '../../../engine/store/sources.ts';
import type { MessageId, OutboxId } from '../../../shared/domain/ids.ts';
import { scratchStore } from '../../store/scratch-store.ts';
import { letter } from './scene.ts';

function openCupboard(letters = 2) {
  const store = scratchStore();
  const operations = createOperations({
    store,
    nowAt: () => Date.now(),
    onProblem: () => {},
    onQueued: () => {},
    onSourcesWanted: () => {},
  });
  const accountId = store.transaction(localFolders);
  const folder = (name: string) =>
    store.transaction((tx) => localMailbox(tx, accountId, { parent: null, name, role: null }).id);
  const mailboxId = folder('2025/2026');
  const ids = store.transaction((tx) =>
    Array.from({ length: letters }, (_, n) =>
      addLocalMessage(
        tx,
        { id: mailboxId, accountId },
        { digest: digestSource(letter(`m${n}`)), flags: ['\\Flagged', '$Label1'], internalDateAt: 1_700_000_000_000 },
      ),
    ),
  );
  const shown = (id = mailboxId) => mailboxMessageIds(store.reads, id);
  /** Nothing waits, and what is shown is what is true. */
  const expectAgreed = () => {
    expect(pendingOperations(store.reads, accountId)).toEqual([]);
    const everywhere = listMailboxes(store.reads).flatMap(({ id }) => shown(id));
    for (const ref of messageRefs(store.reads, everywhere)) {
      expect(ref).toMatchObject({ serverMailboxId: ref.mailboxId, uid: null, serverFlags: ref.flags });
    }
  };
  return { store, operations, accountId, mailboxId, ids, folder, shown, expectAgreed };
}

test('a raw message put into a local folder keeps its bytes, flags and date', () => {
  const { store, ids, expectAgreed } = openCupboard();
  expectAgreed();
  const [row] = messageRows(store.reads, ids);
  expect(row).toMatchObject({ offline: true, keywords: ['$Label1'], flags: { flagged: true, seen: false } });
  expect(Uint8Array.from(unpackSource(readSource(store.reads, ids[0]!)!))).toEqual(letter('m0'));
});

test('there are local folders once', () => {
  const { store, accountId } = openCupboard();
  expect(store.transaction(localFolders)).toBe(accountId);
});

test('flags, moves, copies and junk are agreed at once, and undone', () => {
  const { store, operations, ids, folder, shown, mailboxId, expectAgreed } = openCupboard();
  const other = folder('Autre');
  const steps = [
    operations.perform(setFlag, { ids, flag: 'seen', value: true }),
    operations.perform(move, { ids, mailboxId: other }),
    operations.perform(copy, { ids, mailboxId }),
    operations.perform(setJunk, { ids, junk: true }),
    operations.perform(archive, { ids }),
    operations.perform(trash, { ids }),
  ];
  expectAgreed();
  expect(shown(other)).toEqual([]);
  expect(shown()).toHaveLength(2);
  expect(messageRows(store.reads, ids)[0]?.keywords).toEqual(['$Junk', '$Label1']);
  for (const { undo } of steps.reverse()) expect(operations.undo(undo!)).toBe(true);
  expectAgreed();
  expect(shown().sort()).toEqual([...ids].sort());
  expect(messageRows(store.reads, ids)[0]).toMatchObject({ flags: { seen: false, flagged: true } });
});

test('deleted for good is gone at once, and only then may its source go', () => {
  const { store, operations, accountId, ids, shown } = openCupboard();
  operations.perform(trash, { ids });
  const later = Date.now() + 1_000;
  expect(store.transaction((tx) => collectSources(tx, later))).toBe(0);
  operations.perform(emptyTrash, { accountId });
  expect(messageRefs(store.reads, ids)).toEqual([]);
  expect(shown()).toEqual([]);
  expect(store.transaction((tx) => collectSources(tx, later))).toBe(2);
});

test('folders are made, named as one likes, nested, renamed and removed at once', () => {
  const { store, operations, accountId, mailboxId, expectAgreed } = openCupboard();
  const inside = operations.createMailbox({ accountId, parentId: mailboxId, name: 'Sorties / 6eB' });
  operations.perform(renameMailbox, { mailboxId, name: 'Année 2025/2026' });
  const removed = operations.perform(removeMailbox, { mailboxId });
  const names = () => listMailboxes(store.reads).map(({ name, parentId }) => [name, parentId]);
  const trashId = mailboxByRole(store.reads, accountId, 'trash')!.id;
  expect(names()).toEqual(
    expect.arrayContaining([
      ['Année 2025/2026', trashId],
      ['Sorties / 6eB', mailboxId],
    ]),
  );
  expect(operations.undo(removed.undo!)).toBe(true);
  expect(names()).toContainEqual(['Année 2025/2026', null]);
  operations.perform(removeMailbox, { mailboxId: inside });
  operations.perform(removeMailbox, { mailboxId: inside });
  expect(names()).not.toContainEqual(['Sorties / 6eB', expect.anything()]);
  expectAgreed();
});

test('a draft is replaced and the sent copy filed without any queue', () => {
  const { store, accountId, shown, expectAgreed } = openCupboard(0);
  const draft = (text: string, replaces: MessageId | null) =>
    store.transaction((tx) => fileDraft(tx, { accountId, digest: digestSource(letter(text)), savedAt: 1, replaces }));
  const first = draft('d1', null);
  const second = draft('d2', first);
  const drafts = () => shown(mailboxByRole(store.reads, accountId, 'drafts')!.id);
  expect(drafts()).toEqual([second]);
  expectAgreed();
  store.transaction((tx) => unfileDraft(tx, second));
  expect(drafts()).toEqual([]);
  store.transaction((tx) =>
    fileSent(tx, { accountId, outboxId: 1 as OutboxId, digest: digestSource(letter('sent')), sentAt: 1 }),
  );
  expect(shown(mailboxByRole(store.reads, accountId, 'sent')!.id)).toHaveLength(1);
  expectAgreed();
});

test('destroying is for good', () => {
  const { operations, ids, shown } = openCupboard();
  expect(operations.perform(destroy, { ids: [ids[0]!] })).toEqual({ undo: null, count: 1 });
  expect(shown()).toEqual([ids[1]]);
});
