// Runs one account: feeds core/account-state.ts with what happens and does what it answers. One connection works
// (accounts/work.ts), a second one listens (accounts/watch.ts). Invariant: at most one connection attempt at a time,
// and none that the reducer did not ask for.
import { MailError } from '../../shared/domain/problem.ts';
import type { Backend, Session } from '../backend/backend.ts';
import {
  type AccountEffect,
  type AccountEvent,
  type AccountState,
  initialAccountState,
  reduceAccount,
} from '../core/account-state.ts';
import { deferred } from '../core/deferred.ts';
import { expectMailError } from '../core/problems.ts';
import type { AgendaBook } from './agenda-book.ts';
import { keepWatching } from './watch.ts';

/** Mailboxes that nobody listens to are compared this often. */
const RECHECK_MS = 5 * 60_000;

export interface RuntimeOptions {
  book: AgendaBook;
  /** Rejects with MailError auth/noPassword when there is no password to try. */
  openBackend(): Promise<Backend>;
  /** Runs the agenda's steps until `signal` aborts or one of them fails. */
  work(session: Session, events: WorkEvents, signal: AbortSignal): Promise<void>;
  inboxPath(): string;
  now(): number;
  onState(state: AccountState): void;
}

export interface WorkEvents {
  /** Whether anything but bodies is left to do; told when it changes. */
  onBusy(busy: boolean): void;
  onInboxCompared(): void;
}

export interface AccountRuntime {
  state(): AccountState;
  start(): void;
  /** « Relever ». */
  hurry(): void;
  passwordGiven(): void;
  /** Resolves when both connections are closed. */
  stop(): Promise<void>;
}

export function createRuntime(options: RuntimeOptions): AccountRuntime {
  const { book, now } = options;
  let state = initialAccountState;
  let connection: { controller: AbortController; ended: Promise<void> } | null = null;
  let retryTimer: NodeJS.Timeout | null = null;
  let recheckTimer: NodeJS.Timeout | null = null;

  const dispatch = (event: AccountEvent) => {
    const step = reduceAccount(state, event);
    const changed = step.state !== state;
    state = step.state;
    for (const effect of step.effects) run(effect);
    if (changed) options.onState(state);
  };

  const run = (effect: AccountEffect) => {
    if (retryTimer) clearTimeout(retryTimer);
    if (effect.type === 'disconnect') connection?.controller.abort();
    else if (effect.type === 'retryAt') {
      retryTimer = setTimeout(() => dispatch({ type: 'retryDue' }), Math.max(0, effect.at - now()));
    } else {
      const controller = new AbortController();
      const before = connection?.ended ?? Promise.resolve();
      connection = { controller, ended: before.then(() => connect(controller)) };
    }
  };

  const connect = async (controller: AbortController): Promise<void> => {
    if (controller.signal.aborted) return;
    const failure = await runConnection(options, dispatch, controller.signal);
    const wanted = !controller.signal.aborted;
    controller.abort();
    if (wanted) dispatch({ type: 'failed', error: failure.data, at: now(), dice: Math.random() });
  };

  return {
    state: () => state,
    start() {
      dispatch({ type: 'started' });
      recheckTimer = setInterval(() => everythingDue(book), RECHECK_MS);
    },
    hurry() {
      everythingDue(book);
      dispatch({ type: 'hurried' });
    },
    passwordGiven: () => dispatch({ type: 'passwordGiven' }),
    async stop() {
      if (recheckTimer) clearInterval(recheckTimer);
      dispatch({ type: 'stopped' });
      await connection?.ended;
    },
  };
}

function everythingDue(book: AgendaBook): void {
  book.mailboxListDue();
  book.allDue();
}

/** From login to the end of the session; answers what ended it. */
async function runConnection(
  options: RuntimeOptions,
  dispatch: (event: AccountEvent) => void,
  signal: AbortSignal,
): Promise<MailError> {
  const { book, now } = options;
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  let session: Session | null = null;
  let watching: Promise<void> = Promise.resolve();
  try {
    const backend = await options.openBackend();
    session = await backend.open(either);
    everythingDue(book);
    dispatch({ type: 'connected', at: now() });
    const inboxCompared = deferred<void>();
    const onChange = () => book.inboxDue();
    watching = inboxCompared.promise.then(() =>
      keepWatching({ backend, path: options.inboxPath, onChange, now, signal: either }),
    );
    const events: WorkEvents = {
      onBusy: (busy) => dispatch({ type: busy ? 'busy' : 'settled' }),
      onInboxCompared: () => inboxCompared.resolve(),
    };
    const working = options.work(session, events, either).finally(() => inboxCompared.resolve());
    const closed = await Promise.race([session.closed, working]);
    ending.abort();
    await working.catch(expectMailError);
    return closed ? expectMailError(closed) : new MailError({ kind: 'connection', reason: 'reset' });
  } catch (error) {
    return expectMailError(error);
  } finally {
    ending.abort();
    await session?.close();
    await watching;
  }
}
