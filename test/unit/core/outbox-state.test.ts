import { describe, expect, it } from 'vitest';
import {
  type Attempt,
  dueAt,
  nextOutboxStep,
  type OutboxEvent,
  PATIENCE_MS,
} from '../../../engine/core/outbox-state.ts';
import type { OutboxState } from '../../../shared/domain/outbox.ts';

const attempt: Attempt = { attempts: 1, createdAt: 0, nowAt: 1_000, dice: 0.5 };
const refusal = { address: 'x@y.fr', response: '550 5.1.1 unknown', forNow: false };
const EVENTS = {
  taken: { type: 'taken', attempts: 3 },
  paced: { type: 'paced', untilAt: 60_000 },
  guardHeld: { type: 'guardHeld' },
  handedOver: { type: 'handedOver', at: 5 },
  accepted: { type: 'accepted', at: 6, response: '250 Ok', refused: [refusal] },
  refused: { type: 'refused', error: { kind: 'rejected' }, refused: [refusal] },
  notSent: { type: 'notSent', error: { kind: 'connection' }, attempt },
  cut: { type: 'cut' },
  restarted: { type: 'restarted' },
  found: { type: 'found', at: 7 },
  notFound: { type: 'notFound' },
  saidSent: { type: 'saidSent', at: 8 },
  saidSendAgain: { type: 'saidSendAgain' },
  sendNow: { type: 'sendNow' },
  mended: { type: 'mended' },
  cancelled: { type: 'cancelled' },
  filed: { type: 'filed' },
  clockSet: { type: 'clockSet', notBeforeAt: 9 },
} as const satisfies Record<OutboxEvent['type'], unknown>;
type EventName = OutboxEvent['type'];

const event = (name: EventName) => EVENTS[name] as unknown as OutboxEvent;
const STATES = [
  'undoable',
  'scheduled',
  'held',
  'ready',
  'connecting',
  'handedOver',
  'accepted',
  'filed',
  'unknown',
  'refused',
] as const satisfies readonly OutboxState[];

/** Everything that can happen, by state; what is not named here changes nothing. */
const TABLE: Record<OutboxState, Partial<Record<EventName, OutboxState | 'gone'>>> = {
  undoable: {
    taken: 'connecting',
    paced: 'ready',
    guardHeld: 'held',
    sendNow: 'ready',
    cancelled: 'gone',
    clockSet: 'undoable',
  },
  scheduled: {
    taken: 'connecting',
    paced: 'ready',
    guardHeld: 'held',
    sendNow: 'ready',
    cancelled: 'gone',
    clockSet: 'scheduled',
  },
  held: { sendNow: 'ready', mended: 'ready', cancelled: 'gone' },
  ready: {
    taken: 'connecting',
    paced: 'ready',
    guardHeld: 'held',
    sendNow: 'ready',
    mended: 'ready',
    cancelled: 'gone',
    clockSet: 'ready',
  },
  connecting: {
    handedOver: 'handedOver',
    accepted: 'accepted',
    refused: 'refused',
    notSent: 'ready',
    cut: 'unknown',
    restarted: 'ready',
  },
  handedOver: { accepted: 'accepted', refused: 'refused', notSent: 'ready', cut: 'unknown', restarted: 'unknown' },
  accepted: { filed: 'gone' },
  filed: {},
  unknown: { found: 'accepted', notFound: 'unknown', saidSent: 'accepted', saidSendAgain: 'ready' },
  refused: { saidSendAgain: 'ready', cancelled: 'gone' },
};

describe.each(STATES)('a message that is %s', (state) => {
  it.each(Object.keys(EVENTS) as EventName[])('on %s', (name) => {
    expect(nextOutboxStep(state, event(name))?.state ?? null).toBe(TABLE[state][name] ?? null);
  });
});

describe('what is written down', () => {
  it('of an accepted one: when, the server’s words, whom it refused, and no problem any more', () => {
    expect(nextOutboxStep('handedOver', event('accepted'))).toEqual({
      state: 'accepted',
      acceptedAt: 6,
      serverResponse: '250 Ok',
      refusedRecipients: [refusal],
      error: null,
    });
  });

  it('of one that was not reached: when it is tried next, and why', () => {
    const step = nextOutboxStep('connecting', event('notSent'));
    expect(step).toMatchObject({ state: 'ready', error: { kind: 'connection' } });
    expect(step!.notBeforeAt).toBeGreaterThan(attempt.nowAt);
  });

  it('of one that only a person can mend: it waits for that person', () => {
    for (const kind of ['auth', 'certificate', 'unsupported', 'invalid'] as const) {
      expect(nextOutboxStep('connecting', { type: 'notSent', error: { kind }, attempt })?.state).toBe('held');
    }
  });

  it('of one that the server put off: tried again, and put before the person after a day', () => {
    const putOff = (nowAt: number) =>
      nextOutboxStep('handedOver', { type: 'notSent', error: { kind: 'throttled' }, attempt: { ...attempt, nowAt } });
    expect(putOff(PATIENCE_MS)?.state).toBe('ready');
    expect(putOff(PATIENCE_MS + 1)?.state).toBe('held');
  });

  it('of one on a full disk: it goes when there is room', () => {
    expect(nextOutboxStep('connecting', { type: 'notSent', error: { kind: 'store' }, attempt })?.state).toBe('ready');
  });
});

describe('never', () => {
  it('is one taken up again by itself that may have left', () => {
    for (const state of ['connecting', 'handedOver', 'unknown', 'accepted', 'refused', 'held', 'filed'] as const) {
      expect(dueAt({ state, notBeforeAt: null })).toBeNull();
    }
    expect(dueAt({ state: 'ready', notBeforeAt: null })).toBe(0);
    expect(dueAt({ state: 'scheduled', notBeforeAt: 7 })).toBe(7);
  });

  it('can one be called back that may have left', () => {
    const cancellable = STATES.filter((state) => nextOutboxStep(state, { type: 'cancelled' }) !== null);
    expect(cancellable).toEqual(['undoable', 'scheduled', 'held', 'ready', 'refused']);
  });

  it('does one that was accepted leave the outbox before it is filed', () => {
    const leaving = STATES.flatMap((state) =>
      (Object.keys(EVENTS) as EventName[])
        .filter((name) => nextOutboxStep(state, event(name))?.state === 'gone')
        .map((name) => `${state} ${name}`),
    );
    expect(leaving).toEqual([
      'undoable cancelled',
      'scheduled cancelled',
      'held cancelled',
      'ready cancelled',
      'accepted filed',
      'refused cancelled',
    ]);
  });
});
