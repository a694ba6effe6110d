// What keeps accounts in step with their servers: operations, accounts, moving to other servers, set-ups that wait.
// They know one another, and the outbox, which is made after them.
import { serverCandidates } from '../shared/academies/candidates.ts';
import { learnedServers } from '../shared/academies/learned-servers.ts';
import { presetsFor } from '../shared/academies/presets.ts';
import type { CandidateSources } from '../shared/domain/setup.ts';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { createMoving } from './accounts/moving.ts';
import { createWaitingSetups, type WaitingSetups } from './accounts/waiting-setups.ts';
import { alarm } from './alarm.ts';
import type { ChangeFeed } from './api/change-feed.ts';
import { createServerSearch } from './discovery/search.ts';
import { type Arrivals, createArrivals } from './filters/index.ts';
import type { ParsePool } from './mime/parse-pool.ts';
import {
  carryFlags,
  createOperations,
  type Operations,
  pendingPaths,
  rebaseRenames,
  serverPath,
} from './operations/index.ts';
import type { Outbox } from './outbox/index.ts';
import { protocolsOf } from './protocols.ts';
import type { RoomsOptions } from './rooms-options.ts';
import { listAccounts } from './store/accounts.ts';
import { accountMailboxes } from './store/mailboxes.ts';
import { openTrialMailbox } from './trial-mailbox.ts';

/** A second and a half: what a cut line held back has come by then, or never will. */
const UNDER_WAY_MS = 1_500;

export type Moving = ReturnType<typeof createMoving>;
export type ServerSearch = ReturnType<typeof createServerSearch>;

export interface AccountRooms {
  arrivals: Arrivals;
  operations: Operations;
  accounts: Accounts;
  moving: Moving;
  setups: WaitingSetups;
  /** For a person who waits, with progress. */
  findServers: ServerSearch;
}

interface Around {
  parsers: ParsePool;
  changes: ChangeFeed;
  tellStatus: () => void;
  /** Not asked before it is there: nothing of this begins by itself. */
  outbox: () => Outbox;
}

export function openAccountRooms(options: RoomsOptions, around: Around): AccountRooms {
  const { store, now, tell } = options;
  const operations = createOperations({
    store,
    nowAt: now,
    onProblem: (problem) => tell({ type: 'problem', problem }),
    onQueued: (accountId) => accounts.operationsDue(accountId),
    onSourcesWanted: (accountId) => accounts.sourcesWanted(accountId),
    underWayMs: UNDER_WAY_MS,
  });
  const arrivals = createArrivals({ store, announce: operations.announce, now });
  const searchWith = searchesOf(options);
  const moving = createMoving({
    store,
    findServers: searchWith(() => {}),
    now,
    onNews: () => tell({ type: 'changed', areas: ['accounts'], lists: [], messages: [] }),
  });
  const accounts: Accounts = openAccounts(options, { ...around, operations, moving, arrivals });
  const setups = createWaitingSetups({
    store,
    passwords: options.setupPasswords,
    // One of its own: a person who looks for servers stops none of these, nor they the person's.
    findServers: searchWith(() => {}),
    create: accounts.create,
    now,
    dice: Math.random,
    at: (atMs, callBack) => alarm(atMs - now(), callBack),
    onActivity: () => around.changes.note({ areas: ['setups'], lists: [], messages: [] }),
  });
  const findServers = searchWith((done, total) => tell({ type: 'serverSearch', done, total }));
  return { operations, arrivals, accounts, moving, setups, findServers };
}

function openAccounts(
  options: RoomsOptions,
  {
    parsers,
    tellStatus,
    outbox,
    operations,
    moving,
    arrivals,
  }: Around & Pick<AccountRooms, 'operations' | 'moving' | 'arrivals'>,
): Accounts {
  const { store, secrets, now, recorder, tell } = options;
  const trial = openTrialMailbox(store, now);
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
    onArrived: arrivals.arrived,
    demo: trial,
    now,
    record: recorder.record,
    onStatus: tellStatus,
    onSearchProgress: (done, total) => tell({ type: 'messageSearch', done, total }),
    onDiagnosis: (diagnosis) => tell({ type: 'diagnosis', diagnosis }),
    onSourcesCame: (accountId) => accounts.operationsDue(accountId),
    onRemoving: operations.keepFrom,
    onConnected(accountId) {
      moving.noteConnected(accountId);
      outbox().accountWorks(accountId);
    },
    onFailed: (accountId, error) => moving.noteFailure(accountId, error),
    onPassword: (accountId) => outbox().passwordGiven(accountId),
  });
  return accounts;
}

/** Searches for servers that know the same, each with a progress of its own. */
function searchesOf({ store, policies, extraCertificates, network, now }: RoomsOptions) {
  const candidatesFor = (sources: CandidateSources) =>
    serverCandidates({
      ...sources,
      presets: presetsFor(policies, sources.address),
      learned: learnedServers(listAccounts(store.reads), sources.address),
    });
  return (onProgress: (done: number, total: number) => void): ServerSearch =>
    createServerSearch({ candidatesFor, extraCertificates, network, now, onProgress });
}
