import { describe, expect, it } from 'vitest';
import { clockStep, waitAfterRestart, waitAfterStep } from '../../../engine/core/clock.ts';
import { laterMoments } from '../../../renderer/features/composer/send-later.ts';
import type { OutboxState } from '../../../shared/domain/outbox.ts';

const HOUR = 3_600_000;
const waiting = (state: OutboxState, notBeforeAt: number | null = 20_000) => ({ state, notBeforeAt, createdAt: 0 });

describe('a clock', () => {
  const before = { wallAt: 1_000, steadyMs: 50 };
  it.each([
    ['that just runs is not set', 61_000, 60_050, 0],
    ['that the time service corrects is not set', 61_900, 60_050, 0],
    ['was set forward', 60_000 + 1_000 + HOUR, 60_050, HOUR],
    ['was set back', 60_000 + 1_000 - HOUR, 60_050, -HOUR],
  ])('%s', (_what, wallAt, steadyMs, step) => {
    expect(clockStep(before, { wallAt, steadyMs })).toBe(step);
  });
});

describe('once the clock was set', () => {
  it('the time to undo stays as long as it was', () => {
    expect(waitAfterStep(waiting('undoable'), HOUR)).toBe(20_000 + HOUR);
    expect(waitAfterStep(waiting('undoable'), -HOUR)).toBe(20_000 - HOUR);
  });

  it('a try is not put off by an hour set back, and comes at once after a sleep', () => {
    expect(waitAfterStep(waiting('ready'), -HOUR)).toBe(20_000 - HOUR);
    expect(waitAfterStep(waiting('ready'), HOUR)).toBeNull();
  });

  it('the date that a person chose stays what it was', () => {
    for (const step of [HOUR, -HOUR]) expect(waitAfterStep(waiting('scheduled'), step)).toBeNull();
    expect(waitAfterRestart(waiting('scheduled', 90 * HOUR), -HOUR)).toBeNull();
  });

  it('what waits for a person goes on waiting', () => {
    for (const state of ['held', 'unknown', 'refused'] as const) {
      expect(waitAfterStep(waiting(state, null), HOUR)).toBeNull();
      expect(waitAfterRestart(waiting(state, null), -HOUR)).toBeNull();
    }
  });
});

describe('a clock set back while Casier was closed', () => {
  it('leaves the time to undo, not hours of it', () => {
    expect(waitAfterRestart(waiting('undoable'), -HOUR)).toBe(-HOUR + 20_000);
    expect(waitAfterRestart(waiting('undoable'), 10_000)).toBeNull();
  });

  it('puts no try off', () => {
    expect(waitAfterRestart(waiting('ready', 20_000), -HOUR)).toBe(-HOUR);
    expect(waitAfterRestart(waiting('ready', 20_000), 10_000)).toBeNull();
  });
});

describe('a morning chosen across the change to summer time', () => {
  it('is that morning at eight by the clock on the wall', () => {
    const zone = process.env.TZ;
    process.env.TZ = 'Europe/Paris';
    try {
      // Saturday evening, 27 March 2027: the clocks go forward in the night.
      const [monday] = laterMoments(Date.UTC(2027, 2, 27, 18));
      expect(new Date(monday!.at).toISOString()).toBe('2027-03-29T06:00:00.000Z');
      // Saturday evening, 31 October 2026: they went back six days before.
      const [later] = laterMoments(Date.UTC(2026, 9, 24, 18));
      expect(new Date(later!.at).toISOString()).toBe('2026-10-26T07:00:00.000Z');
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
