// A mailbox of any size behind the engine contract, made from its number of messages: rows are made when they are
// asked for, so that 100,000 cost nothing. Flags, moves and undo have real state; a test can deliver a message and
// have any event told. It knows no protocol, no store and no bodies.

import type { EngineEvent } from '../../shared/contract/event.ts';
import type { HandlersOf, HostContract, WindowContract } from '../../shared/contract/index.ts';
import type { MessageList } from '../../shared/contract/messages.ts';
import type { StoreState } from '../../shared/contract/store.ts';
import type { StoreCheck } from '../../shared/contract/store-check.ts';
import { UndoToken } from '../../shared/contract/undo.ts';
import type { Account, AccountStatus, SetupCheck } from '../../shared/domain/account.ts';
import type { DiagnosisLine } from '../../shared/domain/diagnosis.ts';
import { AccountId, IdentityId, MailboxId, MessageId, ThreadId } from '../../shared/domain/ids.ts';
import { splicesBetween } from '../../shared/domain/list-splices.ts';
import type { Mailbox, MailboxRole } from '../../shared/domain/mailbox.ts';
import type { MessageFlag, MessageRow } from '../../shared/domain/message.ts';
import type { PasswordFacts } from '../../shared/domain/password.ts';
import { NO_POLICIES } from '../../shared/domain/policies.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { RepairReport } from '../../shared/domain/repair.ts';
import { searchTerms } from '../../shared/domain/search.ts';
import type { ServerSearchResult } from '../../shared/domain/server-search.ts';
import { Settings } from '../../shared/domain/settings.ts';
import type { WaitingSetup } from '../../shared/domain/waiting-setup.ts';
import { fakeAddressBook } from './fake-address-book.ts';
import { NO_ACTIVITIES, NO_NOTICES } from './fake-around.ts';
import { fakeFilters, NO_JUNK } from './fake-filters.ts';
import { type FakeMoving, fakeMoving, noMoving } from './fake-moving.ts';
import { fakeParts } from './fake-parts.ts';
import { fakeSearch } from './fake-search.ts';
import { fakeSetups } from './fake-setups.ts';
import { fakeTags } from './fake-tags.ts';
import { fakeTemplates } from './fake-templates.ts';
import { fakeBackup, fakeTransfers } from './fake-transfers.ts';

export type CrowdHandlers = HandlersOf<WindowContract & HostContract>;

/** What a test sets before the window opens. */
export interface CrowdOptions {
  /** So many messages of each mailbox are not on this PC yet. */
  missing?: number;
  messages: number;
  /** How much of the search is there while it is being made again. */
  indexed: number | null;
  accounts: boolean;
  store: StoreState;
  /** What every repair reports. */
  repair: RepairReport;
  settings: Partial<Settings>;
  status: Partial<AccountStatus>;
  /** What every check of an account answers. */
  check: SetupCheck;
  /** What every search for servers finds; null: it goes on until it is stopped. */
  servers: ServerSearchResult | null;
  /** Accounts that could move, or have. */
  moving: FakeMoving;
  /** Set-ups that wait. */
  setups: WaitingSetup[];
  /** What every walk to the servers finds; a single line: it goes on until it is stopped. */
  diagnosis: DiagnosisLine[];
  /** What is known of the account's password. */
  passwords: PasswordFacts[];
  /** The one password that `setPassword` and `unlock` take. */
  password: string;
}

export const CROWD: CrowdOptions = {
  messages: 200,
  indexed: null,
  accounts: true,
  store: { kind: 'open', kept: true },
  repair: {
    unreadablePages: 2,
    items: [
      { what: 'messages', recovered: 1_240, lost: 3 },
      { what: 'drafts', recovered: 4, lost: 0 },
      { what: 'contacts', recovered: 310, lost: null },
    ],
    textsAgain: 12,
    sendingsLost: ['Réunion de rentrée'],
    adopted: 1,
    keptAs: 'casier.db.damaged-2026-11-21-093000',
  },
  settings: {},
  status: {},
  check: { ok: true },
  servers: null,
  moving: noMoving(),
  setups: [],
  diagnosis: [],
  passwords: [],
  password: 'bon mot de passe',
};

/** What a test has happen while the window is open. */
export type CrowdStep = { deliver: string } | { event: EngineEvent };

const NEWEST_AT = Date.parse('2026-11-20T18:00:00Z');
const SUBJECTS = ['Conseil de classe', 'Sortie au musée', 'Réunion de rentrée', 'Absence de Léa', 'Projet chorale'];
const PEOPLE = ['Élodie Roux', 'Jérôme Lefèvre', 'Nadia Benali', 'Camille Faure'];
const FOLDERS: [id: number, name: string, role: MailboxRole | null][] = [
  [1, 'INBOX', 'inbox'],
  [2, 'Drafts', 'drafts'],
  [3, 'Sent', 'sent'],
  [4, 'Archives', 'archive'],
  [5, 'Junk', 'junk'],
  [6, 'Trash', 'trash'],
  [7, 'Classe CM2', null],
];
const ACCOUNT = AccountId.parse(1);

interface State {
  mailboxId: MailboxId;
  flags: Record<MessageFlag, boolean>;
  subject: string;
}

export function createCrowd(options: CrowdOptions, emit: (event: EngineEvent) => void) {
  const states = new Map<MessageId, State>();
  const undos = new Map<UndoToken, () => void>();
  /** Lists by the version that was given with them. */
  const given = new Map<string, MessageList>();
  let settings = Settings.parse(options.settings);
  let store = options.store;
  let storeCheck: StoreCheck = { kind: 'resting', lastAt: null, brokenPages: 0 };
  let count = 0;
  let hasAccount = options.accounts;
  let problemSolved = false;
  let { passwords } = options;
  for (let index = 0; index < options.messages; index++) add(SUBJECTS[index % SUBJECTS.length]!, index % 9 !== 0);

  /** Higher ids are newer, as they come in. */
  function add(subject: string, seen: boolean): MessageId {
    const id = MessageId.parse(++count);
    const flags = { seen, flagged: id % 13 === 0, answered: id % 7 === 0, forwarded: false, draft: false };
    states.set(id, { mailboxId: MailboxId.parse(1), subject, flags });
    return id;
  }

  function rowOf(id: MessageId): MessageRow {
    const { mailboxId, flags, subject } = states.get(id)!;
    return {
      id,
      accountId: ACCOUNT,
      mailboxId,
      threadId: ThreadId.parse(Math.ceil(id / 3)),
      subject: `${subject} (${id})`,
      from: { name: PEOPLE[id % PEOPLE.length]!, address: `personne${id % 50}@ac-demo.example` },
      to: [{ name: 'Claire Martin', address: 'claire.martin@ac-demo.example' }],
      dateAt: NEWEST_AT - (count - id) * 1_860_000,
      sizeBytes: 900 + ((id * 7919) % 90_000),
      flags,
      keywords: [],
      hasAttachments: id % 11 === 0,
      snippet: '',
      offline: true,
    };
  }

  function change(ids: readonly MessageId[], set: (state: State) => State): UndoToken {
    const before = ids.map((id) => [id, states.get(id)!] as const);
    const token = UndoToken.parse(`undo-${undos.size + 1}`);
    const lists = new Set(before.map(([, state]) => state.mailboxId));
    const tell = () => emit({ type: 'changed', areas: ['mailboxes'], lists: [...lists], messages: [...ids] });
    for (const [id, state] of before) {
      const next = set(state);
      states.set(id, next);
      lists.add(next.mailboxId);
    }
    undos.set(token, () => {
      for (const [id, state] of before) states.set(id, state);
      tell();
    });
    tell();
    return token;
  }

  const moveTo = (ids: readonly MessageId[], folder: number) => ({
    undo: change(ids, (state) => ({ ...state, mailboxId: MailboxId.parse(folder) })),
    count: ids.length,
  });

  const wordsOf = (id: MessageId) => searchTerms(rowOf(id).subject);

  function idsIn(mailboxId: MailboxId | null, text: string): MessageId[] {
    const terms = searchTerms(text);
    return [...states.keys()]
      .filter((id) => mailboxId === null || states.get(id)!.mailboxId === mailboxId)
      .filter((id) => terms.length === 0 || terms.every((term) => wordsOf(id).some((word) => word.startsWith(term))))
      .reverse();
  }

  function listNow({
    source,
    sort,
    threaded,
  }: Omit<Parameters<CrowdHandlers['messages']['list']>[0], 'rows'>): MessageList {
    const mailboxId = source.kind === 'unified' ? MailboxId.parse(1) : source.mailboxId;
    const ids = Uint32Array.from(idsIn(mailboxId, source.kind === 'search' ? source.text : ''));
    if (sort?.direction === 'asc') ids.reverse();
    const list = {
      version: `${given.size}`,
      ids,
      depths: threaded ? Uint8Array.from(ids, (_, index) => (index % 3 === 0 ? 0 : 1)) : null,
      terms: source.kind === 'search' ? searchTerms(source.text) : [],
      more: false,
      indexed: options.indexed,
    };
    given.set(list.version, list);
    return list;
  }

  const refused: SetupCheck = {
    ok: false,
    side: 'incoming',
    problem: { id: 'password', during: 'sync', kind: 'auth', reason: 'wrongPassword', at: NEWEST_AT },
  };

  const setStoreCheck = (state: StoreCheck) => {
    storeCheck = state;
    emit({ type: 'storeCheck', state });
  };

  const handlers: CrowdHandlers = {
    parts: fakeParts(),
    activities: NO_ACTIVITIES,
    notices: NO_NOTICES,
    policies: { inForce: () => NO_POLICIES },
    phishing: { suspicion: () => null, reportAddress: () => null } as unknown as CrowdHandlers['phishing'],
    store: {
      ...fakeBackup,
      state: () => store,
      unlock({ password }) {
        const ok = password === options.password;
        if (ok) store = { kind: 'open', kept: true };
        if (ok) emit({ type: 'store', state: store });
        return { ok };
      },
      open() {
        store = { kind: 'open', kept: true };
        emit({ type: 'store', state: store });
      },
      repair() {
        store = { kind: 'repaired', report: options.repair };
        emit({ type: 'store', state: { kind: 'repairing', progress: { step: 'rereading', done: 120, total: 400 } } });
        // Long enough to be looked at.
        setTimeout(() => emit({ type: 'store', state: store }), 700);
      },
    },
    storeCheck: {
      state: () => storeCheck,
      start: () => setStoreCheck({ kind: 'running', done: 120, total: 400 }),
      stop: () => setStoreCheck({ kind: 'resting', lastAt: null, brokenPages: 0 }),
    },
    accounts: {
      list: () => (hasAccount ? [account()] : []),
      status: () => (hasAccount ? [status()] : []),
      findServers: (_search, signal) => {
        emit({ type: 'serverSearch', done: 7, total: 24 });
        return options.servers ?? untilAborted(signal);
      },
      diagnose: ({ accountId }, signal) => {
        const lines = options.diagnosis;
        emit({ type: 'diagnosis', diagnosis: { accountId, lines: lines.slice(0, 1), finished: false } });
        return lines.length > 1 ? { accountId, lines, finished: true } : untilAborted(signal);
      },
      check: async () => options.check,
      create: () => {
        if (options.check.ok) hasAccount = true;
        if (hasAccount) emit({ type: 'changed', areas: ['accounts', 'mailboxes'], lists: [], messages: [] });
        return { check: options.check, accountId: options.check.ok ? ACCOUNT : null };
      },
      createDemo: () => {
        hasAccount = true;
        emit({ type: 'changed', areas: ['accounts', 'mailboxes'], lists: [], messages: [] });
        return { accountId: ACCOUNT };
      },
      createLocal: () => ({ accountId: ACCOUNT }),
      setProxyLogin: () => ({ ok: false }),
      setPassword({ password }) {
        if (password !== options.password) return refused;
        problemSolved = true;
        emit({ type: 'status', status: [status()] });
        return { ok: true };
      },
      tryPasswordAgain() {
        problemSolved = true;
        emit({ type: 'status', status: [status()] });
      },
      passwords: () => passwords,
      setPasswordChangedAt({ changedAt }) {
        passwords = passwords.map((one) => ({ ...one, changedAt, isToBeAsked: false }));
        emit({ type: 'changed', areas: ['accounts'], lists: [], messages: [] });
      },
      dismissPasswordReminder() {
        passwords = passwords.map((one) => ({ ...one, reminder: null }));
        emit({ type: 'changed', areas: ['accounts'], lists: [], messages: [] });
      },
      syncNow: () => undefined,
      setDownloadPaused({ paused }) {
        emit({ type: 'status', status: [{ ...status(), downloadPaused: paused }] });
      },
      setLeaveOnServer: () => undefined,
      setLook: () => undefined,
      setArchiveBy: () => undefined,
      order: () => undefined,
      removalPreview: () => null,
      remove: () => undefined,
    },
    duplicates: { find: () => ({ groups: [], more: false }), remove: () => ({ undo: null, count: 0 }) },
    cleanUps: {
      survey: () => null,
      state: () => null,
      begin: () => undefined,
      stop: () => undefined,
      resume: () => undefined,
    },
    mailingLists: { leave: () => ({ outcome: 'asked' }) },
    identities: { add: unused, update: unused, remove: unused, order: unused, signatureTexts: () => [] },
    mailboxes: {
      list: () => (hasAccount ? FOLDERS.map(mailbox) : []),
      properties: () => ({ sizeBytes: 1_234_567, oldestAt: NEWEST_AT - 86_400_000, newestAt: NEWEST_AT, refused: 2 }),
      refresh: () => undefined,
      create({ name }) {
        if (FOLDERS.some(([, taken]) => taken === name)) throw new MailError({ kind: 'rejected', reason: 'nameTaken' });
        return { mailboxId: MailboxId.parse(7) };
      },
      rename: () => ({ undo: null, count: 0 }),
      remove: () => ({ undo: null, count: 0 }),
      emptyTrash: () => ({ undo: null, count: 0 }),
      markAllSeen: ({ mailboxId }) => setFlag(idsIn(mailboxId, ''), 'seen', true),
    },
    messages: {
      notebookText: () => null,
      stopServerSearch: () => {},
      searchServer: ({ text }) => ({ ids: Uint32Array.from(idsIn(null, text)), fromServer: 3, complete: true }),
      list: listNow,
      listChange({ since, ...asked }) {
        const list = listNow(asked);
        const splices = splicesBetween(given.get(since)!, list);
        if (!splices) return { kind: 'anew', list };
        return { kind: 'mended', version: list.version!, steps: [{ splices, groups: null }], successors: [] };
      },
      rows: ({ ids }) => ids.filter((id) => states.has(id)).map(rowOf),
      detail: () => null,
      source: () => null,
      headers: () => null,
      setFlag: ({ ids, flag, value }) => setFlag(ids, flag, value),
      move: ({ ids, mailboxId }) => moveTo(ids, mailboxId),
      copy: ({ ids }) => ({ undo: null, count: ids.length }),
      archive: ({ ids }) => moveTo(ids, 4),
      remove({ ids }) {
        const inTrash = ids.filter((id) => states.get(id)?.mailboxId === 6);
        const moved = moveTo(
          ids.filter((id) => !inTrash.includes(id)),
          6,
        );
        return { ...moved, inTrash };
      },
      destroy: ({ ids }) => ({ ...moveTo(ids, 99), undo: null }),
      setJunk: ({ ids, junk }) => moveTo(ids, junk ? 5 : 1),
      setMuted: () => ({ undo: null, count: 0 }),
      setBranchMuted: () => ({ undo: null, count: 0, nameless: 0 }),
      setWatched: () => ({ undo: null, count: 0 }),
      // Of a thread that is one message.
      markThreadSeen: ({ ids }) => setFlag(ids, 'seen', true),
      threads: ({ ids }) => ids,
      setTag: ({ ids }) => ({ undo: null, count: ids.length, keptHere: 0 }),
      clearTags: ({ ids }) => ({ undo: null, count: ids.length }),
      fetchBody: () => undefined,
    },
    journal: {
      list: () => [],
      text: () => ({ text: '', newestId: 0 }),
    },
    addressBook: fakeAddressBook({
      now: () => ({ contacts: [], groups: [] }),
      replace: unused,
      chosen: () => [],
      stranger: unused,
    }),
    settings: {
      get: () => settings,
      set(patch) {
        settings = Settings.parse({ ...settings, ...patch });
        emit({ type: 'changed', areas: ['settings'], lists: [], messages: [] });
        return settings;
      },
    },
    operations: {
      undo({ token }) {
        const run = undos.get(token);
        undos.delete(token);
        run?.();
        return { undone: run !== undefined };
      },
      list: () => [],
      retry: unused,
      giveUp: unused,
    },
    contacts: {
      list: () => [],
      groups: () => [],
      complete: () => ({ contacts: [], groups: [] }),
      facts: () => [],
      pupils: () => [],
      photo: () => null,
      setPhoto: unused,
      save: unused,
      remove: unused,
      saveGroup: unused,
      removeGroup: unused,
    },
    outbox: {
      list: () => [],
      send: unused,
      cancel: unused,
      correct: unused,
      sendNow: unused,
      resolveUnknown: unused,
      sendAgain: unused,
      sendings: () => [],
      overrides: () => [],
      shown: () => null,
      forecast: () => null,
    },
    drafts: {
      list: () => [],
      get: () => null,
      start: unused,
      save: unused,
      attach: unused,
      opened: unused,
      leftOpen: () => [],
      attachPart: unused,
      detach: unused,
      preview: () => null,
      attachmentFacts: () => ({ facts: [], pending: [] }),
      cleanAttachment: unused,
      restoreAttachment: unused,
      putBack: unused,
      attachmentBytes: () => null,
      renameAttachment: unused,
      setReplyTo: unused,
      unseenFacts: () => null,
      close: unused,
      discard: unused,
    },
    mailings: {
      plan: unused,
      preview: unused,
      start: unused,
      list: () => [],
      get: unused,
      pause: unused,
      resume: unused,
      sendNow: unused,
      cancel: unused,
    },
    deliveries: { ofMessage: () => null, ofMailing: () => null, answerReceipt: unused, writeAgain: unused },
    spelling: { misspelled: () => [], suggest: () => [] },
    ...fakeMoving(options.moving, () => emit({ type: 'changed', areas: ['accounts'], lists: [], messages: [] })),
    ...fakeSetups(options.setups, () => emit({ type: 'changed', areas: ['setups'], lists: [], messages: [] })),
    search: fakeSearch(() => emit({ type: 'changed', areas: ['savedSearches'], lists: [], messages: [] })),
    junk: NO_JUNK,
    filters: fakeFilters(() => emit({ type: 'changed', areas: ['filters'], lists: [], messages: [] })),
    tags: fakeTags(() => emit({ type: 'changed', areas: ['tags'], lists: [], messages: [] })),
    templates: fakeTemplates(() => emit({ type: 'changed', areas: ['templates'], lists: [], messages: [] })),
    ...fakeTransfers(() => emit({ type: 'changed', areas: ['transfers'], lists: [], messages: [] })),
    host: {
      notices: () => [],
      leave: () => ({ waiting: 0 }),
      standing: () => ({ unread: 0, quiet: false, offline: false }),
      messageBody: () => null,
      messagePart: () => null,
      messageSource: () => null,
      sharedSettings: () => null,
      draftPart: () => null,
      previewBody: () => null,
      previewPart: () => null,
      partView: () => null,
      addressBook: () => null,
      overrides: () => ({ fileName: 'casier.csv', type: 'text/csv', bytes: new Uint8Array() }),
      journal: () => ({ fileName: 'casier-journal.txt', type: 'text/plain', bytes: new Uint8Array() }),
    },
  };

  function setFlag(ids: readonly MessageId[], flag: MessageFlag, value: boolean) {
    const undo = change(ids, (state) => ({ ...state, flags: { ...state.flags, [flag]: value } }));
    return { undo, count: ids.length };
  }

  function mailbox([id, name, role]: (typeof FOLDERS)[number]): Mailbox {
    const mailboxId = MailboxId.parse(id);
    const own = [...states.values()].filter((state) => state.mailboxId === mailboxId);
    const unread = own.filter((state) => !state.flags.seen).length;
    const common = { parentId: null, path: name, selectable: true, offline: own.length - (options.missing ?? 0) };
    return { ...common, id: mailboxId, accountId: ACCOUNT, name, role, total: own.length, unread };
  }

  function status(): AccountStatus {
    const calm: AccountStatus = {
      accountId: ACCOUNT,
      phase: 'watching',
      messagesTotal: states.size,
      messagesOffline: states.size,
      downloadPaused: false,
      pendingOperations: 0,
      retryAt: null,
      problem: null,
      lastSyncAt: NEWEST_AT,
      quota: null,
    };
    return problemSolved ? calm : { ...calm, ...options.status };
  }

  function step(happening: CrowdStep): void {
    if ('event' in happening) {
      emit(happening.event);
      return;
    }
    const id = add(happening.deliver, false);
    emit({ type: 'changed', areas: ['mailboxes'], lists: [MailboxId.parse(1)], messages: [id] });
  }

  return { handlers, step };
}

/** Asked by no test of this mailbox. */
function unused(): never {
  throw new MailError({ kind: 'unsupported' });
}

function account(): Account {
  const address = 'claire.martin@ac-demo.example';
  const identity = {
    id: IdentityId.parse(1),
    accountId: ACCOUNT,
    name: 'Claire Martin',
    address,
    replyTo: '',
    signatureHtml: '',
  };
  return {
    id: ACCOUNT,
    protocol: 'imap',
    address,
    name: 'Claire Martin',
    displayName: '',
    colour: 'blue',
    incoming: null,
    outgoing: null,
    identities: [identity],
    leaveOnServer: null,
    archiveBy: 'single',
    passwordKept: 'keychain',
  };
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new MailError({ kind: 'cancelled' })));
  });
}
