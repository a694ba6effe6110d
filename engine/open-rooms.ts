// Everything that lives on an open store, put together: what exists, who knows whom, and in which order it ends.
import { availableParallelism } from 'node:os';
import { serverCandidates } from '../shared/academies/candidates.ts';
import { learnedServers } from '../shared/academies/learned-servers.ts';
import { presetsFor } from '../shared/academies/presets.ts';
import type { EngineEvent } from '../shared/contract/event.ts';
import type { AccountId } from '../shared/domain/ids.ts';
import { languageOf } from '../shared/domain/language.ts';
import { DEFAULT_GUARD_LEVEL, type Policies } from '../shared/domain/policies.ts';
import type { CandidateSources } from '../shared/domain/setup.ts';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { createMoving } from './accounts/moving.ts';
import type { Protocols } from './accounts/protocols.ts';
import type { Secrets } from './accounts/secrets.ts';
import type { SetupPasswords } from './accounts/setup-passwords.ts';
import { startUpkeep } from './accounts/upkeep.ts';
import { createWaitingSetups } from './accounts/waiting-setups.ts';
import { createAddressBook } from './address-book/address-book.ts';
import { personFacts } from './address-book/person-facts.ts';
import { pupilFacts } from './address-book/pupil-facts.ts';
import { accountsHandlers } from './api/accounts.ts';
import { addressBookHandlers } from './api/address-book.ts';
import { createBodies } from './api/bodies.ts';
import { createChangeFeed } from './api/change-feed.ts';
import { contactsHandlers } from './api/contacts.ts';
import { deliveriesHandlers } from './api/deliveries.ts';
import { draftsHandlers } from './api/drafts.ts';
import type { HostHandlers, WindowHandlers } from './api/handlers.ts';
import { hostHandlers } from './api/host.ts';
import { identitiesHandlers } from './api/identities.ts';
import { journalHandlers } from './api/journal.ts';
import { mailboxesHandlers } from './api/mailboxes.ts';
import { mailingsHandlers } from './api/mailings.ts';
import { messagesHandlers } from './api/messages.ts';
import { movingHandlers } from './api/moving.ts';
import { operationsHandlers } from './api/operations.ts';
import { outboxHandlers } from './api/outbox.ts';
import { createPreviews } from './api/previews.ts';
import { settingsHandlers } from './api/settings.ts';
import { setupsHandlers } from './api/setups.ts';
import { spellingHandlers } from './api/spelling.ts';
import { templatesHandlers } from './api/templates.ts';
import { throttled } from './api/throttle.ts';
import { transfersHandlers } from './api/transfers.ts';
import type { Network, ProxyLogin } from './connection/network.ts';
import { walkToServer } from './connection/walk.ts';
import { createServerSearch } from './discovery/search.ts';
import { imapBackend } from './imap/index.ts';
import type { StoreOnDisk } from './import/backup.ts';
import type { Places } from './import/places.ts';
import { createTransfers } from './import/transfers.ts';
import { createParsePool } from './mime/parse-pool.ts';
import {
  carryFlags,
  createOperations,
  mailboxBelow,
  pendingPaths,
  rebaseRenames,
  serverPath,
  takeIn,
} from './operations/index.ts';
import {
  createAttachmentScans,
  createDrafts,
  createMailings,
  createOutbox,
  previewDraft,
  sentReport,
} from './outbox/index.ts';
import { pop3Maildrop } from './pop3/index.ts';
import type { Recorder } from './recorder.ts';
import { createScanner } from './scan/index.ts';
import { keepIndex } from './search/keep-index.ts';
import { smtpSubmitter } from './smtp/index.ts';
import { createSpeller } from './spelling/speller.ts';
import { listAccounts } from './store/accounts.ts';
import type { Store } from './store/database.ts';
import { accountMailboxes } from './store/mailboxes.ts';
import { getSettings } from './store/settings.ts';
import { createStoreCheck } from './store-check.ts';
import { openTrialMailbox } from './trial-mailbox.ts';

const STATUS_INTERVAL_MS = 200;
/** Two cores are common: one for this thread, the other shared by the parser and whoever writes the index. */
const PARSER_THREADS = availableParallelism() > 2 ? 2 : 1;

export interface RoomsOptions {
  store: Store;
  secrets: Secrets;
  setupPasswords: SetupPasswords;
  /** Remembered outside of the store, before what counts happens. */
  noteGeneration(generation: number): Promise<void>;
  /** The last end was a crash or a power cut. */
  afterCrash: boolean;
  places: Places;
  onDisk: StoreOnDisk;
  locale: string;
  workers: { parse: URL; spelling: URL; backup: URL; readBook: URL; scan: URL };
  /** PEM certificates trusted beside the system's. */
  extraCertificates: string[];
  network: Network;
  /** What the person says to a proxy that asks; false: none of that name did. */
  giveProxyLogin(name: string, login: ProxyLogin): boolean;
  /** What an administrator set. */
  policies: Policies;
  now(): number;
  recorder: Recorder;
  tell(event: EngineEvent): void;
}

export interface Rooms {
  handlers: Omit<WindowHandlers & HostHandlers, 'store' | 'places' | 'policies'>;
  close(): Promise<void>;
}

/** The folder of an export that has no address to be named by. */
const LOCAL_FOLDERS = { fr: 'Dossiers locaux', en: 'Local folders' } as const;
/** A second and a half: what a cut line held back has come by then, or never will. */
const UNDER_WAY_MS = 1_500;
/** Somebody is watching. */
const WALK_STEP_MS = 10_000;

export function openRooms(options: RoomsOptions): Rooms {
  const { store, secrets, workers, policies, now, recorder, tell } = options;
  const parsers = createParsePool({ workerUrl: workers.parse, size: PARSER_THREADS });
  const speller = createSpeller(workers.spelling);
  const trial = openTrialMailbox(store, now);
  const bodies = createBodies(store.reads);

  const tellStatus = throttled(() => tell({ type: 'status', status: accounts.statuses() }), STATUS_INTERVAL_MS);
  const changes = createChangeFeed(tell);
  store.onChange((change) => {
    changes.note(change);
    tellStatus();
  });

  const operations = createOperations({
    store,
    nowAt: now,
    onProblem: (problem) => tell({ type: 'problem', problem }),
    onQueued: (accountId) => accounts.operationsDue(accountId),
    onSourcesWanted: (accountId) => accounts.sourcesWanted(accountId),
    underWayMs: UNDER_WAY_MS,
  });

  const accounts: Accounts = createAccounts({
    store,
    secrets,
    protocols: protocolsOf(options, trial),
    digest: parsers.takeOver,
    runOperations: operations.runPending,
    serverPath: (accountId, path) => serverPath(store.reads, { accountId, path }),
    pendingPaths: (accountId) => {
      const paths = accountMailboxes(store.reads, accountId).map(({ path }) => path);
      return pendingPaths(store.reads, accountId, paths);
    },
    rebaseRenames,
    repoint: operations.repoint,
    carryFlags,
    demo: trial,
    now,
    record: recorder.record,
    onStatus: tellStatus,
    onDiagnosis: (diagnosis) => tell({ type: 'diagnosis', diagnosis }),
    onSourcesCame: (accountId) => accounts.operationsDue(accountId),
    onRemoving: operations.keepFrom,
    onConnected(accountId) {
      moving.noteConnected(accountId);
      outbox.accountWorks(accountId);
    },
    onFailed: (accountId, error) => moving.noteFailure(accountId, error),
    onPassword: (accountId) => outbox.passwordGiven(accountId),
  });

  const searching = {
    candidatesFor: (sources: CandidateSources) =>
      serverCandidates({
        ...sources,
        presets: presetsFor(policies, sources.address),
        learned: learnedServers(listAccounts(store.reads), sources.address),
      }),
    extraCertificates: options.extraCertificates,
    network: options.network,
    now,
  };
  const moving = createMoving({
    store,
    findServers: createServerSearch({ ...searching, onProgress: () => {} }),
    now,
    onNews: () => tell({ type: 'changed', areas: ['accounts'], lists: [], messages: [] }),
  });
  const findServers = createServerSearch({
    ...searching,
    onProgress: (done, total) => tell({ type: 'serverSearch', done, total }),
  });
  const setups = createWaitingSetups({
    store,
    passwords: options.setupPasswords,
    // One of its own: a person who looks for servers stops none of these, nor they the person's.
    findServers: createServerSearch({ ...searching, onProgress: () => {} }),
    create: accounts.create,
    now,
    dice: Math.random,
    at: (atMs, callBack) => alarm(atMs - now(), callBack),
    onActivity: () => changes.note({ areas: ['setups'], lists: [], messages: [] }),
  });

  const settings = () => getSettings(store.reads, policies);
  const language = () => languageOf(settings().language, options.locale);
  const context = { store, language, settings };
  const scanner = createScanner({ workerUrl: workers.scan });
  const scans = createAttachmentScans({
    store,
    scanner,
    onUnwritten: () => changes.note({ areas: ['drafts'], lists: [], messages: [] }),
  });
  const writing = {
    store,
    scans,
    pupils: () => pupilFacts(store.reads),
    settings,
    guardLevel: policies.guard ?? DEFAULT_GUARD_LEVEL,
    nowAt: now,
    factsOf: (addresses: string[]) => personFacts(store.reads, addresses),
    digest: parsers.digest,
    onQueued: (accountId: AccountId) => accounts.operationsDue(accountId),
  };
  const outbox = createOutbox({
    ...writing,
    at: (atMs, callBack) => alarm(atMs - now(), callBack),
    steadyMs: () => performance.now(),
    dice: Math.random,
    submitterOf: accounts.submitterOf,
    noteGeneration: options.noteGeneration,
    onProblem: (problem) => tell({ type: 'problem', problem }),
    onProblemGone: (id) => tell({ type: 'problemGone', id }),
  });
  const drafts = createDrafts({ ...writing, language });
  const mailings = createMailings({ ...writing, language });
  const previews = createPreviews();

  const transfers = createTransfers({
    store,
    places: options.places,
    onDisk: options.onDisk,
    backupWorker: workers.backup,
    digest: parsers.digest,
    takeIn,
    mailboxBelow,
    onQueued: (accountId) => accounts.operationsDue(accountId),
    language,
    localFoldersName: () => LOCAL_FOLDERS[language()],
    now,
  });
  drafts.forgetVanished();
  scans.forgetUnused();
  outbox.start();
  accounts.startAll();
  setups.start();
  void drafts.fileUnfiled();
  const indexKeeper = keepIndex({ store, digest: parsers.digest, note: (facts) => recorder.record(null, facts) });
  const storeCheck = createStoreCheck({
    store,
    path: options.onDisk.database,
    key: options.onDisk.key,
    afterCrash: options.afterCrash,
    isIdle: () => accounts.statuses().every(({ phase }) => phase !== 'syncing' && phase !== 'connecting'),
    now,
    onState: (state) => tell({ type: 'storeCheck', state }),
    onProblem: (problem) => tell({ type: 'problem', problem }),
  });
  const stopUpkeep = startUpkeep(store, accounts.statuses, (facts) => recorder.record(null, facts));
  recorder.record(null, { kind: 'program', what: 'opened' });

  return {
    handlers: {
      accounts: accountsHandlers(context, {
        giveProxyLogin: options.giveProxyLogin,
        accounts,
        findServers,
        setups,
        isExported: transfers.holdsAccount,
        now,
      }),
      identities: identitiesHandlers(context),
      templates: templatesHandlers(context),
      setups: setupsHandlers(setups, options.places),
      moving: movingHandlers(context, { accounts, moving, operations }),
      mailboxes: mailboxesHandlers(context, { accounts, operations }),
      messages: messagesHandlers(context, { bodies, accounts, operations }),
      drafts: draftsHandlers(drafts, (draftId) => previewDraft({ ...writing, scans }, draftId), previews),
      outbox: outboxHandlers(outbox, (messageId) => sentReport({ ...writing, scanner }, messageId)),
      mailings: mailingsHandlers(mailings, previews),
      deliveries: deliveriesHandlers(context, { bodies, now, onQueued: writing.onQueued }),
      contacts: contactsHandlers(context),
      addressBook: addressBookHandlers(
        createAddressBook({ store, places: options.places, workerUrl: workers.readBook, now }),
      ),
      settings: settingsHandlers(context, policies),
      journal: journalHandlers(context),
      operations: operationsHandlers(context, { accounts, operations }),
      spelling: spellingHandlers(context, speller),
      transfers: transfersHandlers(transfers),
      storeCheck: { state: storeCheck.state, start: storeCheck.start, stop: storeCheck.stop },
      host: hostHandlers(context, { bodies, previews, now }),
    },
    async close() {
      stopUpkeep();
      await storeCheck.close();
      await moving.stop();
      await transfers.stopRunning();
      const indexKept = indexKeeper.close();
      await setups.stop();
      const outboxStopped = outbox.stop();
      await scans.close();
      await outboxStopped;
      await accounts.stopAll();
      await indexKept;
      await parsers.close();
      await speller.close();
      tellStatus.cancel();
      changes.close();
      recorder.record(null, { kind: 'program', what: 'closed' });
      recorder.close();
      store.close();
    },
  };
}

/** Rings twice a minute at the latest, so that a clock that was set and a PC that slept are noticed. */
const LONGEST_ALARM_MS = 30_000;

/** One that rings early is set again by whoever it wakes. */
function alarm(inMs: number, callBack: () => void): () => void {
  const timer = setTimeout(callBack, Math.min(Math.max(0, inMs), LONGEST_ALARM_MS));
  return () => clearTimeout(timer);
}

function protocolsOf(options: RoomsOptions, trial: ReturnType<typeof openTrialMailbox>): Protocols {
  const { extraCertificates, network } = options;
  return {
    backend: ({ incoming }, { text, say }) =>
      incoming ? imapBackend(incoming, text, { extraCertificates, network, say }) : trial.backend,
    maildrop: ({ incoming }, { text, say }) => {
      if (!incoming) throw new Error('an account that collects has no incoming server');
      return pop3Maildrop(incoming, text, { extraCertificates, network, say });
    },
    submitter: ({ outgoing }, { text, say }) =>
      outgoing ? smtpSubmitter(outgoing, text, { extraCertificates, network, say }) : trial.submitter,
    walk: (server, onStep, signal) =>
      walkToServer(server, { extraCertificates, network, limitMs: WALK_STEP_MS }, onStep, signal),
    needsPassword: (protocol) => protocol === 'imap' || protocol === 'pop3',
  };
}
