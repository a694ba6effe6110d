// What an entry of the outbox says of itself and what may be done with it, by its state. Pure; the words are in
// words.ts under the same keys.
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';
import { condemnsPassword } from '../../../shared/domain/password.ts';

export type EntryState =
  | 'undoable'
  | 'scheduled'
  | 'kept'
  | 'guardHeld'
  | 'stopped'
  | 'waitsForPassword'
  | 'waiting'
  | 'retrying'
  | 'sending'
  | 'sent'
  | 'sentInPart'
  | 'unknown'
  | 'paced'
  | 'restLater'
  | 'restPutOff'
  | 'restRefused'
  | 'refused';

export type EntryAction = 'edit' | 'sendNow' | 'wasSent' | 'sendAgain' | 'correct' | 'sendToThese' | 'giveUp';

export function entryState({ state, problem, attempts, refusedRecipients, isRest }: OutboxEntry): EntryState {
  switch (state) {
    case 'undoable':
    case 'scheduled':
    case 'unknown':
      return state;
    case 'refused':
      return isRest ? 'restRefused' : 'refused';
    case 'held':
      if (problem === null) return 'kept';
      if (condemnsPassword(problem)) return 'waitsForPassword';
      return problem.reason === 'guardHeld' ? 'guardHeld' : 'stopped';
    case 'ready':
      if (problem?.reason === 'sendingPaced') return 'paced';
      if (isRest) return problem ? 'restPutOff' : 'restLater';
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
  // It leaves by itself; until then no server is asked.
  waitsForPassword: ['edit'],
  waiting: ['edit', 'sendNow'],
  retrying: ['edit', 'sendNow'],
  sending: [],
  sent: [],
  sentInPart: [],
  unknown: ['wasSent', 'sendAgain'],
  paced: ['edit'],
  restLater: ['giveUp'],
  restPutOff: ['sendNow', 'giveUp'],
  restRefused: ['correct', 'sendToThese', 'giveUp'],
  refused: ['edit'],
} as const satisfies Record<EntryState, readonly EntryAction[]>;

/** Of what is only for the rest of the recipients there is no draft any more to go back to. */
export function entryActions(state: EntryState, isRest = false): readonly EntryAction[] {
  const actions: readonly EntryAction[] = ACTIONS[state];
  return isRest ? actions.map((action) => (action === 'edit' ? 'giveUp' : action)) : actions;
}

/** These wait for the person. */
export function needsPerson(state: EntryState): boolean {
  return ['guardHeld', 'stopped', 'unknown', 'refused', 'restRefused'].includes(state);
}
