// Runs one account: feeds core/account-state.ts with what happens and does what it answers. How a server is spoken to
// is left to the conversation it is given. Invariant: at most one connection attempt at a time, and none that the
// reducer did not ask for.
import type { MailError } from '../../shared/domain/problem.ts';
import {
  type AccountEffect,
  type AccountEvent,
  type AccountState,
  initialAccountState,
  reduceAccount,
} from '../core/account-state.ts';

/** What nobody listens to is looked at this often. */
const RECHECK_MS = 5 * 60_000;

export interface RuntimeOptions {
  /**
   * One conversation with the server, from the login to its end; answers what ended it. Synchronised mailboxes:
   * mailbox-connection.ts; a maildrop: maildrop-connection.ts.
   */
  converse(tell: Tell, signal: AbortSignal): Promise<MailError>;
  /** « Relever »: everything has to be looked at again. */
  everythingDue(): void;
  /** It has been a while. */
  recheck(): void;
  now(): number;
  onState(state: AccountState): void;
}

export interface Tell {
  connected(): void;
  /** Whether anything but bodies is left to do. */
  busy(busy: boolean): void;
}

export interface AccountRuntime {
  state(): AccountState;
  start(): void;
  /** The server is left alone until it is started again. */
  rest(): void;
  /** « Relever ». */
  hurry(): void;
  passwordGiven(): void;
  /** Resolves when both connections are closed. */
  stop(): Promise<void>;
}

export function createRuntime(options: RuntimeOptions): AccountRuntime {
  const { now } = options;
  let state = initialAccountState;
  let connection: { controller: AbortController; ended: Promise<void> } | null = null;
  let retryTimer: NodeJS.Timeout | null = null;
  let recheckTimer: NodeJS.Timeout | null = null;
  /** « Relever » was asked of a connection that may be ending already, which takes a moment: it is not to be lost with it. */
  let isHurried = false;

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
    const failure = await options.converse(tell, controller.signal);
    const wanted = !controller.signal.aborted;
    controller.abort();
    if (!wanted) return;
    dispatch({ type: 'failed', error: failure.data, at: now(), dice: Math.random() });
    if (isHurried) dispatch({ type: 'hurried' });
    isHurried = false;
  };

  const tell: Tell = {
    connected: () => dispatch({ type: 'connected', at: now() }),
    busy(busy) {
      if (!busy) isHurried = false;
      dispatch({ type: busy ? 'busy' : 'settled' });
    },
  };

  return {
    state: () => state,
    start() {
      dispatch({ type: 'started' });
      recheckTimer ??= setInterval(options.recheck, RECHECK_MS);
    },
    rest() {
      if (recheckTimer) clearInterval(recheckTimer);
      recheckTimer = null;
      dispatch({ type: 'stopped' });
    },
    hurry() {
      options.everythingDue();
      isHurried = state.phase === 'syncing' || state.phase === 'watching';
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
