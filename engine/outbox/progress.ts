// How a message on its way out goes from state to state (the map is drawn in shared/domain/outbox.ts). Pure: what is
// known in, what to write down out. Invariant: bytes that may have reached a server are never sent again unless a
// person asked for it, and an entry is never dropped before a copy of it is on its way to Envoyés.
import type { OutboxState } from '../../shared/domain/outbox.ts';
import { isTransient, type MailErrorData } from '../../shared/domain/problem.ts';
import type { SubmissionVerdict } from '../backend/backend.ts';
import { backoffMs } from '../core/backoff.ts';

/** Nothing of it has reached a server: it can still be called back. */
export const CANCELLABLE = ['undoable', 'scheduled', 'held', 'ready', 'refused'] as const satisfies OutboxState[];

/** « Envoyer maintenant » takes it out of these; the runner takes up only what is due. */
export const WAITING = ['undoable', 'scheduled', 'held', 'ready'] as const satisfies OutboxState[];

/** When the runner may take it up; null: not by itself. */
export function dueAt(entry: { state: OutboxState; notBeforeAt: number | null }): number | null {
  if (entry.state === 'undoable' || entry.state === 'scheduled' || entry.state === 'ready')
    return entry.notBeforeAt ?? 0;
  return null;
}

/** What a program that ended in the middle of a submission left behind. */
export function afterRestart(state: OutboxState): OutboxState {
  if (state === 'connecting') return 'ready'; // no byte of the message went out: onHandedOver is written before
  if (state === 'handedOver') return 'unknown';
  return state;
}

export type Progress =
  | { state: 'accepted'; serverResponse: string; refusedRecipients: string[] }
  | { state: 'refused'; refusedRecipients: string[]; error: MailErrorData }
  | { state: 'ready'; notBeforeAt: number; error: MailErrorData }
  | { state: 'held'; error: MailErrorData }
  | { state: 'unknown'; error: MailErrorData };

/** How often it was tried, this time included; when; and a dice throw that spreads the PCs of a school apart. */
export interface Attempt {
  attempts: number;
  nowAt: number;
  dice: number;
}

export function afterVerdict(verdict: SubmissionVerdict, attempt: Attempt): Progress {
  switch (verdict.kind) {
    case 'accepted':
      return {
        state: 'accepted',
        serverResponse: verdict.response,
        refusedRecipients: verdict.refusedRecipients.map(({ address }) => address),
      };
    case 'refused':
      return {
        state: 'refused',
        refusedRecipients: verdict.refusedRecipients.map(({ address }) => address),
        error: verdict.error,
      };
    case 'unknown':
      return { state: 'unknown', error: { ...verdict.error, reason: 'outcomeUnknown' } };
    case 'notSent':
      return afterNotSent(verdict.error, attempt);
  }
}

/** Tried again by itself where time may mend it; where a person has to act first, it waits for that person. */
export function afterNotSent(error: MailErrorData, { attempts, nowAt, dice }: Attempt): Progress {
  // `store`: a full disk. The message itself is stored, and goes when there is room again.
  if (!isTransient(error.kind) && error.kind !== 'store') return { state: 'held', error };
  return { state: 'ready', notBeforeAt: nowAt + backoffMs(attempts, error, dice), error };
}
