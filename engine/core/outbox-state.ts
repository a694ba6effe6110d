// How a message on its way out goes from state to state (drawn in shared/domain/outbox.ts): a pure function, event in,
// next state and what to write down out. store/outbox.ts applies it, so that nothing moves an entry past it.
// Invariant: bytes that may have reached a server are never sent again unless a person asked for it, and an entry is
// never dropped before a copy of it is in Envoyés (ADR 0014).
import type { OutboxState, RefusedRecipient } from '../../shared/domain/outbox.ts';
import { isTransient, type MailErrorData } from '../../shared/domain/problem.ts';
import { backoffMs } from './backoff.ts';

export type OutboxEvent =
  /** The runner begins: written before the socket. `attempts`: this one included. */
  | { type: 'taken'; attempts: number }
  /** Nothing was tried: too many recipients went out just now. */
  | { type: 'paced'; untilAt: number }
  /** Red findings at the moment of leaving. */
  | { type: 'guardHeld' }
  /** Written, on the disk, before the first byte of the message. */
  | { type: 'handedOver'; at: number }
  | { type: 'accepted'; at: number; response: string; refused: RefusedRecipient[] }
  | { type: 'refused'; error: MailErrorData; refused: RefusedRecipient[] }
  | { type: 'notSent'; error: MailErrorData; attempt: Attempt }
  /** The line was cut after the first byte, and no answer came. */
  | { type: 'cut' }
  /** The program had ended in the middle. */
  | { type: 'restarted' }
  | { type: 'found'; at: number }
  | { type: 'notFound' }
  | { type: 'saidSent'; at: number }
  | { type: 'saidSendAgain' }
  | { type: 'sendNow' }
  /** The network or a password is back. */
  | { type: 'mended' }
  | { type: 'cancelled' }
  | { type: 'filed' }
  | { type: 'clockSet'; notBeforeAt: number };

/** How often it was tried, this time included; since when; when; and a dice throw that spreads the PCs of a school. */
export interface Attempt {
  attempts: number;
  createdAt: number;
  nowAt: number;
  dice: number;
}

/** What is left out stays. `error: null` takes the problem away. */
export interface OutboxStep {
  /** `gone`: the entry leaves the outbox. */
  state: OutboxState | 'gone';
  notBeforeAt?: number | null;
  attempts?: number;
  error?: MailErrorData | null;
  serverResponse?: string;
  refusedRecipients?: RefusedRecipient[];
  handedOverAt?: number;
  acceptedAt?: number;
}

/** A server that says « later » for longer than that is not believed any more: the person is told. */
export const PATIENCE_MS = 24 * 3_600_000;

/** null: this event means nothing in this state, and nothing is changed. */
export function nextOutboxStep(state: OutboxState, event: OutboxEvent): OutboxStep | null {
  switch (state) {
    case 'undoable':
    case 'scheduled':
    case 'ready':
      return whileWaiting(state, event);
    case 'held':
      return whileHeld(event);
    case 'connecting':
      if (event.type === 'handedOver') return { state: 'handedOver', handedOverAt: event.at };
      // No byte of the message went out: `handedOver` would have been written before.
      if (event.type === 'restarted') return { state: 'ready', notBeforeAt: null };
      return whileOnTheWire(event);
    case 'handedOver':
      if (event.type === 'restarted') return { state: 'unknown', error: null };
      return whileOnTheWire(event);
    case 'unknown':
      return whileUnknown(event);
    case 'refused':
      if (event.type === 'saidSendAgain') return { state: 'ready', notBeforeAt: null, error: null };
      return event.type === 'cancelled' ? { state: 'gone' } : null;
    case 'accepted':
      return event.type === 'filed' ? { state: 'gone' } : null;
    case 'filed':
      return null;
  }
}

function whileWaiting(state: 'undoable' | 'scheduled' | 'ready', event: OutboxEvent): OutboxStep | null {
  switch (event.type) {
    case 'taken':
      return { state: 'connecting', attempts: event.attempts };
    case 'paced':
      return { state: 'ready', notBeforeAt: event.untilAt, error: { kind: 'throttled', reason: 'sendingPaced' } };
    case 'guardHeld':
      return { state: 'held', error: { kind: 'invalid', reason: 'guardHeld' } };
    case 'sendNow':
      return { state: 'ready', notBeforeAt: null, error: null };
    case 'mended':
      return state === 'ready' ? { state: 'ready', notBeforeAt: null, error: null } : null;
    case 'cancelled':
      return { state: 'gone' };
    case 'clockSet':
      return { state, notBeforeAt: event.notBeforeAt };
    default:
      return null;
  }
}

function whileHeld({ type }: OutboxEvent): OutboxStep | null {
  if (type === 'sendNow' || type === 'mended') return { state: 'ready', notBeforeAt: null, error: null };
  return type === 'cancelled' ? { state: 'gone' } : null;
}

function whileOnTheWire(event: OutboxEvent): OutboxStep | null {
  switch (event.type) {
    case 'accepted': {
      const { at: acceptedAt, response: serverResponse, refused: refusedRecipients } = event;
      return { state: 'accepted', acceptedAt, serverResponse, refusedRecipients, error: null };
    }
    case 'refused':
      return { state: 'refused', error: event.error, refusedRecipients: event.refused };
    case 'notSent':
      return afterNotSent(event.error, event.attempt);
    case 'cut':
      return { state: 'unknown', error: null };
    default:
      return null;
  }
}

function whileUnknown(event: OutboxEvent): OutboxStep | null {
  switch (event.type) {
    case 'found':
    case 'saidSent':
      return { state: 'accepted', acceptedAt: event.at, error: null };
    case 'notFound':
      return { state: 'unknown', error: { kind: 'connection', reason: 'outcomeUnknown' } };
    case 'saidSendAgain':
      return { state: 'ready', notBeforeAt: null, error: null };
    default:
      return null;
  }
}

/** Tried again by itself where time may mend it; where a person has to act first, it waits for that person. */
function afterNotSent(error: MailErrorData, { attempts, createdAt, nowAt, dice }: Attempt): OutboxStep {
  // `store`: a full disk. The message itself is stored, and goes when there is room again.
  const mendsItself = isTransient(error.kind) || error.kind === 'store';
  const putOff = error.kind === 'throttled' && nowAt - createdAt > PATIENCE_MS;
  if (!mendsItself || putOff) return { state: 'held', error };
  return { state: 'ready', notBeforeAt: nowAt + backoffMs(attempts, error, dice), error };
}

/** When the runner may take it up; null: not by itself. */
export function dueAt(entry: { state: OutboxState; notBeforeAt: number | null }): number | null {
  const waits = entry.state === 'undoable' || entry.state === 'scheduled' || entry.state === 'ready';
  return waits ? (entry.notBeforeAt ?? 0) : null;
}
