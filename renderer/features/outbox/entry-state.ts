// What an entry of the outbox says of itself and what may be done with it, by its state. Pure; the words are in
// words.ts under the same keys.
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';

export type EntryState =
  | 'undoable'
  | 'scheduled'
  | 'kept'
  | 'guardHeld'
  | 'stopped'
  | 'waiting'
  | 'retrying'
  | 'sending'
  | 'sent'
  | 'sentInPart'
  | 'unknown'
  | 'refused';

export type EntryAction = 'edit' | 'sendNow' | 'wasSent' | 'sendAgain';

export function entryState({ state, problem, attempts, refusedRecipients }: OutboxEntry): EntryState {
  switch (state) {
    case 'undoable':
    case 'scheduled':
    case 'unknown':
    case 'refused':
      return state;
    case 'held':
      return problem === null ? 'kept' : problem.reason === 'guardHeld' ? 'guardHeld' : 'stopped';
    case 'ready':
      return attempts > 0 && problem ? 'retrying' : 'waiting';
    case 'connecting':
    case 'handedOver':
      return 'sending';
    case 'accepted':
    case 'filed':
      return refusedRecipients.length > 0 ? 'sentInPart' : 'sent';
  }
}

const ACTIONS = {
  undoable: ['edit', 'sendNow'],
  scheduled: ['edit', 'sendNow'],
  kept: ['edit', 'sendNow'],
  // Sent as it is, it would be held again: the composer shows why and mends it.
  guardHeld: ['edit'],
  stopped: ['edit', 'sendNow'],
  waiting: ['edit', 'sendNow'],
  retrying: ['edit', 'sendNow'],
  sending: [],
  sent: [],
  sentInPart: [],
  unknown: ['wasSent', 'sendAgain'],
  refused: ['edit'],
} as const satisfies Record<EntryState, readonly EntryAction[]>;

export function entryActions(state: EntryState): readonly EntryAction[] {
  return ACTIONS[state];
}

/** These wait for the person. */
export function needsPerson(state: EntryState): boolean {
  return ['guardHeld', 'stopped', 'unknown', 'refused', 'sentInPart'].includes(state);
}
