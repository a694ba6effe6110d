import { describe, expect, it } from 'vitest';
import {
  type AccountEvent,
  type AccountState,
  initialAccountState,
  reduceAccount,
} from '../../../engine/core/account-state.ts';
import type { MailErrorData } from '../../../shared/domain/problem.ts';

const failed = (error: MailErrorData, at = 0): AccountEvent => ({ type: 'failed', error, at, dice: 0.5 });
const lost: MailErrorData = { kind: 'connection', reason: 'reset' };
const refused: MailErrorData = { kind: 'auth', reason: 'wrongPassword' };

function stateAfter(...events: AccountEvent[]): AccountState {
  return events.reduce((state, event) => reduceAccount(state, event).state, initialAccountState);
}

const connected = stateAfter({ type: 'started' }, { type: 'connected', at: 1_000 });

describe('An account', () => {
  it('connects when it is started', () => {
    expect(reduceAccount(initialAccountState, { type: 'started' })).toEqual({
      state: { phase: 'connecting', failures: 0, problem: null },
      effects: [{ type: 'connect' }],
    });
  });

  it('synchronises once connected and watches once settled', () => {
    expect(connected.phase).toBe('syncing');
    expect(reduceAccount(connected, { type: 'settled' }).state.phase).toBe('watching');
    expect(
      stateAfter({ type: 'started' }, { type: 'connected', at: 0 }, { type: 'settled' }, { type: 'busy' }).phase,
    ).toBe('syncing');
  });

  it('waits longer and longer while the server cannot be reached', () => {
    const first = reduceAccount(stateAfter({ type: 'started' }), failed(lost, 10_000));
    expect(first.effects).toEqual([{ type: 'disconnect' }, { type: 'retryAt', at: 11_000 }]);
    const again = reduceAccount(first.state, { type: 'retryDue' });
    expect(again.effects).toEqual([{ type: 'connect' }]);
    expect(reduceAccount(again.state, failed(lost, 20_000)).state).toMatchObject({ failures: 2, retryAt: 22_000 });
  });

  it('goes on counting failures when the session ended soon after it was let in', () => {
    const state = stateAfter(
      { type: 'started' },
      failed(lost),
      { type: 'retryDue' },
      { type: 'connected', at: 0 },
      failed(lost, 29_000),
    );
    expect(state).toMatchObject({ phase: 'waiting', failures: 2 });
  });

  it('counts from the start again after a session that survived', () => {
    const state = stateAfter(
      { type: 'started' },
      failed(lost),
      { type: 'retryDue' },
      { type: 'connected', at: 0 },
      failed(lost, 30_000),
    );
    expect(state).toMatchObject({ phase: 'waiting', failures: 1, retryAt: 31_000 });
  });

  it('says offline when there is no network at all', () => {
    expect(stateAfter({ type: 'started' }, failed({ kind: 'offline' })).phase).toBe('offline');
  });

  it('tries at once when it is hurried', () => {
    const { state, effects } = reduceAccount(stateAfter({ type: 'started' }, failed(lost)), { type: 'hurried' });
    expect(state.phase).toBe('connecting');
    expect(effects).toEqual([{ type: 'connect' }]);
  });

  it('keeps showing the problem while it tries again', () => {
    expect(stateAfter({ type: 'started' }, failed(lost), { type: 'retryDue' })).toMatchObject({ problem: lost });
  });
});

describe('Another password', () => {
  it('ends a session that was opened with the one before, and begins one with it', () => {
    const { state, effects } = reduceAccount(connected, { type: 'passwordGiven' });
    expect(state).toMatchObject({ phase: 'connecting', problem: null });
    expect(effects).toEqual([{ type: 'disconnect' }, { type: 'connect' }]);
  });
});

describe('After one refused password', () => {
  const needsUser = reduceAccount(stateAfter({ type: 'started' }), failed(refused));

  it('the account stops and sets no timer', () => {
    expect(needsUser).toEqual({
      state: { phase: 'needsUser', problem: refused },
      effects: [{ type: 'disconnect' }],
    });
  });

  it.each([
    { type: 'retryDue' },
    { type: 'hurried' },
    { type: 'started' },
    { type: 'busy' },
    { type: 'connected', at: 0 },
    failed(lost),
  ] as AccountEvent[])('nothing makes it try again: $type', (event) => {
    expect(reduceAccount(needsUser.state, event)).toEqual({ state: needsUser.state, effects: [] });
  });

  it('another password does', () => {
    expect(reduceAccount(needsUser.state, { type: 'passwordGiven' }).effects).toEqual([{ type: 'connect' }]);
  });

  it('it stops also when the password is refused in the middle of a session', () => {
    expect(reduceAccount(connected, failed(refused)).state.phase).toBe('needsUser');
  });
});

describe('A stopped account', () => {
  it.each([{ type: 'retryDue' }, { type: 'hurried' }, { type: 'busy' }, failed(lost)] as AccountEvent[])(
    'ignores $type',
    (event) => {
      expect(reduceAccount({ phase: 'stopped' }, event)).toEqual({ state: { phase: 'stopped' }, effects: [] });
    },
  );

  it('is reached from everywhere, and disconnects', () => {
    for (const state of [
      connected,
      stateAfter({ type: 'started' }),
      stateAfter({ type: 'started' }, failed(refused)),
    ]) {
      expect(reduceAccount(state, { type: 'stopped' })).toEqual({
        state: { phase: 'stopped' },
        effects: [{ type: 'disconnect' }],
      });
    }
  });
});
