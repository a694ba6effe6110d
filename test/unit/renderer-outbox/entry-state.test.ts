import { describe, expect, it } from 'vitest';
import { type EntryState, entryActions, entryState } from '../../../renderer/features/outbox/entry-state.ts';
import { AccountId, OutboxId } from '../../../shared/domain/ids.ts';
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';
import type { MailErrorReason, Problem } from '../../../shared/domain/problem.ts';

const entry = (patch: Partial<OutboxEntry>): OutboxEntry => ({
  id: OutboxId.parse(1),
  accountId: AccountId.parse(1),
  draftId: null,
  subject: 'Sortie',
  recipients: [],
  state: 'ready',
  notBeforeAt: null,
  attempts: 0,
  serverResponse: null,
  refusedRecipients: [],
  problem: null,
  createdAt: 0,
  handedOverAt: null,
  acceptedAt: null,
  isRest: false,
  ...patch,
});
const REFUSED = { address: 'x@y.fr', response: '550 5.1.1 unknown', forNow: false };
const problem = (reason: MailErrorReason): Problem => ({ kind: 'rejected', reason, id: 'p', during: 'send', at: 0 });

describe('a message on its way out', () => {
  it.each<[what: string, patch: Partial<OutboxEntry>, state: EntryState]>([
    ['waits, before any try', { state: 'ready' }, 'waiting'],
    ['is tried again, after one that failed', { state: 'ready', attempts: 1, problem: problem('timeout') }, 'retrying'],
    ['is kept when asked', { state: 'held' }, 'kept'],
    ['is held by the guard', { state: 'held', problem: problem('guardHeld') }, 'guardHeld'],
    ['is stopped by what a person has to mend', { state: 'held', problem: problem('senderRefused') }, 'stopped'],
    [
      'waits for a password that is accepted',
      { state: 'held', problem: { ...problem('wrongPassword'), kind: 'auth' } },
      'waitsForPassword',
    ],
    [
      'is stopped where the password was not at fault',
      { state: 'held', problem: { ...problem('accessDisabled'), kind: 'auth' } },
      'stopped',
    ],
    ['is being sent once the server is spoken to', { state: 'handedOver' }, 'sending'],
    ['was sent to all', { state: 'accepted' }, 'sent'],
    ['was sent to some only', { state: 'accepted', refusedRecipients: [REFUSED] }, 'sentInPart'],
    ['waits for its turn among many', { state: 'ready', problem: problem('sendingPaced') }, 'paced'],
    ['has more people to reach', { state: 'ready', isRest: true }, 'restLater'],
    [
      'is for people to be tried again',
      { state: 'ready', isRest: true, problem: problem('recipientRefused') },
      'restPutOff',
    ],
    ['is for people who were refused', { state: 'refused', isRest: true, refusedRecipients: [REFUSED] }, 'restRefused'],
  ])('%s', (_what, patch, state) => {
    expect(entryState(entry(patch))).toBe(state);
  });

  it('can be called back as long as nothing of it has reached a server, and never after', () => {
    const states: EntryState[] = ['sending', 'sent', 'sentInPart', 'unknown'];
    for (const state of states) expect(entryActions(state)).not.toContain('edit');
    expect(entryActions('undoable')).toContain('edit');
  });

  it('that some have got is not opened again as a draft', () => {
    const states: EntryState[] = ['paced', 'restLater', 'restPutOff', 'restRefused', 'retrying', 'stopped'];
    for (const state of states) expect(entryActions(state, true)).not.toContain('edit');
    expect(entryActions('restRefused', true)).toEqual(['correct', 'sendToThese', 'giveUp']);
  });

  it('whose fate is unknown is never sent again but by the person’s own answer', () => {
    expect(entryActions('unknown')).toEqual(['wasSent', 'sendAgain']);
  });
});
