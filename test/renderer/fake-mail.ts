// A mailbox in memory behind the engine contract, for the windows' own tests: what a window asks is answered at once,
// what it commands is remembered and told back by a `changed` event, as the engine does. It knows no protocol and no
// store; the guard it asks is the real one.
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineEvent } from '../../shared/contract/event.ts';
import type { HandlersOf, HostContract, WindowContract } from '../../shared/contract/index.ts';
import { UndoToken } from '../../shared/contract/undo.ts';
import type { Account } from '../../shared/domain/account.ts';
import { addressKey } from '../../shared/domain/address.ts';
import type { Contact, ContactRole, Group } from '../../shared/domain/contact.ts';
import type { Draft, DraftAttachment, DraftContent } from '../../shared/domain/draft.ts';
import {
  AccountId,
  ContactId,
  DraftId,
  GroupId,
  IdentityId,
  MailboxId,
  type MessageId,
  OutboxId,
} from '../../shared/domain/ids.ts';
import type { MessageDetail } from '../../shared/domain/message.ts';
import type { OutboxEntry } from '../../shared/domain/outbox.ts';
import type { Override } from '../../shared/domain/override.ts';
import { type Photo, PhotoId } from '../../shared/domain/photo.ts';
import { NO_POLICIES, type PolicyReport } from '../../shared/domain/policies.ts';
import type { DraftPreview } from '../../shared/domain/preview.ts';
import { fold, searchTerms } from '../../shared/domain/search.ts';
import { Settings } from '../../shared/domain/settings.ts';
import {
  afterTheFact,
  evaluate,
  type PersonFacts,
  type PupilFacts,
  type UnseenFacts,
  whoSeesWhat,
} from '../../shared/guard/index.ts';
import { fakeAddressBook } from './fake-address-book.ts';
import { NO_ACTIVITIES, NO_NOTICES } from './fake-around.ts';
import { fakeAttachments } from './fake-attachments.ts';
import { fakeFilters, NO_JUNK } from './fake-filters.ts';
import { fakeJournal } from './fake-journal.ts';
import { fakeMailings } from './fake-mailings.ts';
import { fakeMoving, noMoving } from './fake-moving.ts';
import { type FakeAbove, fakeParts } from './fake-parts.ts';
import { fakeSearch } from './fake-search.ts';
import { fakeSetups } from './fake-setups.ts';
import { fakeTags } from './fake-tags.ts';
import { fakeTemplates } from './fake-templates.ts';
import { fakeBackup, fakeTransfers } from './fake-transfers.ts';

export type FakeHandlers = HandlersOf<WindowContract & HostContract>;

export const OWN_ADDRESS = 'claire.moreau@ac-poitiers.fr';

/** What a test puts in before the windows open. */
export interface FakeMailbox {
  people: { name: string; address: string; role: ContactRole | null; household?: string; doNotWrite?: boolean }[];
  groups: Omit<Group, 'id'>[];
  messages: MessageDetail[];
  bodies: ReadonlyMap<MessageId, string>;
  drafts: Pick<Draft, 'html' | 'text' | 'to' | 'subject'>[];
  /** What the engine tells the guard of these drafts beside their words, in their order. */
  unseen?: Partial<UnseenFacts>[];
  pupils?: PupilFacts[];
  /** What the administrator set; by default nothing. */
  policies?: PolicyReport;
  /** How long the engine takes to propose recipients. */
  completesAfterMs?: number;
  /** The register of sendings as is. */
  overrides?: Override[];
  /** What is found of messages when they are open; by default nothing. */
  above?: [MessageId, FakeAbove][];
}

const UNDO = { undo: UndoToken.parse('fake'), count: 1 };

export function createFakeMail(mailbox: FakeMailbox, emit: (event: EngineEvent) => void): FakeHandlers {
  const accountId = AccountId.parse(1);
  const identityId = IdentityId.parse(1);
  let settings = Settings.parse({});
  let contacts = mailbox.people.map(({ name, address, role, household = null, doNotWrite = false }, index) => ({
    ...contact(index + 1, name, address, role),
    household,
    doNotWrite,
  }));
  let groups: Group[] = mailbox.groups.map((group, index) => ({ ...group, id: GroupId.parse(index + 1) }));
  const messages = new Map(mailbox.messages.map((message) => [message.row.id, message]));
  const suspicions = new Map(mailbox.above?.map(([id, { suspicion }]) => [id, suspicion]));
  const drafts = new Map<DraftId, Draft>();
  const files = fakeAttachments();
  const replyTos = new Map<DraftId, string>();
  let detached: DraftAttachment | undefined;
  const draftPreviews = new Map<number, string>();
  const attachmentBytes = new Map<string, Uint8Array<ArrayBuffer>>();
  let attachedCount = 0;
  const photos = new Map<PhotoId, Photo>();
  let chosen: readonly string[] = [];
  let outbox: OutboxEntry[] = [];
  for (const given of mailbox.drafts) keepDraft({ ...emptyContent(identityId), ...given });

  function changed(patch: Partial<Extract<EngineEvent, { type: 'changed' }>>): void {
    emit({ type: 'changed', areas: [], lists: [], messages: [], ...patch });
  }

  function keepDraft(content: DraftContent): Draft {
    const id = DraftId.parse(drafts.size + 1);
    const fresh = { mode: 'new' as const, originalId: null, attachments: [], revision: 0, updatedAt: Date.now() };
    const draft: Draft = { ...content, ...fresh, id };
    drafts.set(id, draft);
    return draft;
  }

  function updateDraft(id: DraftId, patch: Partial<Draft>): Draft {
    const draft = { ...drafts.get(id)!, ...patch, updatedAt: Date.now() };
    drafts.set(id, draft);
    changed({ areas: ['drafts'] });
    return draft;
  }

  function factsOf(address: string): PersonFacts {
    const key = addressKey(address);
    const known = contacts.find((one) => addressKey(one.address) === key);
    return {
      address: key,
      name: known?.name ?? null,
      isMe: key === OWN_ADDRESS,
      roles: known?.roles ?? [],
      household: known?.household ?? null,
      householdTogether: known?.householdTogether ?? false,
      doNotWrite: known?.doNotWrite ?? false,
      onlyEverBcc: false,
      groups: groups.filter(({ memberAddresses }) => memberAddresses.map(addressKey).includes(key)),
    };
  }

  function addressesOf(draft: Draft): string[] {
    return [...draft.to, ...draft.cc, ...draft.bcc].flatMap((one) =>
      one.kind === 'address'
        ? [one.address.address]
        : (groups.find(({ id }) => id === one.groupId)?.memberAddresses ?? []),
    );
  }

  function draftPreviewOf(draft: Draft): DraftPreview {
    const { to, cc, bcc, subject, html } = draft;
    const previewId = 1_000 + draft.id;
    draftPreviews.set(previewId, `<!doctype html><html lang="fr"><title>x</title><body>${html ?? ''}</body></html>`);
    const addresses = addressesOf(draft);
    const people = new Map(addresses.map((address) => [addressKey(address), factsOf(address)]));
    const list = (field: 'to' | 'cc' | 'bcc') =>
      addressesOf({ ...draft, to: [], cc: [], bcc: [], [field]: draft[field] }).map((address) => ({
        name: factsOf(address).name,
        address,
      }));
    const own = [{ name: 'Claire Moreau', address: OWN_ADDRESS }];
    return {
      previewId,
      header: { from: own, replyTo: [], to: list('to'), cc: list('cc'), subject },
      isEmpty: false,
      attachments: [],
      readers: (['to', 'cc', 'bcc'] as const).flatMap((field) => list(field).map((one) => ({ ...one, field }))),
      whoSeesWhat: whoSeesWhat({
        ...{ recipients: { to, cc, bcc }, ownAddress: OWN_ADDRESS, people, groups, nowAt: Date.now() },
      }),
    };
  }

  function setMessage(id: MessageId, change: (detail: MessageDetail) => MessageDetail): void {
    const detail = messages.get(id);
    if (detail) messages.set(id, change(detail));
    changed({ messages: [id], lists: [MailboxId.parse(1)] });
  }

  const account: Account = {
    id: accountId,
    protocol: 'demo',
    address: OWN_ADDRESS,
    name: 'Claire Moreau',
    displayName: '',
    colour: 'blue',
    incoming: null,
    outgoing: null,
    identities: [
      { id: identityId, accountId, name: 'Claire Moreau', address: OWN_ADDRESS, replyTo: '', signatureHtml: '' },
      {
        id: IdentityId.parse(2),
        accountId,
        name: 'École Jean-Moulin',
        address: 'ce.0170000A@ac-poitiers.fr',
        replyTo: '',
        signatureHtml: '<p>La directrice</p>',
      },
    ],
    leaveOnServer: null,
    archiveBy: 'single',
    passwordKept: 'none',
  };
  const bytes = (html: string) => new TextEncoder().encode(html);
  const { mailings, deliveries, previewOf } = fakeMailings({
    draft: (id) => drafts.get(id) ?? null,
    recipientsOf: (draft) => addressesOf(draft).map((address) => ({ name: factsOf(address).name, address })),
    changed: (areas) => changed({ areas }),
  });

  return {
    store: {
      ...fakeBackup,
      state: () => ({ kind: 'open', kept: true }),
      unlock: () => ({ ok: true }),
      open: () => undefined,
      repair: () => undefined,
    },
    parts: fakeParts(mailbox.above),
    activities: NO_ACTIVITIES,
    notices: NO_NOTICES,
    policies: { inForce: () => mailbox.policies ?? NO_POLICIES },
    storeCheck: {
      state: () => ({ kind: 'resting', lastAt: null, brokenPages: 0 }),
      start: () => undefined,
      stop: () => undefined,
    },
    accounts: {
      list: () => [account],
      status: () => [],
      syncNow: () => {},
      passwords: () => [],
      setDownloadPaused: () => {},
    } as unknown as FakeHandlers['accounts'],
    phishing: {
      suspicion: ({ messageId }: { messageId: MessageId }) => suspicions.get(messageId) ?? null,
      reportAddress: () => null,
      reported: () => null,
    } as unknown as FakeHandlers['phishing'],
    duplicates: { find: () => ({ groups: [], more: false }), remove: () => ({ undo: null, count: 0 }) },
    cleanUps: {
      survey: () => null,
      state: () => null,
      begin: () => undefined,
      stop: () => undefined,
      resume: () => undefined,
    },
    mailingLists: { leave: () => ({ outcome: 'asked' }) },
    identities: {
      signatureTexts: () =>
        account.identities.map(({ id }) => ({ identityId: id, text: id === identityId ? '' : 'La directrice' })),
    } as unknown as FakeHandlers['identities'],
    mailboxes: {
      refresh: () => {},
      list: () => [
        {
          id: MailboxId.parse(1),
          accountId,
          parentId: null,
          path: 'INBOX',
          name: 'INBOX',
          role: 'inbox',
          selectable: true,
          total: messages.size,
          unread: 0,
          offline: messages.size,
        },
      ],
    } as unknown as FakeHandlers['mailboxes'],
    messages: {
      list: () => ({ ids: Uint32Array.from(messages.keys()), depths: null, terms: [], more: false, indexed: null }),
      rows: ({ ids }: { ids: MessageId[] }) => ids.flatMap((id) => messages.get(id)?.row ?? []),
      detail: ({ messageId }: { messageId: MessageId }) => messages.get(messageId) ?? null,
      source: () => ({ text: 'Subject: Sortie\r\n\r\nBonjour', truncated: false }),
      fetchBody: ({ messageId }: { messageId: MessageId }) =>
        setMessage(messageId, (detail) => ({
          ...detail,
          ...(!detail.refused && {
            body: { kind: 'html', blockedRemoteCount: 0, trackerCount: 0, remoteAllowed: false } as const,
          }),
        })),
      setFlag: ({ ids, flag, value }: { ids: MessageId[]; flag: 'seen'; value: boolean }) => {
        for (const id of ids) {
          setMessage(id, (detail) => ({
            ...detail,
            row: { ...detail.row, flags: { ...detail.row.flags, [flag]: value } },
          }));
        }
        return UNDO;
      },
    } as unknown as FakeHandlers['messages'],
    drafts: {
      list: () => [...drafts.values()],
      get: ({ draftId }) => drafts.get(draftId) ?? null,
      preview: ({ draftId }) => draftPreviewOf(drafts.get(draftId)!),
      start({ mode, masked }) {
        const html = masked ? '<p>[adresse masquée]</p>' : '<p></p>';
        return updateDraft(keepDraft({ ...emptyContent(identityId), html }).id, { mode });
      },
      save({ draftId, revision, content }) {
        const draft = drafts.get(draftId)!;
        if (revision > draft.revision) updateDraft(draftId, { ...content, revision });
        return { revision: drafts.get(draftId)!.revision, elsewhere: false };
      },
      attach({ draftId, name, type, bytes: content, inline }) {
        const { attachments, revision } = drafts.get(draftId)!;
        const contentId = `part${++attachedCount}@casier`;
        attachmentBytes.set(contentId, Uint8Array.from(content));
        files.keep(contentId, content);
        const added = { contentId, name, type, sizeBytes: content.length, inline };
        return updateDraft(draftId, { attachments: [...attachments, added], revision: revision + 1 });
      },
      attachPart: ({ draftId }) => drafts.get(draftId)!,
      attachmentFacts: ({ draftId }) => ({
        facts: (drafts.get(draftId)?.attachments ?? []).map(({ contentId, name }) => files.facts(contentId, name)),
        pending: [],
      }),
      cleanAttachment({ draftId, attachmentId }) {
        files.clean(attachmentId, true);
        return updateDraft(draftId, {});
      },
      restoreAttachment({ draftId, attachmentId }) {
        files.clean(attachmentId, false);
        return updateDraft(draftId, {});
      },
      detach({ draftId, contentId }) {
        const { attachments, revision } = drafts.get(draftId)!;
        detached = attachments.find((one) => one.contentId === contentId);
        return updateDraft(draftId, {
          attachments: attachments.filter((one) => one.contentId !== contentId),
          revision: revision + 1,
        });
      },
      putBack({ draftId }) {
        return updateDraft(draftId, { attachments: [...drafts.get(draftId)!.attachments, detached!] });
      },
      attachmentBytes: ({ contentId }) => attachmentBytes.get(contentId) ?? null,
      renameAttachment({ draftId, contentId, name }) {
        const attachments = drafts.get(draftId)!.attachments;
        return updateDraft(draftId, {
          attachments: attachments.map((one) => (one.contentId === contentId ? { ...one, name } : one)),
        });
      },
      setReplyTo({ draftId, replyTo }) {
        replyTos.set(draftId, replyTo?.[0]?.address ?? '');
        updateDraft(draftId, {});
      },
      unseenFacts: ({ draftId }) => ({
        ...{ original: null, recipientsAtOnce: null },
        replyTo: null,
        ...mailbox.unseen?.[draftId - 1],
        ...(replyTos.has(draftId) && { replyTo: replyTos.get(draftId)! }),
      }),
      close: () => {},
      opened: () => {},
      leftOpen: () => [],
      discard: ({ draftId }) => void drafts.delete(draftId),
    },
    outbox: {
      list: () => outbox,
      send({ draftId, when, dismissed }) {
        const draft = drafts.get(draftId)!;
        const people = new Map(addressesOf(draft).map((address) => [addressKey(address), factsOf(address)]));
        const { to, cc, bcc } = draft;
        const red = evaluate({
          recipients: { to, cc, bcc },
          ownAddress: OWN_ADDRESS,
          people,
          groups,
          nowAt: Date.now(),
          dismissed,
        }).filter(({ severity }) => severity === 'red');
        if (red.length > 0) return { outboxId: null, held: red };
        const entry = sentEntry(outbox.length + 1, accountId, draft, addressesOf(draft), when);
        outbox = [...outbox, entry];
        changed({ areas: ['outbox'] });
        return { outboxId: entry.id, held: [] };
      },
      cancel({ outboxId }) {
        const entry = outbox.find(({ id }) => id === outboxId);
        outbox = outbox.filter(({ id }) => id !== outboxId);
        changed({ areas: ['outbox'] });
        return { cancelled: entry !== undefined, draftId: entry?.draftId ?? null };
      },
      correct: () => ({ draftId: DraftId.parse(1) }),
      sendNow: () => {},
      resolveUnknown: () => {},
      sendAgain: () => {},
      sendings: () => [],
      overrides: () => mailbox.overrides ?? [],
      shown({ messageId }) {
        const { to, cc, bcc } = messages.get(messageId)!;
        const chips = (those: typeof to) => those.map((address) => ({ kind: 'address' as const, address }));
        const people = new Map([...to, ...cc, ...bcc].map(({ address }) => [addressKey(address), factsOf(address)]));
        const recipients = { to: chips(to), cc: chips(cc), bcc: chips(bcc) };
        const nowAt = Date.now();
        return afterTheFact({ recipients, ownAddress: OWN_ADDRESS, people, groups: [], nowAt }, nowAt);
      },
      forecast({ draftId }) {
        const bytes = drafts.get(draftId)?.attachments.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) ?? 0;
        return { sizeBytes: 1_000 + Math.ceil(bytes * 1.37), maxBytes: 20_000_000, recipientCount: 1, portions: [] };
      },
    },
    mailings,
    deliveries: {
      ...deliveries,
      answerReceipt: ({ messageId }) => setMessage(messageId, (detail) => ({ ...detail, receiptRequest: null })),
    },
    contacts: {
      list: ({ text }) => contacts.filter((one) => matches(one, text)),
      groups: () => groups,
      complete: async ({ text, limit }) => {
        await sleep(mailbox.completesAfterMs ?? 0);
        return {
          contacts: contacts
            .filter((one) => matches(one, text))
            .slice(0, limit)
            .map((one) => ({ ...one, groups: factsOf(one.address).groups.map(({ name }) => name) })),
          groups: groups.filter(({ name }) => name.toLowerCase().startsWith(text.toLowerCase())),
        };
      },
      facts: ({ addresses }) => addresses.map(factsOf),
      pupils: () => mailbox.pupils ?? [],
      photo: ({ photoId }) => photos.get(photoId) ?? null,
      setPhoto({ contactId, photo }) {
        const photoId = photo && PhotoId.parse(photos.size + 1);
        if (photo && photoId) photos.set(photoId, photo);
        contacts = contacts.map((one) => (one.id === contactId ? { ...one, photoId } : one));
        changed({ areas: ['contacts'] });
      },
      save({ address, name, roles, householdTogether }) {
        const known = contacts.find((one) => addressKey(one.address) === addressKey(address));
        const saved = known ?? contact(contacts.length + 1, name ?? null, address, null);
        const withRoles = roles ? { ...saved, roles: roles.map((role) => ({ role, source: 'user' as const })) } : saved;
        const together = householdTogether ?? withRoles.householdTogether;
        contacts = [...contacts.filter((one) => one !== known), { ...withRoles, householdTogether: together }];
        changed({ areas: ['contacts'] });
        return { contactId: saved.id };
      },
      remove({ contactId }) {
        contacts = contacts.filter(({ id }) => id !== contactId);
        changed({ areas: ['contacts'] });
      },
      saveGroup({ groupId, ...group }) {
        const id = groupId ?? GroupId.parse(groups.length + 1);
        const { schoolYear = null, note = '' } = group;
        groups = [...groups.filter((one) => one.id !== id), { ...group, id, schoolYear, note }];
        changed({ areas: ['contacts'] });
        return { groupId: id };
      },
      removeGroup({ groupId }) {
        groups = groups.filter(({ id }) => id !== groupId);
        changed({ areas: ['contacts'] });
      },
    },
    addressBook: fakeAddressBook({
      now: () => ({ contacts, groups }),
      replace(book) {
        ({ contacts, groups } = book);
        changed({ areas: ['contacts'] });
      },
      chosen: () => chosen,
      stranger: (id, address) => contact(id, null, address, null),
    }),
    journal: fakeJournal(accountId),
    settings: {
      get: () => settings,
      set(patch) {
        settings = Settings.parse({ ...settings, ...patch });
        changed({ areas: ['settings'] });
        return settings;
      },
    },
    operations: { undo: () => ({ undone: false }), list: () => [], retry: () => {}, giveUp: () => ({ count: 0 }) },
    spelling: {
      misspelled: ({ words }) => words.filter((word) => word === 'reunion'),
      suggest: () => ['réunion'],
    },
    ...fakeMoving(noMoving(), () => changed({ areas: ['accounts'] })),
    ...fakeSetups([], () => changed({ areas: ['setups'] })),
    search: fakeSearch(() => changed({ areas: ['savedSearches'] })),
    junk: NO_JUNK,
    filters: fakeFilters(() => changed({ areas: ['filters'] })),
    tags: fakeTags(() => changed({ areas: ['tags'] })),
    templates: fakeTemplates(() => changed({ areas: ['templates'] })),
    ...fakeTransfers(
      () => changed({ areas: ['transfers'] }),
      (paths) => {
        chosen = paths;
      },
    ),
    host: {
      notices: () => [],
      leave: () => ({ waiting: 0 }),
      standing: () => ({ unread: 0, quiet: false, offline: false }),
      messageBody: ({ messageId }) => ({
        fileName: null,
        type: 'text/html',
        bytes: bytes(mailbox.bodies.get(messageId) ?? ''),
      }),
      messagePart: () => null,
      messageSource: () => null,
      sharedSettings: () => null,
      draftPart: () => null,
      previewBody: ({ previewId }) => ({
        fileName: null,
        type: 'text/html',
        bytes: bytes(draftPreviews.get(previewId) ?? previewOf(previewId)),
      }),
      previewPart: () => null,
      partView: () => null,
      addressBook: () => null,
      overrides: () => ({ fileName: 'casier.csv', type: 'text/csv', bytes: bytes('Date') }),
      journal: () => ({ fileName: 'casier-journal.txt', type: 'text/plain', bytes: new Uint8Array() }),
    },
  };
}

function emptyContent(identityId: IdentityId): DraftContent {
  return { identityId, to: [], cc: [], bcc: [], subject: '', html: null, text: '' };
}

function contact(id: number, name: string | null, address: string, role: ContactRole | null): Contact {
  return {
    id: ContactId.parse(id),
    personId: null,
    name,
    address,
    roles: role ? [{ role, source: 'user' }] : [],
    household: null,
    householdTogether: false,
    doNotWrite: false,
    note: '',
    photoId: null,
    kept: true,
    sentCount: 1,
    sentBccOnlyCount: 0,
    receivedCount: 0,
    lastUsedAt: null,
  };
}

function matches({ name, address }: Contact, text: string): boolean {
  const known = fold(`${name ?? ''} ${address}`).match(/[\p{L}\p{N}]+/gu) ?? [];
  return searchTerms(text).every((term) => known.some((word) => word.startsWith(term)));
}

function sentEntry(
  id: number,
  accountId: AccountId,
  draft: Draft,
  addresses: string[],
  when: 'now' | 'held' | number,
): OutboxEntry {
  return {
    id: OutboxId.parse(id),
    accountId,
    draftId: draft.id,
    subject: draft.subject,
    recipients: addresses.map((address) => ({ name: null, address })),
    state: when === 'now' ? 'undoable' : when === 'held' ? 'held' : 'scheduled',
    notBeforeAt: when === 'now' ? Date.now() + 20_000 : when === 'held' ? null : when,
    attempts: 0,
    serverResponse: null,
    refusedRecipients: [],
    problem: null,
    createdAt: Date.now(),
    handedOverAt: null,
    acceptedAt: null,
    isRest: false,
  };
}
