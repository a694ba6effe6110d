// The outbox as the engine runs it: a person's commands, and the loop that sends what is due. It wakes when an entry
// changes, when one becomes due, and when the network or a password comes back.
import type { AccountId, DraftId, OutboxId } from '../../shared/domain/ids.ts';
import type { OutboxEntry, OutboxState, SendingForecast, SendingProof } from '../../shared/domain/outbox.ts';
import { OVERRIDES_KEPT_MS, type Override } from '../../shared/domain/override.ts';
import { isTransient, MailError, type Problem } from '../../shared/domain/problem.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { Finding } from '../../shared/guard/index.ts';
import { clockStep, waitAfterRestart, waitAfterStep } from '../core/clock.ts';
import { dueAt, type OutboxEvent } from '../core/outbox-state.ts';
import { expectMailError } from '../core/problems.ts';
import {
  advanceOutboxEntry,
  getOutboxEntry,
  listOutbox,
  type StoredOutboxEntry,
  setOutboxDetails,
} from '../store/outbox.ts';
import { listOverrides } from '../store/overrides.ts';
import { latestSendings } from '../store/sendings.ts';
import { OutboxDetails } from './details.ts';
import { draftAgain } from './draft-again.ts';
import { forecast } from './forecast.ts';
import { dueEntries, finishLate, type RunnerDeps, recover, submitEntry, unfinished } from './runner.ts';
import { type SendInput, send } from './send.ts';
import { shown } from './shown.ts';
import { throwOut } from './throw-out.ts';
import { noteTurnedUp } from './turned-up.ts';
import { problemOf } from './write-down.ts';

export interface OutboxDeps extends RunnerDeps {
  settings: () => Settings;
  /** A clock that nobody sets. */
  steadyMs: () => number;
  /** Calls back at that time (epoch ms) or before, once. Answers how to call it off. */
  at: (atMs: number, callBack: () => void) => () => void;
}

export interface Outbox {
  list(): OutboxEntry[];
  send(input: SendInput): Promise<{ outboxId: OutboxId | null; held: Finding[] }>;
  cancel(id: OutboxId): { cancelled: boolean; draftId: DraftId | null };
  /** Like `cancel`, for what is only for the rest of the recipients: a new draft to those. */
  correct(id: OutboxId): { draftId: DraftId };
  sendNow(id: OutboxId): void;
  resolveUnknown(id: OutboxId, answer: 'wasSent' | 'sendAgain'): void;
  /** What was refused, once more: the same bytes, to those alone that have not got it. */
  sendAgain(id: OutboxId): void;
  /** What servers took of late, the newest first. */
  sendings(): SendingProof[];
  /** The register of sendings as is, the newest first. */
  overrides(): Override[];
  forecast(draftId: DraftId): SendingForecast | null;
  /** The account's server can be reached again: do not wait any longer. */
  accountWorks(accountId: AccountId): void;
  /** The person gave another password, and it is right. */
  passwordGiven(accountId: AccountId): void;
  start(): void;
  /** The program is being left: what only waits to be taken back goes now. Answers how many letters still wait to go. */
  leave(limitMs: number): Promise<number>;
  /** Ends what is being sent (its outcome is written down) and sends nothing more. */
  stop(): Promise<void>;
}

/** How long until what a full disk kept from being written is tried again. */
const FULL_DISK_MS = 5_000;

/** By itself, once the program runs again. */
const WAITS_TO_GO: ReadonlySet<OutboxState> = new Set(['undoable', 'scheduled', 'ready', 'connecting']);

const SENDINGS_SHOWN = 20;
const SENDINGS_SHOWN_MS = 24 * 3_600_000;

export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, nowAt, at, onProblem, onProblemGone } = deps;
  const sending = new Map<AccountId, Promise<void>>();
  const asked = new Set<OutboxId>();
  const stopping = new AbortController();
  let running = false;
  let callOff = () => {};
  const readClock = () => ({ wallAt: nowAt(), steadyMs: deps.steadyMs() });
  let clock = readClock();

  /** A clock that was set meanwhile neither takes the time to undo away nor makes anybody wait for hours. */
  const followClock = () => {
    const now = readClock();
    const stepMs = clockStep(clock, now);
    if (stepMs !== 0) waitAnew((entry) => waitAfterStep(entry, stepMs));
    clock = now;
  };

  const waitAnew = (until: (entry: StoredOutboxEntry) => number | null) =>
    store.transaction((tx) => {
      for (const entry of listOutbox(tx)) {
        const notBeforeAt = until(entry);
        if (notBeforeAt !== null) advanceOutboxEntry(tx, entry.id, { type: 'clockSet', notBeforeAt }, nowAt());
      }
    });

  const wake = () => {
    if (!running) return;
    callOff();
    // Before it is written down nobody knows what is due.
    if (!hadRoom(followClock)) {
      callOff = at(nowAt() + FULL_DISK_MS, wake);
      return;
    }
    for (const entry of [...unfinished(deps), ...dueEntries(deps)]) {
      if (!sending.has(entry.accountId)) sending.set(entry.accountId, take(entry));
    }
    for (const entry of listOutbox(store.reads)) askPerson(entry);
    const next = Math.min(...listOutbox(store.reads).map((entry) => waitsUntil(entry)));
    callOff = Number.isFinite(next) ? at(next, wake) : () => {};
  };

  /** One entry of an account; the next is taken up after it. A bug is not caught: it ends the engine. */
  const take = async (entry: StoredOutboxEntry) => {
    try {
      if (entry.state === 'accepted') await finishLate(deps, entry, stopping.signal);
      else await submitEntry(deps, entry, stopping.signal);
    } catch (error) {
      // Could not be written down before the end of the program.
      if (!stopping.signal.aborted) throw error;
      expectMailError(error);
    }
    sending.delete(entry.accountId);
    wake();
  };

  /** Due ones wait for the account, not for the clock. */
  const waitsUntil = (entry: StoredOutboxEntry) => {
    const due = dueAt(entry);
    return due === null || due <= nowAt() ? Number.POSITIVE_INFINITY : due;
  };

  /** It was looked for and not found: from now on only the person knows. */
  const askPerson = ({ id, state, problem }: StoredOutboxEntry) => {
    if (state !== 'unknown') asked.delete(id);
    else if (problem && !asked.has(id)) {
      asked.add(id);
      onProblem(problem);
    }
  };

  const forget = (entry: StoredOutboxEntry) => onProblemGone(problemOf(entry, { kind: 'cancelled' }, 0).id);

  const thrownOut = (entry: StoredOutboxEntry) => {
    forget(entry);
    deps.onQueued(entry.accountId);
  };

  const command = (id: OutboxId, event: OutboxEvent) => {
    const entry = getOutboxEntry(store.reads, id);
    const done = store.transaction((tx) => {
      if (entry && event.type === 'saidSent') {
        setOutboxDetails(tx, id, { ...OutboxDetails.parse(entry.details), sentSays: 'person' } satisfies OutboxDetails);
      }
      return advanceOutboxEntry(tx, id, event, nowAt());
    });
    if (!entry || !done) throw new MailError({ kind: 'missing', detail: 'outbox entry' });
    forget(entry);
  };

  const retry = (accountId: AccountId, isMeant: (entry: StoredOutboxEntry & { problem: Problem }) => boolean) => {
    for (const entry of listOutbox(store.reads)) {
      const { id, problem } = entry;
      if (entry.accountId === accountId && problem && isMeant({ ...entry, problem })) command(id, { type: 'mended' });
    }
  };

  const stopListening = store.onChange(({ areas, lists }) => {
    if (lists.length > 0) queueMicrotask(() => running && hadRoom(() => noteTurnedUp(store, nowAt())));
    if (areas.includes('outbox')) queueMicrotask(wake);
  });

  return {
    list: () =>
      listOutbox(store.reads)
        .filter(({ mailingId }) => !mailingId)
        .map(shown),
    send: (input) => send(deps, input),
    cancel(id) {
      const entry = getOutboxEntry(store.reads, id);
      const cancelled = entry !== null && store.transaction((tx) => throwOut(tx, entry, nowAt()));
      if (cancelled) thrownOut(entry);
      return { cancelled, draftId: cancelled ? entry.draftId : null };
    },
    correct(id) {
      const entry = getOutboxEntry(store.reads, id);
      if (!entry) throw new MailError({ kind: 'missing', detail: 'outbox entry' });
      const draftId = draftAgain(store, entry, nowAt());
      thrownOut(entry);
      return { draftId };
    },
    sendNow: (id) => command(id, { type: 'sendNow' }),
    sendAgain: (id) => command(id, { type: 'saidSendAgain' }),
    resolveUnknown: (id, answer) =>
      command(id, answer === 'wasSent' ? { type: 'saidSent', at: nowAt() } : { type: 'saidSendAgain' }),
    sendings: () => latestSendings(store.reads, nowAt() - SENDINGS_SHOWN_MS, SENDINGS_SHOWN),
    overrides: () => listOverrides(store.reads, nowAt() - OVERRIDES_KEPT_MS),
    forecast: (draftId) => forecast(store.reads, draftId, nowAt()),
    accountWorks: (accountId) => retry(accountId, ({ state, problem }) => state === 'ready' && isMended(problem)),
    passwordGiven: (accountId) => retry(accountId, ({ state, problem }) => state === 'held' && problem.kind === 'auth'),
    start() {
      recover(deps);
      waitAnew((entry) => waitAfterRestart(entry, nowAt()));
      clock = readClock();
      running = true;
      wake();
    },
    async leave(limitMs) {
      for (const { id, state } of listOutbox(store.reads)) if (state === 'undoable') command(id, { type: 'sendNow' });
      wake();
      let isOver = false;
      const over = elapsed(limitMs).then(() => {
        isOver = true;
      });
      while (sending.size > 0 && !isOver) await Promise.race([over, ...sending.values()]);
      return listOutbox(store.reads).filter(({ state }) => WAITS_TO_GO.has(state)).length;
    },
    async stop() {
      running = false;
      stopListening();
      callOff();
      stopping.abort();
      await Promise.all(sending.values());
    },
  };
}

function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** What is done by itself waits for room on a full disk, instead of ending the engine: it is tried again. */
function hadRoom(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (expectMailError(error).kind !== 'store') throw error;
    return false;
  }
}

/** The network is back: a server that had asked for patience still gets it. */
function isMended({ kind }: Problem): boolean {
  return isTransient(kind) && kind !== 'throttled';
}
