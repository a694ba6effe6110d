// Where an account stands with its server, as a pure reducer: an event comes in, a state and the effects to run come
// out. accounts/runtime.ts runs the effects and feeds the events; nothing else decides about connecting.
//
//   stopped → connecting → syncing ⇄ watching
//                 ↓           ↓         ↓
//              waiting / offline (retried by themselves)      needsUser (password refused: never retried)
//
// Invariant: one refused password is the last try until the person gives another one. Universities and académies
// lock accounts after a few.
import type { AccountPhase } from '../../shared/domain/account.ts';
import type { MailErrorData } from '../../shared/domain/problem.ts';
import { backoffMs, hasSurvived } from './backoff.ts';

export type AccountState =
  | { phase: 'stopped' }
  | { phase: 'connecting'; failures: number; problem: MailErrorData | null }
  | { phase: 'syncing' | 'watching'; failures: number; connectedAt: number }
  | { phase: 'waiting' | 'offline'; failures: number; problem: MailErrorData; retryAt: number }
  | { phase: 'needsUser'; problem: MailErrorData };

export type AccountEvent =
  | { type: 'started' }
  | { type: 'stopped' }
  | { type: 'connected'; at: number }
  /** The agenda has something to compare or to send. */
  | { type: 'busy' }
  /** Headers and flags are as the server's; bodies may still be on their way. */
  | { type: 'settled' }
  /** Connecting failed, or the session ended. */
  | { type: 'failed'; error: MailErrorData; at: number; dice: number }
  | { type: 'retryDue' }
  /** « Relever », or the PC woke up: do not wait any longer. */
  | { type: 'hurried' }
  /** There is another one, or the refused one may be tried once more. */
  | { type: 'passwordGiven' };

export type AccountEffect = { type: 'connect' } | { type: 'disconnect' } | { type: 'retryAt'; at: number };

export interface AccountStep {
  state: AccountState;
  effects: AccountEffect[];
}

export const initialAccountState: AccountState = { phase: 'stopped' };

export function reduceAccount(state: AccountState, event: AccountEvent): AccountStep {
  if (event.type === 'stopped') return { state: { phase: 'stopped' }, effects: [{ type: 'disconnect' }] };
  switch (state.phase) {
    case 'stopped':
      return event.type === 'started' ? connect(0, null) : stay(state);
    case 'connecting':
      if (event.type === 'connected') {
        return stay({ phase: 'syncing', failures: state.failures, connectedAt: event.at });
      }
      return event.type === 'failed' ? fail(state.failures, event) : stay(state);
    case 'syncing':
    case 'watching':
      if (event.type === 'failed') {
        return fail(hasSurvived(state.connectedAt, event.at) ? 0 : state.failures, event);
      }
      // The session was opened with the one before: what it opens besides would be refused.
      if (event.type === 'passwordGiven') return reconnect();
      if (event.type === 'busy') return stay({ ...state, phase: 'syncing' });
      return event.type === 'settled' ? stay({ ...state, phase: 'watching' }) : stay(state);
    case 'waiting':
    case 'offline':
      if (event.type === 'retryDue') return connect(state.failures, state.problem);
      return event.type === 'hurried' || event.type === 'passwordGiven' ? connect(0, state.problem) : stay(state);
    case 'needsUser':
      return event.type === 'passwordGiven' ? connect(0, null) : stay(state);
  }
}

/** What of it the contract shows. */
export function shownPhase(state: AccountState): AccountPhase {
  return state.phase === 'stopped' ? 'offline' : state.phase;
}

function connect(failures: number, problem: MailErrorData | null): AccountStep {
  return { state: { phase: 'connecting', failures, problem }, effects: [{ type: 'connect' }] };
}

function reconnect(): AccountStep {
  const { state, effects } = connect(0, null);
  return { state, effects: [{ type: 'disconnect' }, ...effects] };
}

function fail(before: number, { error, at, dice }: Extract<AccountEvent, { type: 'failed' }>): AccountStep {
  if (error.kind === 'auth') {
    return { state: { phase: 'needsUser', problem: error }, effects: [{ type: 'disconnect' }] };
  }
  const failures = before + 1;
  const retryAt = at + backoffMs(failures, error, dice);
  const phase = error.kind === 'offline' ? 'offline' : 'waiting';
  return {
    state: { phase, failures, problem: error, retryAt },
    effects: [{ type: 'disconnect' }, { type: 'retryAt', at: retryAt }],
  };
}

function stay(state: AccountState): AccountStep {
  return { state, effects: [] };
}
