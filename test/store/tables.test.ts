// Drafts, outbox, people, settings, accounts, downloads: each table through its own functions.
import { expect, test } from 'vitest';
import { removeAccountStep } from '../../engine/store/account-removal.ts';
import { accountMemory, listAccounts, setDownloadPaused, setLastSyncAt } from '../../engine/store/accounts.ts';
import { contactsByAddress, findContacts, removeContact, saveContact } from '../../engine/store/contacts.ts';
import { missSource, nextDownloads, wantedDownload, wantSource } from '../../engine/store/downloads.ts';
import {
  addDraftAttachment,
  deleteDraft,
  getDraft,
  insertDraft,
  listDrafts,
  readDraftAttachment,
  removeDraftAttachment,
  saveDraft,
  setDraftFiled,
} from '../../engine/store/drafts.ts';
import { groupsOf, listGroups, removeGroup, saveGroup } from '../../engine/store/groups.ts';
import { updateIdentity } from '../../engine/store/identities.ts';
import { listMailboxes } from '../../engine/store/mailboxes.ts';
import { learnReceived, learnSent } from '../../engine/store/met-contacts.ts';
import {
  advanceOutboxEntry,
  getOutboxEntry,
  insertOutboxEntry,
  insertOutboxRest,
  listOutbox,
  readOutboxFiledRaw,
  readOutboxRaw,
} from '../../engine/store/outbox.ts';
import {
  insertSending,
  latestSendings,
  recipientsSince,
  sendingFiled,
  sendingsOf,
} from '../../engine/store/sendings.ts';
import { getSettings, setSettings } from '../../engine/store/settings.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { DraftContent } from '../../shared/domain/draft.ts';
import type { IdentityId, MessageId } from '../../shared/domain/ids.ts';
import { addAccount, addMailbox, deliver, digest, header, scratchStore } from './scratch-store.ts';

const person = (address: string, name: string | null = null) => ({ address, name });

const CONTENT: DraftContent = {
  identityId: 1 as IdentityId,
  to: [],
  cc: [],
  bcc: [],
  subject: 'Sortie au musée',
  html: null,
  text: 'Bonjour',
};

const DRAFT = {
  mode: 'new' as const,
  originalId: null,
  content: CONTENT,
  thread: { inReplyTo: 'm1@test', references: ['m1@test'] },
  filed: null,
  createdAt: 1_795_000_000_000,
};

test('a draft is saved by its newest revision only, and what is filed of it can be told from what changed since', () => {
  const store = scratchStore();
  const filedFirst = { messageId: 9 as MessageId, filedAt: 1 };
  const id = store.transaction((tx) => insertDraft(tx, { ...DRAFT, mode: 'edit', filed: filedFirst }));
  const start = getDraft(store.reads, id)!;
  expect(start.filed).toEqual({ ...filedFirst, draftUpdatedAt: start.updatedAt });
  const save = (revision: number, text: string) =>
    store.transaction((tx) => saveDraft(tx, id, revision, { ...CONTENT, text }));
  expect(save(2, 'deux')).toBe(2);
  expect(save(1, 'un, en retard')).toBe(2);
  const saved = getDraft(store.reads, id)!;
  expect(saved).toMatchObject({ text: 'deux', revision: 2, thread: DRAFT.thread, filed: start.filed });
  expect(saved.updatedAt).toBeGreaterThan(start.updatedAt);
  store.transaction((tx) => setDraftFiled(tx, id, null));
  expect(getDraft(store.reads, id)?.filed).toBeNull();
});

test('a draft keeps its attachments in the order they came, bytes and all, and takes them with it', () => {
  const store = scratchStore();
  const id = store.transaction((tx) => {
    const draft = insertDraft(tx, DRAFT);
    for (const contentId of ['b', 'a']) {
      const bytes = new TextEncoder().encode(contentId);
      addDraftAttachment(tx, draft, {
        contentId,
        name: `${contentId}.pdf`,
        type: 'application/pdf',
        inline: false,
        bytes,
      });
    }
    return draft;
  });
  expect(listDrafts(store.reads)[0]?.attachments.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ['b.pdf', 1],
    ['a.pdf', 1],
  ]);
  expect([...readDraftAttachment(store.reads, id, 'a')!.bytes]).toEqual([97]);
  store.transaction((tx) => removeDraftAttachment(tx, id, 'a'));
  expect(readDraftAttachment(store.reads, id, 'a')).toBeNull();
  store.transaction((tx) => deleteDraft(tx, id));
  expect(store.reads.value('x', 'SELECT count(*) FROM draft_attachments')).toBe(0);
});

test('of two that want to move an outbox entry from one state, one finds it moved; its bytes stay as they are', () => {
  const store = scratchStore();
  const accountId = addAccount(store);
  const id = store.transaction((tx) =>
    insertOutboxEntry(tx, {
      accountId,
      draftId: null,
      subject: 'Sortie',
      recipients: [person('paul@ac-lyon.fr', 'Paul')],
      state: 'undoable',
      notBeforeAt: 20_000,
      createdAt: 5,
      messageIdHeader: 'o@test',
      envelope: { from: 'claire@ac-lyon.fr', to: ['paul@ac-lyon.fr'] },
      details: { dismissed: [] },
      raw: new Uint8Array([1]),
      filedRaw: new Uint8Array([2]),
    }),
  );
  const advance = (event: Parameters<typeof advanceOutboxEntry>[2]) =>
    store.transaction((tx) => advanceOutboxEntry(tx, id, event, 7));
  expect(advance({ type: 'sendNow' })).toBe(true);
  expect(advance({ type: 'taken', attempts: 1 })).toBe(true);
  expect(advance({ type: 'taken', attempts: 2 })).toBe(false);
  expect(advance({ type: 'cancelled' })).toBe(false);
  expect(getOutboxEntry(store.reads, id)).toMatchObject({ state: 'connecting', attempts: 1, notBeforeAt: null });
  const refused = [{ address: 'paul@ac-lyon.fr', response: '450 later', forNow: true }];
  const error = { kind: 'rejected', reason: 'recipientRefused' } as const;
  const restId = store.transaction((tx) => {
    const rest = { ...getOutboxEntry(tx, id)!, details: { rest: true }, state: 'refused' as const };
    return insertOutboxRest(tx, id, { ...rest, refusedRecipients: refused, error });
  });
  expect(getOutboxEntry(store.reads, restId)).toMatchObject({
    isRest: true,
    refusedRecipients: refused,
    problem: { ...error, outboxId: restId },
  });
  expect(advance({ type: 'restarted' })).toBe(true);
  expect(advance({ type: 'cancelled' })).toBe(true);
  expect(readOutboxRaw(store.reads, id)).toBeNull();
  expect([...readOutboxRaw(store.reads, restId)!, ...readOutboxFiledRaw(store.reads, restId)!]).toEqual([1, 2]);
  expect(listOutbox(store.reads).map((entry) => entry.id)).toEqual([restId]);
});

test('what a server said when it took a message is kept, and counted by account and time', () => {
  const store = scratchStore();
  const accountId = addAccount(store);
  const proof = {
    messageIdHeader: 'o@test',
    accountId,
    subject: 'Sortie',
    recipientCount: 2,
    refusedRecipients: [],
    knownBy: 'server' as const,
    handedOverAt: 90,
    acceptedAt: 100,
    serverResponse: '250 2.0.0 Ok',
  };
  store.transaction((tx) => {
    insertSending(tx, proof);
    sendingFiled(tx, 'o@test', 110);
    insertSending(tx, { ...proof, recipientCount: 3, acceptedAt: 200 });
    insertSending(tx, { ...proof, messageIdHeader: 'other@test', acceptedAt: 300 });
  });
  expect(sendingsOf(store.reads, 'o@test')).toEqual([
    { ...proof, filedAt: 110 },
    { ...proof, recipientCount: 3, acceptedAt: 200, filedAt: 110 },
  ]);
  expect(latestSendings(store.reads, 200, 1)).toMatchObject([{ messageIdHeader: 'other@test', filedAt: null }]);
  expect(recipientsSince(store.reads, accountId, 100)).toEqual([
    { at: 200, recipientCount: 3 },
    { at: 300, recipientCount: 2 },
  ]);
});

test('people are learnt from what is sent and received, and who was only ever in Cci is known', () => {
  const store = scratchStore();
  store.transaction((tx) => {
    const one = { to: [person('Paul@AC-Lyon.fr')], cc: [], bcc: [person('mere@orange.fr', 'Mme Lopez')] };
    learnSent(tx, one, 100);
    learnSent(tx, { to: [], cc: [person('paul@ac-lyon.fr', 'Paul Évrard')], bcc: [person('paul@ac-lyon.fr')] }, 200);
    learnReceived(tx, [{ from: person('mere@orange.fr', 'Autre nom'), at: 150 }]);
  });
  expect(contactsByAddress(store.reads, ['PAUL@ac-lyon.fr', 'mere@orange.fr', 'nobody@x.fr'])).toMatchObject([
    { name: 'Paul Évrard', sentCount: 2, sentBccOnlyCount: 0, receivedCount: 0, lastUsedAt: 200 },
    { name: 'Mme Lopez', sentCount: 1, sentBccOnlyCount: 1, receivedCount: 1, lastUsedAt: 150 },
    null,
  ]);
});

test('people are found by the beginning of any word, accents or not, the most written to first', () => {
  const store = scratchStore();
  store.transaction((tx) => {
    learnReceived(tx, [{ from: person('info@evreux.fr', 'Mairie d’Évreux'), at: 1 }]);
    learnSent(tx, { to: [person('paul@ac-lyon.fr', 'Paul Évrard')], cc: [], bcc: [] }, 2);
  });
  const found = (text: string) => findContacts(store.reads, text, 10).map(({ address }) => address);
  expect(found('evr')).toEqual(['paul@ac-lyon.fr', 'info@evreux.fr']);
  expect(found('éVR pau')).toEqual(['paul@ac-lyon.fr']);
  expect(found('lyon')).toEqual(['paul@ac-lyon.fr']);
  expect(found('vrard')).toEqual([]);
  expect(found('')).toHaveLength(2);
});

test('what a person says of a contact replaces what that person said before, and nobody else’s word', () => {
  const store = scratchStore();
  const save = (...args: [Parameters<typeof saveContact>[1], Parameters<typeof saveContact>[2]?]) =>
    store.transaction((tx) => saveContact(tx, ...args));
  const id = save({ address: 'mere@orange.fr', roles: ['family'] }, 'import');
  save({ address: 'mere@orange.fr', roles: ['electedParent'], household: 'Lopez' });
  save({ address: 'MERE@orange.fr', roles: ['colleague'], doNotWrite: true });
  expect(contactsByAddress(store.reads, ['mere@orange.fr'])[0]).toMatchObject({
    id,
    household: 'Lopez',
    doNotWrite: true,
    roles: [
      { role: 'colleague', source: 'user' },
      { role: 'family', source: 'import' },
    ],
  });
  store.transaction((tx) => removeContact(tx, id));
  expect(findContacts(store.reads, 'mere', 10)).toEqual([]);
});

test('a group keeps its members in order, each once, and is found by any of them', () => {
  const store = scratchStore();
  const id = store.transaction((tx) =>
    saveGroup(tx, {
      id: null,
      name: 'CM2',
      privacy: 'alwaysBcc',
      agreedAt: null,
      memberAddresses: ['b@x.fr', 'a@x.fr', 'B@x.fr'],
    }),
  );
  expect(listGroups(store.reads)[0]).toMatchObject({ id, memberAddresses: ['b@x.fr', 'a@x.fr'] });
  expect(groupsOf(store.reads, 'A@X.fr').map(({ name }) => name)).toEqual(['CM2']);
  store.transaction((tx) => saveGroup(tx, { id, name: 'CM2 A', privacy: 'agreed', agreedAt: 5, memberAddresses: [] }));
  expect(listGroups(store.reads)).toEqual([
    { id, name: 'CM2 A', privacy: 'agreed', agreedAt: 5, schoolYear: null, note: '', memberAddresses: [] },
  ]);
  store.transaction((tx) => removeGroup(tx, id));
  expect(listGroups(store.reads)).toEqual([]);
});

test('settings that were never chosen have their defaults', () => {
  const store = scratchStore();
  store.transaction((tx) => setSettings(tx, { theme: 'dark', language: undefined }));
  store.transaction((tx) => setSettings(tx, { threaded: true }));
  expect(getSettings(store.reads)).toMatchObject({
    theme: 'dark',
    threaded: true,
    language: 'system',
    undoSendMs: 20_000,
  });
});

test('an account remembers what its runtime told it, and its first identity can be changed', () => {
  const store = scratchStore();
  const id = addAccount(store);
  store.transaction((tx) => {
    setDownloadPaused(tx, id, true);
    setLastSyncAt(tx, id, 42);
    updateIdentity(tx, { identityId: listAccounts(tx)[0]!.identities[0]!.id, signatureHtml: '<p>C. Martin</p>' });
  });
  expect(accountMemory(store.reads, id)).toMatchObject({ downloadPaused: true, lastSyncAt: 42, messagesTotal: 0 });
  expect(listAccounts(store.reads)[0]?.identities).toEqual([
    expect.objectContaining({ name: 'Claire Martin', signatureHtml: '<p>C. Martin</p>' }),
  ]);
});

test('an account is removed in steps, and another’s mail stays', () => {
  const store = scratchStore();
  const [one, other] = [addAccount(store), addAccount(store, 'b@x.fr')];
  deliver(store, one, addMailbox(store, one), [header(1), header(2), header(3)]);
  deliver(store, other, addMailbox(store, other), [header(1)]);
  let steps = 1;
  while (!store.transaction((tx) => removeAccountStep(tx, one, 2))) steps += 1;
  expect(steps).toBe(3);
  expect(listMailboxes(store.reads).map(({ accountId, total }) => [accountId, total])).toEqual([[other, 1]]);
  expect(store.reads.value('x', 'SELECT count(*) FROM messages')).toBe(1);
});

test('downloads go by what is wanted, then Inbox, then the rest, newest first; what cannot be had is left in peace', () => {
  const store = scratchStore();
  const account = addAccount(store);
  const trash = addMailbox(store, account, 'Corbeille', 'trash');
  const inbox = addMailbox(store, account);
  const [old, recent] = deliver(store, account, inbox, [header(1), header(2)]);
  const [thrown] = deliver(store, account, trash, [header(3)]);
  const next = () => nextDownloads(store.reads, account, { limit: 10 })?.messages.map(({ messageId }) => messageId);
  expect(next()).toEqual([recent, old]);
  store.transaction((tx) => wantSource(tx, thrown!));
  expect(wantedDownload(store.reads, account, 10)).toMatchObject({
    path: 'Corbeille',
    messages: [{ messageId: thrown, uid: 3 }],
  });
  store.transaction((tx) => saveSources(tx, [{ messageId: thrown!, digest: digest() }]));
  expect(wantedDownload(store.reads, account, 10)).toBeNull();
  for (let miss = 0; miss < 3; miss += 1) store.transaction((tx) => missSource(tx, recent!));
  expect(next()).toEqual([old]);
  store.transaction((tx) => wantSource(tx, recent!));
  expect(next()).toEqual([recent, old]);
});
