// The work session of one account: takes the next step of the agenda, runs it, asks again. Every step is bounded, and
// a long pass over headers gives way when someone waits for the session.
// A refusal of one step by the server (no such mailbox any more, not allowed) is that step's end; whatever ends the
// session itself ends the loop.
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import type { JournalFacts } from '../../shared/domain/journal.ts';
import type { Session } from '../backend/backend.ts';
import { type AgendaStep, isSettled, nextStep } from '../core/agenda.ts';
import { journalError } from '../core/journal-line.ts';
import { isKnownEmpty } from '../core/mailbox-changes.ts';
import { expectMailError } from '../core/problems.ts';
import { setLastSyncAt, setQuota } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { type FollowedRename, followRenames, saveMailboxList } from '../store/mailbox-tree.ts';
import { getMailbox, mailboxStandings, saveMailboxState } from '../store/mailboxes.ts';
import type { AgendaBook } from './agenda-book.ts';
import { type BodyDownload, createBodyDownload } from './body-download.ts';
import { provenRenames } from './follow-renames.ts';
import { type CarryFlags, createMailboxWriter, type MailboxWriter, type OnArrived } from './mailbox-writer.ts';
import type { SourceIntake } from './source-intake.ts';

/** Bodies that have come when the connection ends are worth so much patience. */
const LAST_STORES_MS = 1_500;

export interface WorkEvents {
  /** Whether anything but bodies is left to do; told when it changes. */
  onBusy(busy: boolean): void;
  onInboxCompared(): void;
}

export interface OperationsOutcome {
  /** Mailboxes to compare with the server next. */
  touched: readonly MailboxId[];
  /** The next operation waits for that comparison. */
  stale: boolean;
  /** Which mailboxes there are has to be asked for. */
  listStale: boolean;
}

export interface WorkOptions {
  accountId: AccountId;
  store: Store;
  book: AgendaBook;
  /** One for each connection: a failed one admits nothing more. */
  openIntake(): SourceIntake;
  /** Sends what is pending to the server, oldest first. */
  runOperations(session: Session, signal: AbortSignal): Promise<OperationsOutcome>;
  /** What the server calls this mailbox until a pending rename has run. */
  serverPath(path: string): string;
  /** Paths that a pending operation still speaks of, so that the server's list does not undo it. */
  pendingPaths(): { unlisted: ReadonlySet<string>; unwanted: ReadonlySet<string> };
  /** Fits pending renames to what another program renamed on the server; answers which paths change here with it. */
  rebaseRenames(tx: WriteDb, renames: readonly { id: MailboxId; fromPath: string; toPath: string }[]): FollowedRename[];
  now(): number;
  carryFlags: CarryFlags;
  onArrived: OnArrived;
  /** For the journal. */
  note(facts: JournalFacts): void;
}

interface Work extends WorkOptions {
  session: Session;
  events: WorkEvents;
  writerOf(mailbox: { id: MailboxId }): MailboxWriter;
  download: BodyDownload;
  signal: AbortSignal;
}

export async function runWork(
  options: WorkOptions,
  session: Session,
  events: WorkEvents,
  signal: AbortSignal,
): Promise<void> {
  const { book, store, onArrived } = options;
  const intake = options.openIntake();
  const carryFlags: CarryFlags = (tx, messages) => {
    if (messages.length === 0) return;
    options.carryFlags(tx, messages);
    book.operationsDue();
  };
  const writerOf = ({ id }: { id: MailboxId }) =>
    createMailboxWriter({ store, mailboxId: id, shouldPause: book.someoneWaits, carryFlags, onArrived });
  const download = createBodyDownload({ ...options, session, intake });
  const work: Work = { ...options, session, events, writerOf, download, signal };
  try {
    await followAgenda(work);
  } finally {
    await intake.close(LAST_STORES_MS);
  }
}

async function followAgenda(work: Work): Promise<void> {
  const { book, store, signal } = work;
  let busy = true;
  while (!signal.aborted) {
    const agenda = book.read();
    if (busy === isSettled(agenda)) {
      busy = !busy;
      if (!busy) store.transaction((tx) => setLastSyncAt(tx, work.accountId, work.now()), 'refetchable');
      work.events.onBusy(busy);
    }
    const step = nextStep(agenda);
    if (step) await takeStep(work, step);
    else await abortable(book.noted(), signal);
  }
}

async function takeStep(work: Work, step: AgendaStep): Promise<void> {
  const { book, note } = work;
  book.strikeOut(step);
  try {
    await runStep(work, step);
  } catch (error) {
    const { kind, data } = expectMailError(error);
    if (kind === 'cancelled' && !work.signal.aborted && step.kind === 'syncMailbox') {
      book.mailboxDue(step.mailboxId);
      return;
    }
    if (kind !== 'missing' && kind !== 'rejected' && kind !== 'unsupported') throw error;
    if (step.kind === 'listMailboxes') throw error;
    note({ kind: 'stepRefused', step: step.kind, error: journalError(data) });
    if (kind === 'missing') book.mailboxListDue();
  }
}

async function runStep(work: Work, step: AgendaStep): Promise<void> {
  const { signal, book } = work;
  switch (step.kind) {
    case 'wantedBodies':
      return work.download.fetchWanted(signal);
    case 'operations':
      return runOperations(work);
    case 'listMailboxes':
      return listMailboxes(work);
    case 'syncMailbox':
      return syncMailbox(work, step.mailboxId);
    case 'downloadBodies':
      if (!(await work.download.fetchBatch(signal))) book.noBodiesMissing();
  }
}

async function listMailboxes(work: Work): Promise<void> {
  const { session, signal, store, accountId, book } = work;
  const listed = await session.listMailboxes(signal);
  const pendingPaths = work.pendingPaths();
  const { serverPath } = work;
  const renames = await provenRenames({ store, accountId, session, serverPath, pendingPaths, signal }, listed);
  store.transaction((tx) => {
    followRenames(tx, accountId, work.rebaseRenames(tx, renames));
    saveMailboxList(tx, accountId, listed, work.pendingPaths());
  }, 'refetchable');
  if (renames.length > 0) work.note({ kind: 'renamedThere', count: renames.length });
  // What was asked of them by their former names was refused.
  for (const { id } of renames) book.mailboxDue(id);
  const told = new Map(listed.map(({ path, state }) => [path, state]));
  const standings = () =>
    mailboxStandings(store.reads, accountId).map(({ id, path, state, unread }) => ({
      id,
      stored: state,
      storedUnseen: unread,
      told: told.get(work.serverPath(path)),
    }));
  store.transaction((tx) => {
    for (const mailbox of standings()) {
      if (isKnownEmpty(mailbox)) saveMailboxState(tx, mailbox.id, { ...mailbox.told, complete: true });
    }
  }, 'refetchable');
  book.mailboxesListed(standings());
  const quota = await session.quota(signal);
  store.transaction((tx) => setQuota(tx, accountId, quota), 'refetchable');
}

async function runOperations({ book, ...work }: Work): Promise<void> {
  const { touched, stale, listStale } = await work.runOperations(work.session, work.signal);
  for (const mailboxId of touched) book.mailboxDue(mailboxId);
  if (listStale) book.mailboxListDue();
  if (stale) book.operationsDueAfterCompare();
}

async function syncMailbox(work: Work, mailboxId: MailboxId): Promise<void> {
  const mailbox = getMailbox(work.store.reads, mailboxId);
  if (!mailbox || mailbox.localOnly) return;
  const startedMs = performance.now();
  const writer = work.writerOf(mailbox);
  const { changed, reason } = await work.session.syncMailbox(work.serverPath(mailbox.path), writer, work.signal);
  writer.compared(changed);
  if (work.download.tryAgain(mailboxId) || changed) work.book.bodiesMayBeMissing();
  const { role } = mailbox;
  const tookMs = Math.round(performance.now() - startedMs);
  if (changed) work.note({ kind: 'sync', mailboxId, role, plan: reason, tookMs });
  work.book.mailboxCompared(mailboxId);
  if (mailbox.role === 'inbox') work.events.onInboxCompared();
}

/** Ends quietly when the signal aborts: the loop looks at it. */
function abortable(waiting: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      signal.removeEventListener('abort', end);
      resolve();
    };
    signal.addEventListener('abort', end);
    void waiting.then(end);
  });
}
