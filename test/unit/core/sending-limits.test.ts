import { describe, expect, it } from 'vitest';
import { limitsOf, longestWindowMs, nextPortion, portionsOf } from '../../../engine/core/sending-limits.ts';

const MINUTE = 60_000;
const national = limitsOf('smtp.phm.education.gouv.fr')!;
/** A Tuesday in November, in Paris. */
const at = (hour: number, minute = 0, day = 24) => Date.UTC(2026, 10, day, hour - 1, minute);

describe('the limits of sending', () => {
  it('are known of the national service and of nobody else', () => {
    expect(national).not.toBeNull();
    expect(limitsOf('EDUCATION.gouv.fr.')).toBe(national);
    expect(limitsOf('smtps.ac-lyon.fr')).toBeNull();
    expect(limitsOf('noteducation.gouv.fr')).toBeNull();
    expect(longestWindowMs(national)).toBe(600 * MINUTE);
  });

  it('let an ordinary message go at once', () => {
    expect(nextPortion(national, [], 30, at(10))).toEqual({ at: at(10), recipientCount: 30 });
  });

  it.each([
    ['by day, just below 500 a minute', at(10), 499],
    ['at night, a quarter', at(21), 124],
    ['before seven in the morning, a quarter', at(6, 59), 124],
    ['from seven on, all', at(7), 499],
    ['on a Saturday by day, half', at(10, 0, 28), 249],
    ['on a Sunday night, a quarter', at(23, 0, 29), 124],
  ])('%s', (_when, nowAt, recipientCount) => {
    expect(nextPortion(national, [], 2_000, nowAt)).toEqual({ at: nowAt, recipientCount });
  });

  it('hold for the summer time of Paris too', () => {
    const eightInTheEvening = Date.UTC(2026, 6, 7, 18);
    expect(nextPortion(national, [], 2_000, eightInTheEvening - 1).recipientCount).toBe(499);
    expect(nextPortion(national, [], 2_000, eightInTheEvening).recipientCount).toBe(124);
  });

  it('count what was sent before, by any message', () => {
    const history = [{ at: at(10), recipientCount: 480 }];
    expect(nextPortion(national, history, 19, at(10))).toEqual({ at: at(10), recipientCount: 19 });
    expect(nextPortion(national, history, 20, at(10))).toEqual({ at: at(10, 1), recipientCount: 20 });
  });

  it('spread 2,300 recipients so that no window is ever exceeded, and all are reached', () => {
    const portions = portionsOf(national, [], 2_300, at(9));
    expect(portions.reduce((sum, { recipientCount }) => sum + recipientCount, 0)).toBe(2_300);
    expect(portions.map((portion) => portion.at)).toEqual(portions.map((portion) => portion.at).sort((a, b) => a - b));
    for (const { ms, recipients } of national.windows) {
      for (const { at: end } of portions) {
        const within = portions.filter((portion) => portion.at > end - ms && portion.at <= end);
        expect(within.reduce((sum, { recipientCount }) => sum + recipientCount, 0)).toBeLessThan(recipients);
      }
    }
    expect(portions.at(-1)!.at).toBeLessThan(at(11));
  });

  it('go on in the morning where the evening’s share is used up', () => {
    const history = [{ at: at(19, 30), recipientCount: 1_900 }];
    const { at: next } = nextPortion(national, history, 400, at(20));
    expect(next).toBeGreaterThan(at(20));
    const portions = portionsOf(national, history, 400, at(20));
    expect(portions.reduce((sum, { recipientCount }) => sum + recipientCount, 0)).toBe(400);
  });

  it('survive a clock that was set back', () => {
    const history = [{ at: at(10), recipientCount: 499 }];
    expect(nextPortion(national, history, 100, at(9))).toEqual({ at: at(9, 1), recipientCount: 100 });
  });
});
