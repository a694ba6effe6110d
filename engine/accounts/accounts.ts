// All accounts: makes, changes and removes them, runs one runtime for each, and answers for their state. The door of
// this room for api/ and for the composition root.
// Invariant: an account is stored only after both of its servers let us in, and its key slot only after that.
import { accountNameFor } from '../../shared/academies/account-name.ts';
import type { Account, AccountStatus, LeaveOnServer, NewAccount, SetupCheck } from '../../shared/domain/account.ts';
import type { Diagnosis, DiagnosisLine } from '../../shared/domain/diagnosis.ts';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { MoveAccount, MoveOutcome } from '../../shared/domain/moving.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { ServerClause } from '../../shared/search/for-servers.ts';
import type { Submitter } from '../backend/backend.ts';
import type { AccountState } from '../core/account-state.ts';
import {
  accountMemory,
  insertAccount,
  listAccounts,
  setDownloadPaused,
  setMaxMessageBytes,
} from '../store/accounts.ts';
import { wantSource } from '../store/downloads.ts';
import type { WriteDb } from '../store/handles.ts';
import { makeLocalMailboxes } from '../store/local-messages.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { setLeaveOnServer } from '../store/maildrop.ts';
import { messageRefs } from '../store/messages.ts';
import { accountStatus } from './account-status.ts';
import { createSetupChecks } from './check-setup.ts';
import { diagnose } from './diagnose.ts';
import { moveAccount } from './move-account.ts';
import { createNewPasswords } from './new-password.ts';
import { createPasswordDoor } from './password-door.ts';
import { createRemovals } from './removal.ts';
import { type AccountsOptions, mustHave, type RunningAccount, runAccount } from './run-account.ts';
import { type ServerSearch, searchServers } from './search-server.ts';
import { createSecondTries } from './second-tries.ts';

export interface Accounts {
  startAll(): void;
  stopAll(): Promise<void>;
  statuses(): AccountStatus[];
  /** No account connects, compares or brings messages here: what can wait for such a moment may be done. */
  areAtRest(): boolean;
  check(account: NewAccount, signal: AbortSignal): Promise<SetupCheck>;
  /** `alongside` runs in the transaction that stores the account. Rejects with `cancelled` when aborted. */
  create(
    account: NewAccount,
    signal?: AbortSignal,
    alongside?: (tx: WriteDb, id: AccountId) => void,
  ): Promise<{ check: SetupCheck; accountId: AccountId | null }>;
  /** The one demo account; made and started if there is none. */
  createDemo(): AccountId;
  setPassword(id: AccountId, password: string): Promise<SetupCheck>;
  /** The refused one, once more: the person says that it is right. */
  tryPasswordAgain(id: AccountId): void;
  /** To other servers, once they let us in: see move-account.ts. */
  move(move: MoveAccount, signal: AbortSignal): Promise<MoveOutcome>;
  /** Tells each line as it comes; rejects with `cancelled` when it is stopped. */
  diagnose(id: AccountId, signal: AbortSignal): Promise<Diagnosis>;
  /** « Relever »: where the servers were left alone as well. */
  syncNow(id: AccountId | null): void;
  /** Leaves the servers of these accounts alone, and turns to those of the others again. */
  rest(resting: (id: AccountId) => boolean): void;
  setDownloadPaused(id: AccountId, paused: boolean): void;
  setLeaveOnServer(id: AccountId, leave: LeaveOnServer): void;
  fetchBody(id: MessageId): void;
  /** What is to leave this account has to be fetched first. */
  sourcesWanted(id: AccountId): void;
  /** Looks on the servers of connected accounts for what is not on this PC yet. */
  searchServers(
    clauses: readonly ServerClause[],
    mailboxId: MailboxId | null,
    watch: Pick<ServerSearch, 'signal' | 'enough' | 'onProgress'>,
  ): Promise<{ ids: MessageId[]; complete: boolean }>;
  /** Somebody looks at it: next to be compared. */
  refreshMailbox(id: MailboxId): void;
  /** An intent was stored: it goes out with the next step. */
  operationsDue(id: AccountId): void;
  /** Rejects with MailError auth/noPassword when there is no password. */
  submitterOf(id: AccountId): Promise<Submitter>;
  /** Those whose mail is being taken off this PC. */
  removing(): AccountId[];
  /** Throws MailError `accountBusy` before anything is changed. Once begun it goes on at the next start. */
  remove(id: AccountId, discardUnsent: boolean): Promise<void>;
}

interface Running extends RunningAccount {
  /** When the present state was entered. */
  since: number;
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { store, secrets, protocols, now, onStatus } = options;
  const running = new Map<AccountId, Running>();
  /** On servers: they read the store, and end before it is closed. */
  const searches = new Map<AbortController, Promise<unknown>>();
  let isResting: (id: AccountId) => boolean = () => false;
  const door = createPasswordDoor(options);
  const setupChecks = createSetupChecks(options);
  const onGiven = (id: AccountId) => {
    running.get(id)?.runtime.passwordGiven();
    options.onPassword(id);
  };
  const newPasswords = createNewPasswords({ ...options, door, onGiven });

  const runtimeOf = (id: AccountId) => running.get(id)?.runtime;
  const secondTries = createSecondTries({ door, runtimeOf, onPassword: options.onPassword });
  const onConnected = (id: AccountId) => {
    options.onConnected(id);
    secondTries.connected(id);
  };

  const start = (account: Account) => {
    const one: Running = {
      ...runAccount({ ...options, door, onConnected }, account.id, () => {
        one.since = now();
        onStatus();
      }),
      since: now(),
    };
    running.set(account.id, one);
    if (!isResting(account.id)) one.runtime.start();
  };

  const startNew = (id: AccountId) => {
    start(mustHave(store, id));
    return id;
  };

  /** Answers how it is begun again. */
  const stopAccount = async (id: AccountId) => {
    const stopped = running.get(id);
    await stopped?.runtime.stop();
    running.delete(id);
    return () => void (stopped && startNew(id));
  };

  const removals = createRemovals({
    store,
    forgetPassword: (id) => secrets.forget(id),
    stopAccount,
    onRemoving: options.onRemoving,
    onStatus,
  });

  return {
    startAll() {
      removals.goOnWithAll();
      // « Dossiers locaux » have nothing to run.
      for (const account of listAccounts(store.reads)) if (account.protocol !== 'local') start(account);
    },
    async stopAll() {
      for (const search of searches.keys()) search.abort();
      await Promise.allSettled(searches.values());
      await Promise.all([...running.values()].map(({ runtime }) => runtime.stop()));
      await removals.stop();
      await newPasswords.settled();
    },
    statuses: () =>
      [...running].flatMap(([id, { runtime, since, remaining }]) => {
        const memory = accountMemory(store.reads, id);
        return memory ? [accountStatus(id, runtime.state(), since, memory, remaining())] : [];
      }),
    areAtRest: () =>
      [...running.values()].every(({ runtime, isDownloading }) => {
        const { phase } = runtime.state();
        return phase !== 'connecting' && phase !== 'syncing' && !(phase === 'watching' && isDownloading());
      }),
    check: async (account, signal) => (await setupChecks.check(account, signal)).check,
    async create(account, signal = NEVER, alongside) {
      const { check, maxMessageBytes } =
        setupChecks.passedJustNow(account) ?? (await setupChecks.check(account, signal));
      if (!check.ok) return { check, accountId: null };
      const { password, ...toStore } = account;
      const accountId = store.transaction((tx) => {
        const displayName = accountNameFor(account.address, listAccounts(tx));
        const id = insertAccount(tx, { ...toStore, displayName, passwordKept: 'session' });
        if (account.protocol === 'pop3') makeLocalMailboxes(tx, id);
        setMaxMessageBytes(tx, id, maxMessageBytes);
        alongside?.(tx, id);
        secrets.openStoreWith({ accountId: id, address: account.address }, password);
        return id;
      });
      await newPasswords.keepFirst(accountId, password);
      return { check, accountId: startNew(accountId) };
    },
    createDemo() {
      const existing = listAccounts(store.reads).find(({ protocol }) => protocol === 'demo');
      if (existing) return existing.id;
      const account = { protocol: 'demo', incoming: null, outgoing: null, passwordKept: 'none' } as const;
      const id = store.transaction((tx) => {
        options.demo.introduce(tx);
        return insertAccount(tx, { ...account, ...options.demo.owner });
      });
      return startNew(id);
    },
    setPassword: (id, password) => newPasswords.give(mustHave(store, id), password),
    tryPasswordAgain: (id) => secondTries.again(id),
    async move(move, signal) {
      const outcome = await moveAccount(
        { ...options, stopAccount, keepPassword: newPasswords.keepFirst },
        move,
        signal,
      );
      if (outcome.check.ok) options.onPassword(move.accountId);
      return outcome;
    },
    async diagnose(id, signal) {
      const account = mustHave(store, id);
      const lines: DiagnosisLine[] = [];
      const so = (finished: boolean): Diagnosis => ({ accountId: id, lines: [...lines], finished });
      const onLine = (line: DiagnosisLine) => {
        lines.push(line);
        options.onDiagnosis(so(false));
      };
      const state = running.get(id)?.runtime.state();
      const refused = state?.phase === 'needsUser' && state.problem.kind === 'auth' ? state.problem : door.refusal(id);
      const password = () => door.passwordOf(account);
      await diagnose({ protocols, account, password, refused, onLine }, signal);
      return so(true);
    },
    syncNow(id) {
      for (const [accountId, { runtime }] of running) {
        if (id !== null && id !== accountId) continue;
        if (runtime.state().phase === 'stopped') runtime.start();
        runtime.hurry();
      }
    },
    rest(resting) {
      isResting = resting;
      for (const [id, { runtime }] of running) {
        const stopped = runtime.state().phase === 'stopped';
        if (resting(id) && !stopped) runtime.rest();
        else if (!resting(id) && stopped) runtime.start();
      }
    },
    setDownloadPaused(id, paused) {
      store.transaction((tx) => setDownloadPaused(tx, id, paused));
      running.get(id)?.book.bodiesMayBeMissing();
      onStatus();
    },
    setLeaveOnServer(id, leave) {
      store.transaction((tx) => setLeaveOnServer(tx, id, leave));
      onStatus();
    },
    fetchBody(id) {
      const [shown] = messageRefs(store.reads, [id]);
      // Of one on its way from another account only the original can be fetched.
      const [ref] = shown?.copyOf ? messageRefs(store.reads, [shown.copyOf]) : [shown];
      if (!ref || ref.sourceId !== null) return;
      store.transaction((tx) => wantSource(tx, ref.id), 'refetchable');
      running.get(ref.accountId)?.book.bodyWanted();
    },
    sourcesWanted: (id) => running.get(id)?.book.bodyWanted(),
    searchServers(clauses, mailboxId, { onProgress, signal, enough }) {
      const leaving = new AbortController();
      const search = searchServers({
        store,
        clauses,
        mailboxId,
        signal,
        enough: AbortSignal.any([enough, leaving.signal]),
        onProgress(done, total) {
          options.onSearchProgress(done, total);
          onProgress(done, total);
        },
        accounts: listAccounts(store.reads).filter(({ protocol }) => protocol === 'imap'),
        open: async (account, ending) => {
          if (!isConnected(running.get(account.id)?.runtime.state().phase)) throw new MailError({ kind: 'offline' });
          const backend = protocols.backend(account, await door.passwordOf(account));
          return backend.open(ending);
        },
        serverPath: ({ accountId, path }) => options.serverPath(accountId, path),
      });
      searches.set(leaving, search);
      return search.finally(() => searches.delete(leaving));
    },
    refreshMailbox(id) {
      const mailbox = getMailbox(store.reads, id);
      if (mailbox?.selectable) running.get(mailbox.accountId)?.book.mailboxDue(id);
    },
    operationsDue(id) {
      running.get(id)?.book.operationsDue();
      onStatus();
    },
    async submitterOf(id) {
      const account = mustHave(store, id);
      return protocols.submitter(account, await door.passwordOf(account));
    },
    removing: () => removals.going(),
    remove: (id, discardUnsent) => removals.remove(id, discardUnsent),
  };
}

function isConnected(phase: AccountState['phase'] | undefined): boolean {
  return phase === 'syncing' || phase === 'watching';
}

const NEVER = new AbortController().signal;
