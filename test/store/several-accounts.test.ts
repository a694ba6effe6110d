// Accounts and identities in the order of the person, and an account on its way out.
import { expect, test } from 'vitest';
import {
  beginRemoval,
  removalObstacle,
  removalPreview,
  removalsBegun,
  removeAccountStep,
} from '../../engine/store/account-removal.ts';
import { listAccounts, localFolders, orderAccounts, setLook } from '../../engine/store/accounts.ts';
import type { Store } from '../../engine/store/database.ts';
import { getDraft, insertDraft, saveDraft, setDraftOpen } from '../../engine/store/drafts.ts';
import {
  insertIdentity,
  listIdentities,
  orderIdentities,
  removeIdentity,
  updateIdentity,
} from '../../engine/store/identities.ts';
import { listMailboxes } from '../../engine/store/mailboxes.ts';
import { advanceOutboxEntry, insertOutboxEntry, listOutbox } from '../../engine/store/outbox.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { AccountId, DraftId, IdentityId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { addAccount, addMailbox, deliver, digest, header, scratchStore } from './scratch-store.ts';

const names = (store: Store) => listAccounts(store.reads).map(({ address, protocol }) => address || protocol);
const identitiesOf = (store: Store, id: AccountId) =>
  listIdentities(store.reads)
    .filter(({ accountId }) => accountId === id)
    .map(({ name }) => name);

function addIdentity(store: Store, accountId: AccountId, name: string): IdentityId {
  const identity = { accountId, name, address: 'cm2@ac-lyon.fr', replyTo: '', signatureHtml: '' };
  return store.transaction((tx) => insertIdentity(tx, identity));
}

function addDraft(store: Store, identityId: IdentityId, revision = 1): DraftId {
  const content = { identityId, to: [], cc: [], bcc: [], subject: 'Sortie', html: null, text: 'Bonjour' };
  const thread = { inReplyTo: null, references: [] };
  return store.transaction((tx) => {
    const id = insertDraft(tx, { mode: 'new', originalId: null, content, thread, filed: null, createdAt: 1 });
    saveDraft(tx, id, revision, content);
    return id;
  });
}

function waitToBeSent(store: Store, accountId: AccountId, draftId: DraftId | null = null) {
  const bytes = new TextEncoder().encode('Subject: Sortie\r\n\r\n');
  const envelope = { from: 'claire@ac-lyon.fr', to: ['paul@ac-lyon.fr'] };
  return store.transaction((tx) =>
    insertOutboxEntry(tx, {
      ...{ accountId, draftId, subject: 'Sortie', recipients: [], state: 'ready', notBeforeAt: null, createdAt: 1 },
      ...{ messageIdHeader: 'o1@test', envelope, details: null, raw: bytes, filedRaw: bytes },
    }),
  );
}

test('a new account stands before « Dossiers locaux » where these are last, and has the colour that is used least', () => {
  const store = scratchStore();
  addAccount(store, 'claire@ac-lyon.fr');
  store.transaction(localFolders);
  addAccount(store, 'ce.0690000A@ac-lyon.fr');
  expect(names(store)).toEqual(['claire@ac-lyon.fr', 'ce.0690000A@ac-lyon.fr', 'local']);
  expect(new Set(listAccounts(store.reads).map(({ colour }) => colour)).size).toBe(3);
});

test('accounts are listed as the person ordered them, « Dossiers locaux » wherever they were put; strangers are ignored', () => {
  const store = scratchStore();
  const [one, two] = [addAccount(store, 'a@x.fr'), addAccount(store, 'b@x.fr')];
  const local = store.transaction(localFolders);
  store.transaction((tx) => orderAccounts(tx, [local, two, 99 as AccountId, local]));
  expect(names(store)).toEqual(['local', 'b@x.fr', 'a@x.fr']);
  addAccount(store, 'c@x.fr');
  expect(names(store)).toEqual(['local', 'b@x.fr', 'a@x.fr', 'c@x.fr']);
  store.transaction((tx) => setLook(tx, { accountId: one, displayName: 'École Jean Moulin' }));
  store.transaction((tx) => setLook(tx, { accountId: one, colour: 'pink' }));
  expect(listAccounts(store.reads)[2]).toMatchObject({ displayName: 'École Jean Moulin', colour: 'pink' });
});

test('identities are added, changed and ordered; the first is the account’s default', () => {
  const store = scratchStore();
  const account = addAccount(store);
  const team = addIdentity(store, account, 'L’équipe des CM2');
  expect(identitiesOf(store, account)).toEqual(['Claire Martin', 'L’équipe des CM2']);
  store.transaction((tx) => orderIdentities(tx, account, [team]));
  store.transaction((tx) => updateIdentity(tx, { identityId: team, replyTo: 'direction@ac-lyon.fr' }));
  expect(listAccounts(store.reads)[0]!.identities[0]).toMatchObject({
    name: 'L’équipe des CM2',
    address: 'cm2@ac-lyon.fr',
    replyTo: 'direction@ac-lyon.fr',
  });
});

test('the only identity of an account stays; the drafts of one that goes are the default one’s from then on', () => {
  const store = scratchStore();
  const account = addAccount(store);
  const [only] = listIdentities(store.reads);
  expect(() => store.transaction((tx) => removeIdentity(tx, only!.id))).toThrow(MailError);
  const team = addIdentity(store, account, 'L’équipe des CM2');
  const draft = addDraft(store, team);
  store.transaction((tx) => removeIdentity(tx, team));
  expect(identitiesOf(store, account)).toEqual(['Claire Martin']);
  expect(getDraft(store.reads, draft)).toMatchObject({ identityId: only!.id, subject: 'Sortie', revision: 1 });
});

test('what is rescued into « Dossiers locaux » never goes into those that are being removed', () => {
  const store = scratchStore();
  const before = store.transaction(localFolders);
  expect(store.transaction(localFolders)).toBe(before);
  store.transaction((tx) => beginRemoval(tx, before));
  const after = store.transaction(localFolders);
  expect(after).not.toBe(before);
  while (!store.transaction((tx) => removeAccountStep(tx, before)));
  expect(names(store)).toEqual(['local']);
});

test('what a removal would take away is counted: mail, what no server has, what waits', () => {
  const store = scratchStore();
  const [account, other] = [addAccount(store), addAccount(store, 'b@x.fr')];
  const inbox = addMailbox(store, account);
  const drafts = addMailbox(store, account, 'Drafts', 'drafts');
  const [first] = deliver(store, account, inbox, [header(1), header(2), header(3)]);
  const [filed] = deliver(store, account, drafts, [header(4)]);
  deliver(store, other, addMailbox(store, other), [header(1)]);
  store.transaction((tx) => {
    saveSources(tx, [{ messageId: first!, digest: digest() }]);
    // Written here, and not on the server yet.
    tx.run('x', 'UPDATE messages SET server_mailbox_id = NULL, uid = NULL WHERE id = ?', [filed!]);
  });
  addDraft(store, listAccounts(store.reads)[0]!.identities[0]!.id);
  waitToBeSent(store, account);
  expect(removalPreview(store.reads, account)).toEqual({
    folders: 2,
    messages: 4,
    sizeBytes: 5_001 + 5_002 + 5_003 + 5_004,
    notDownloaded: 3,
    onlyHere: 2,
    draftsOnlyHere: 2,
    unsent: 1,
    pendingOperations: 0,
    obstacle: null,
  });
  expect(removalPreview(store.reads, 99 as AccountId)).toBeNull();
});

test('of an account that collects, what the server has still is told from what is here alone', () => {
  const store = scratchStore();
  const account = addAccount(store);
  store.transaction((tx) => tx.run('x', `UPDATE accounts SET protocol = 'pop3'`, []));
  const [left, gone] = deliver(store, account, addMailbox(store, account), [header(1), header(2), header(3)]);
  store.transaction((tx) => {
    const sql = `INSERT INTO maildrop_messages (account_id, message_id, hash, collected_at, unlisted_at) VALUES (?, ?, ?, 1, ?)`;
    tx.run('x', sql, [account, left!, 'a', null]);
    tx.run('x', sql, [account, gone!, 'b', 2]);
  });
  expect(removalPreview(store.reads, account)).toMatchObject({ messages: 3, onlyHere: 2 });
});

test('a draft that is being written and a message between here and the server are in the way', () => {
  const store = scratchStore();
  const account = addAccount(store);
  const draft = addDraft(store, listAccounts(store.reads)[0]!.identities[0]!.id);
  store.transaction((tx) => setDraftOpen(tx, draft, true));
  expect(removalObstacle(store.reads, account)).toBe('writing');
  store.transaction((tx) => setDraftOpen(tx, draft, false));
  expect(removalObstacle(store.reads, account)).toBeNull();
  const entry = waitToBeSent(store, account, draft);
  expect(removalObstacle(store.reads, account)).toBeNull();
  store.transaction((tx) => advanceOutboxEntry(tx, entry, { type: 'taken', attempts: 1 }, 2));
  expect(removalObstacle(store.reads, account)).toBe('sending');
});

test('messages on their way between it and another account are in the way, unless its own queue can take them back', () => {
  const store = scratchStore();
  const [from, to] = [addAccount(store), addAccount(store, 'b@x.fr')];
  const [original] = deliver(store, from, addMailbox(store, from), [header(1)]);
  const [copy] = deliver(store, to, addMailbox(store, to), [header(2)]);
  const queuedIn = (account: AccountId) =>
    store.transaction((tx) => {
      tx.run('x', 'DELETE FROM operations', []);
      tx.run('x', 'UPDATE messages SET copy_of = ? WHERE id = ?', [original!, copy!]);
      const sql = `INSERT INTO operations (account_id, kind, payload, state, created_at) VALUES (?, 'carry', '{}', 'pending', 1)`;
      const { lastInsertRowid } = tx.run('x', sql, [account]);
      for (const id of [original!, copy!]) {
        const target =
          'INSERT INTO operation_targets (operation_id, message_id, set_flags, clear_flags) VALUES (?, ?, 0, 0)';
        tx.run('x', target, [lastInsertRowid, id]);
      }
    });
  // To a server: in the queue of the account that it goes to.
  queuedIn(to);
  expect([from, to].map((id) => removalObstacle(store.reads, id))).toEqual(['carrying', null]);
  // To this PC: in the queue of the account that it comes from.
  queuedIn(from);
  expect([from, to].map((id) => removalObstacle(store.reads, id))).toEqual(['carrying', 'carrying']);
});

test('once begun, an account is listed nowhere and sends nothing, and is gone after its last step, with no other’s mail', () => {
  const store = scratchStore();
  const [one, other] = [addAccount(store), addAccount(store, 'b@x.fr')];
  deliver(store, one, addMailbox(store, one), [header(1), header(2), header(3)]);
  deliver(store, other, addMailbox(store, other), [header(1)]);
  const [its, others] = listIdentities(store.reads);
  const [draft, kept] = [addDraft(store, its!.id), addDraft(store, others!.id)];
  waitToBeSent(store, one);
  store.transaction((tx) => beginRemoval(tx, one));
  expect(names(store)).toEqual(['b@x.fr']);
  expect(listMailboxes(store.reads).map(({ accountId }) => accountId)).toEqual([other]);
  expect(listOutbox(store.reads)).toEqual([]);
  expect([getDraft(store.reads, draft), getDraft(store.reads, kept)?.id]).toEqual([null, kept]);
  expect(removalsBegun(store.reads)).toEqual([one]);
  let steps = 1;
  while (!store.transaction((tx) => removeAccountStep(tx, one, 2))) steps += 1;
  expect(steps).toBe(3);
  expect(removalsBegun(store.reads)).toEqual([]);
  expect(store.reads.value('x', 'SELECT count(*) FROM messages')).toBe(1);
  expect(listIdentities(store.reads).map(({ id }) => id)).toEqual([others!.id]);
});
