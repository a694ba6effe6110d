// An account on its way out, stopped at each step of it: before the beginning it is whole, after it whoever starts next
// ends it.
import { expect, test } from 'vitest';
import { createRemovals, type RemovalDeps } from '../../../engine/accounts/removal.ts';
import { removalsBegun } from '../../../engine/store/account-removal.ts';
import { listAccounts } from '../../../engine/store/accounts.ts';
import type { Store } from '../../../engine/store/database.ts';
import { insertDraft, setDraftOpen } from '../../../engine/store/drafts.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { addAccount, addMailbox, deliver, header, scratchStore } from '../../store/scratch-store.ts';

const MESSAGES = 2_300;

function scene() {
  const store = scratchStore();
  const account = addAccount(store);
  const letters = Array.from({ length: MESSAGES }, (_, index) => header(index + 1));
  deliver(store, account, addMailbox(store, account), letters);
  return { store, account };
}

function removalsOn(store: Store, more: Partial<RemovalDeps> = {}) {
  const done: string[] = [];
  const deps: RemovalDeps = {
    store,
    forgetPassword: async () => void done.push('password forgotten'),
    stopAccount: async () => {
      done.push('stopped');
      return () => void done.push('started again');
    },
    onRemoving: () => void done.push('taken back'),
    onStatus: () => undefined,
    ...more,
  };
  return { ...createRemovals(deps), done };
}

const messages = (store: Store) => store.reads.value<number>('x', 'SELECT count(*) FROM messages') ?? 0;
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

async function endedByTheNext(store: Store, account: AccountId): Promise<void> {
  expect(listAccounts(store.reads)).toEqual([]);
  expect(removalsBegun(store.reads)).toEqual([account]);
  const next = removalsOn(store);
  next.goOnWithAll();
  await expect.poll(() => removalsBegun(store.reads)).toEqual([]);
  expect(next.done).toEqual(['taken back', 'password forgotten']);
  expect(messages(store)).toBe(0);
  expect(store.reads.value('x', 'SELECT count(*) FROM accounts')).toBe(0);
}

test('goes with its mail, its password first', async () => {
  const { store, account } = scene();
  const removals = removalsOn(store);
  await removals.remove(account, false);
  expect(removals.done).toEqual(['stopped', 'taken back', 'password forgotten']);
  expect(messages(store)).toBe(0);
  await removals.remove(account, false);
});

test('killed before its password was forgotten', async () => {
  const { store, account } = scene();
  void removalsOn(store, { forgetPassword: () => new Promise(() => {}) }).remove(account, false);
  await turns(3);
  expect(messages(store)).toBe(MESSAGES);
  await endedByTheNext(store, account);
});

test('stopped between two steps', async () => {
  const { store, account } = scene();
  const removals = removalsOn(store);
  const removed = removals.remove(account, false);
  while (messages(store) === MESSAGES) await turns(1);
  await removals.stop();
  await removed;
  expect(messages(store)).toBeGreaterThan(0);
  await endedByTheNext(store, account);
});

test('killed while its connection was being ended: it is whole', async () => {
  const { store, account } = scene();
  void removalsOn(store, { stopAccount: () => new Promise(() => {}) }).remove(account, false);
  await turns(3);
  expect(removalsBegun(store.reads)).toEqual([]);
  expect(listAccounts(store.reads)).toHaveLength(1);
});

test('a message that was begun meanwhile: nothing is removed, and it connects again', async () => {
  const { store, account } = scene();
  const identityId = listAccounts(store.reads)[0]!.identities[0]!.id;
  const content = { identityId, to: [], cc: [], bcc: [], subject: '', html: null, text: '' };
  const thread = { inReplyTo: null, references: [] };
  const begun: string[] = [];
  const removals = removalsOn(store, {
    stopAccount: async () => {
      store.transaction((tx) => {
        const draft = { mode: 'new', originalId: null, content, thread, filed: null, createdAt: 1 } as const;
        setDraftOpen(tx, insertDraft(tx, draft), true);
      });
      return () => void begun.push('started again');
    },
  });
  const refusal = await removals.remove(account, true).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(MailError);
  expect((refusal as MailError).data).toMatchObject({ reason: 'accountBusy', detail: 'writing' });
  expect(begun).toEqual(['started again']);
  expect(listAccounts(store.reads)).toHaveLength(1);
});
