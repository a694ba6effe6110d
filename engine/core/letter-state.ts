// What became of one message of a mailing, from what the outbox and the proofs say of it. Pure; nothing is kept of it.
import type { LetterState } from '../../shared/domain/mailing.ts';
import type { OutboxEntry, RefusedRecipient } from '../../shared/domain/outbox.ts';

export interface LetterFacts {
  /** Its submissions that are in the outbox still: more than one where a part of the recipients is left. */
  entries: readonly Pick<OutboxEntry, 'state' | 'problem'>[];
  /** Some server took it. */
  sentAt: number | null;
  /** By the server that took it, or when the person gave it up. */
  refused: readonly RefusedRecipient[];
  /** How many of its recipients it came back from. */
  failedCount: number;
}

/** The worst first, as the person has to hear of it. */
export function letterState({ entries, sentAt, refused, failedCount }: LetterFacts): LetterState {
  const states = entries.map(entryState);
  for (const state of ['asks', 'refused', 'waiting'] as const) if (states.includes(state)) return state;
  if (sentAt === null && entries.length === 0) return refused.length > 0 ? 'refused' : 'notSent';
  if (refused.some(({ forNow }) => !forNow)) return 'refused';
  return failedCount > 0 ? 'failed' : 'sent';
}

function entryState({ state, problem }: Pick<OutboxEntry, 'state' | 'problem'>): LetterState {
  switch (state) {
    case 'refused':
      return 'refused';
    case 'unknown':
    case 'held':
      return problem === null ? 'waiting' : 'asks';
    case 'accepted':
    case 'filed':
      return 'sent';
    default:
      return 'waiting';
  }
}
