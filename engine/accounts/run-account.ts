// Puts together what one account runs on: its agenda, its runtime, its work session, its password.
import { type Account, DEFAULT_LEAVE_ON_SERVER } from '../../shared/domain/account.ts';
import type { Diagnosis } from '../../shared/domain/diagnosis.ts';
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { JournalFacts } from '../../shared/domain/journal.ts';
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import type { Session } from '../backend/backend.ts';
import type { AccountState } from '../core/account-state.ts';
import { journalError } from '../core/journal-line.ts';
import type { TakeOver } from '../mime/parse-pool.ts';
import { getAccount, isDownloadPaused } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import type { FollowedRename } from '../store/mailbox-tree.ts';
import { accountMailboxes, mailboxByRole } from '../store/mailboxes.ts';
import { saveSources } from '../store/sources.ts';
import { type AgendaBook, openAgendaBook } from './agenda-book.ts';
import { converseOverMailboxes, everythingDue, type MailboxConnectionOptions } from './mailbox-connection.ts';
import type { CarryFlags, OnArrived } from './mailbox-writer.ts';
import { openMaildropConnection } from './maildrop-connection.ts';
import type { PasswordDoor } from './password-door.ts';
import type { Protocols } from './protocols.ts';
import { type AccountRuntime, createRuntime } from './runtime.ts';
import type { Secrets } from './secrets.ts';
import { openSourceIntake } from './source-intake.ts';
import { type OperationsOutcome, runWork, type WorkOptions } from './work.ts';

export interface AccountsOptions {
  store: Store;
  secrets: Secrets;
  protocols: Protocols;
  /** What `digest` takes over is the parser's from then on: mime/parse-pool.ts. */
  digest: TakeOver;
  runOperations(input: { accountId: AccountId; session: Session; signal: AbortSignal }): Promise<OperationsOutcome>;
  /** What the server calls a mailbox until a pending rename has run. */
  serverPath(accountId: AccountId, path: string): string;
  pendingPaths(accountId: AccountId): { unlisted: ReadonlySet<string>; unwanted: ReadonlySet<string> };
  /** Fits pending renames to what another program renamed on the server: operations/rebase-renames.ts. */
  rebaseRenames(
    tx: WriteDb,
    accountId: AccountId,
    renames: readonly { id: MailboxId; fromPath: string; toPath: string }[],
  ): FollowedRename[];
  /** Runs `work` in the transaction that takes what is pending of the account along. */
  repoint(accountId: AccountId, work: (tx: WriteDb) => void): void;
  carryFlags: CarryFlags;
  /** Message filters look at it. */
  onArrived: OnArrived;
  demo: {
    owner: { name: string; address: string };
    /** Saves the people that the guard has to know from the first minute. */
    introduce(tx: WriteDb): void;
  };
  now(): number;
  record(accountId: AccountId, facts: JournalFacts): void;
  /** Some account's status is not what it was. */
  onStatus(): void;
  /** One line more of a walk that runs. */
  onDiagnosis(diagnosis: Diagnosis): void;
  /** Of a search of servers: mailboxes asked, of how many. */
  onSearchProgress(done: number, total: number): void;
  /** Operations of this account waited for sources that have just come, here or from another account. */
  onSourcesCame(id: AccountId): void;
  /** Before an account goes with its mail. */
  onRemoving(id: AccountId): void;
  /** A new session is open. */
  onConnected(id: AccountId): void;
  /** It could not get in, or its session ended. */
  onFailed(id: AccountId, error: MailErrorData): void;
  /** Another password was tried and is right. */
  onPassword(id: AccountId): void;
}

/** What one account runs on. */
export interface RunOptions extends AccountsOptions {
  door: PasswordDoor;
}

export interface RunningAccount {
  runtime: AccountRuntime;
  /** What others may ask of it. */
  book: Pick<AgendaBook, 'bodiesMayBeMissing' | 'bodyWanted' | 'mailboxDue' | 'operationsDue'>;
  /** While it is connected: bodies are on their way. */
  isDownloading(): boolean;
  /** Messages that are still to come and have no row yet. */
  remaining(): number;
}

export function runAccount(options: RunOptions, accountId: AccountId, onState: () => void): RunningAccount {
  const { store, record } = options;
  let phase: AccountState['phase'] = 'stopped';
  let rested = false;
  const onRuntimeState = (state: AccountState) => {
    const error = 'problem' in state && state.problem ? { error: journalError(state.problem) } : {};
    // Connected and at rest once, the comparisons every few minutes are no news.
    const connected = state.phase === 'syncing' || state.phase === 'watching';
    if (!(connected && rested)) record(accountId, { kind: 'connection', phase: state.phase, ...error });
    rested = connected && (rested || state.phase === 'watching');
    if (phase === 'connecting' && state.phase === 'syncing') options.onConnected(accountId);
    if (state.phase !== 'connecting' && 'problem' in state) options.onFailed(accountId, state.problem);
    phase = state.phase;
    onState();
  };
  return mustHave(store, accountId).protocol === 'pop3'
    ? runCollecting(options, accountId, onRuntimeState)
    : runSynchronised(options, accountId, onRuntimeState);
}

function runSynchronised(
  options: RunOptions,
  accountId: AccountId,
  onState: (state: AccountState) => void,
): RunningAccount {
  const { store, protocols, door, now, record } = options;
  const book = openAgendaBook(
    () => accountMailboxes(store.reads, accountId).filter(({ localOnly, hidden }) => !localOnly && !hidden),
    () => isDownloadPaused(store.reads, accountId),
  );
  const openIntake = () =>
    openSourceIntake(inStep(options), (batch) => {
      const waited = store.transaction((tx) => saveSources(tx, batch), 'refetchable');
      for (const id of waited) options.onSourcesCame(id);
    });
  const work: WorkOptions = {
    accountId,
    store,
    book,
    openIntake,
    runOperations: (session, signal) => options.runOperations({ accountId, session, signal }),
    serverPath: (path) => options.serverPath(accountId, path),
    pendingPaths: () => options.pendingPaths(accountId),
    rebaseRenames: (tx, renames) => options.rebaseRenames(tx, accountId, renames),
    now,
    note: (facts) => record(accountId, facts),
    carryFlags: options.carryFlags,
    onArrived: options.onArrived,
  };
  const connection: MailboxConnectionOptions = {
    book,
    async openBackend() {
      const account = mustHave(store, accountId);
      return protocols.backend(account, await door.passwordOf(account));
    },
    work: (session, events, signal) => runWork(work, session, events, signal),
    inboxPath: () => mailboxByRole(store.reads, accountId, 'inbox')?.path ?? 'INBOX',
  };
  const allDue = () => everythingDue(book);
  const runtime = createRuntime({
    converse: (tell, signal) => converseOverMailboxes(connection, tell, signal),
    everythingDue: allDue,
    recheck: allDue,
    now,
    onState,
  });
  return { runtime, book, isDownloading: book.isDownloading, remaining: () => 0 };
}

/** What is digested waits for the search index as well: neither may pile up before the other. */
function inStep({ digest, store }: AccountsOptions): TakeOver {
  return async (raw, blamed) => {
    const digested = await digest(raw, blamed);
    await store.search.room();
    return digested;
  };
}

/** POP3: its mailboxes are here, and the server only hands out what is new. */
function runCollecting(
  options: RunOptions,
  accountId: AccountId,
  onState: (state: AccountState) => void,
): RunningAccount {
  const { store, protocols, door, now, record } = options;
  let remaining = 0;
  const connection = openMaildropConnection({
    accountId,
    store,
    async openMaildrop() {
      const account = mustHave(store, accountId);
      return protocols.maildrop(account, await door.passwordOf(account));
    },
    leaveOnServer: () => mustHave(store, accountId).leaveOnServer ?? DEFAULT_LEAVE_ON_SERVER,
    digest: inStep(options),
    now,
    note: (facts) => record(accountId, facts),
    onArrived: options.onArrived,
    onRemaining(count) {
      remaining = count;
      options.onStatus();
    },
  });
  const runtime = createRuntime({
    converse: connection.converse,
    everythingDue: connection.due,
    // It has a rhythm of its own, which the server may slow down.
    recheck: () => undefined,
    now,
    onState,
  });
  const book: RunningAccount['book'] = {
    bodiesMayBeMissing: connection.due,
    bodyWanted: () => undefined,
    mailboxDue: () => undefined,
    operationsDue: connection.deletionsMayBeDue,
  };
  // Messages come whole here, and as long as they do it is busy.
  return { runtime, book, isDownloading: () => false, remaining: () => remaining };
}

export function mustHave(store: Store, id: AccountId): Account {
  const account = getAccount(store.reads, id);
  if (!account) throw new MailError({ kind: 'invalid', detail: 'no such account' });
  return account;
}
