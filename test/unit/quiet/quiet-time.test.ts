import { describe, expect, it } from 'vitest';
import { DEFAULT_QUIET, type QuietRules } from '../../../shared/domain/quiet.ts';
import { localTime, momentOf } from '../../../shared/quiet/local-time.ts';
import { nextMorningAt, nextTurnAt, quietEndsAt, quietReason } from '../../../shared/quiet/quiet-time.ts';

const rules = (change: Partial<QuietRules> = {}): QuietRules => ({ ...DEFAULT_QUIET, on: true, zone: 'A', ...change });
const at = (text: string) => Date.parse(text);
const iso = (moment: number | null) => moment && new Date(moment).toISOString();

describe('a moment', () => {
  it.each([
    ['a Tuesday at noon', '2026-11-24T12:00+01:00', null],
    ['one minute before the evening', '2026-11-24T18:59+01:00', null],
    ['the evening', '2026-11-24T19:00+01:00', 'evening'],
    ['the small hours', '2026-11-25T03:00+01:00', 'evening'],
    ['the end of the night', '2026-11-25T07:30+01:00', null],
    ['a Saturday at noon', '2026-11-28T12:00+01:00', 'weekday'],
    ['a Monday of the holidays', '2026-12-21T12:00+01:00', 'holidays'],
    ['the last day of the holidays', '2027-01-03T12:00+01:00', 'holidays'],
    ['the Monday after them', '2027-01-04T12:00+01:00', null],
  ])('is quiet or not by evenings, days and holidays: %s', (_name, moment, reason) => {
    expect(quietReason(rules(), at(moment))).toBe(reason);
  });

  it('is not quiet while nothing was asked for', () => {
    expect(quietReason(DEFAULT_QUIET, at('2026-11-28T12:00+01:00'))).toBeNull();
    expect(nextTurnAt(DEFAULT_QUIET, at('2026-11-28T12:00+01:00'))).toBeNull();
  });

  it('is quiet in a leave of one’s own, for which no calendar has to be known', () => {
    const away = rules({ zone: 'corse', leaves: [{ from: '2027-02-15', to: '2027-02-26' }] });
    expect(quietReason(away, at('2027-02-16T12:00+01:00'))).toBe('leave');
    expect(quietReason(away, at('2027-03-02T12:00+01:00'))).toBeNull();
  });

  it('counts by the clocks of where one works: six in the evening in Paris is nine in La Réunion', () => {
    const moment = at('2026-11-24T18:00+01:00');
    expect(quietReason(rules(), moment)).toBeNull();
    expect(quietReason(rules({ zone: 'reunion' }), moment)).toBe('evening');
    expect(quietReason(rules({ zone: 'guadeloupe' }), moment)).toBeNull();
  });

  it('knows evenings that begin after midnight', () => {
    const late = rules({ evenings: { from: 30, to: 420 } });
    expect(quietReason(late, at('2026-11-24T23:30+01:00'))).toBeNull();
    expect(quietReason(late, at('2026-11-25T00:30+01:00'))).toBe('evening');
  });
});

describe('the end', () => {
  it.each([
    ['of an evening is the next morning', '2026-11-24T21:00+01:00', '2026-11-25T06:30:00.000Z'],
    ['of a Friday evening is Monday morning', '2026-11-27T21:00+01:00', '2026-11-30T06:30:00.000Z'],
    ['of the holidays is the first morning of school', '2026-12-23T10:00+01:00', '2027-01-04T06:30:00.000Z'],
    ['of the summer is a September morning, by summer time', '2027-07-20T10:00+02:00', '2027-09-01T05:30:00.000Z'],
  ])('%s', (_name, moment, end) => {
    expect(iso(quietEndsAt(rules(), at(moment)))).toBe(end);
  });

  it('is midnight where evenings are as days', () => {
    const days = rules({ evenings: null });
    expect(iso(quietEndsAt(days, at('2026-11-28T12:00+01:00')))).toBe('2026-11-29T23:00:00.000Z');
  });

  it('never comes where every day is one of rest', () => {
    expect(quietEndsAt(rules({ weekdays: [0, 1, 2, 3, 4, 5, 6] }), at('2026-11-28T12:00+01:00'))).toBeNull();
  });
});

it('wakes when the evening begins, at midnight before a day of rest, and at the end', () => {
  expect(iso(nextTurnAt(rules(), at('2026-11-24T12:00+01:00')))).toBe('2026-11-24T18:00:00.000Z');
  expect(iso(nextTurnAt(rules({ evenings: null }), at('2026-11-24T12:00+01:00')))).toBe('2026-11-27T23:00:00.000Z');
  expect(iso(nextTurnAt(rules(), at('2026-11-24T21:00+01:00')))).toBe('2026-11-25T06:30:00.000Z');
});

describe('« Envoyer demain matin »', () => {
  it.each([
    ['is eight o’clock, not the end of the night', '2026-11-24T21:00+01:00', '2026-11-25T07:00:00.000Z'],
    ['is this morning for who writes at three', '2026-11-25T03:00+01:00', '2026-11-25T07:00:00.000Z'],
    ['is Monday on a Saturday', '2026-11-28T12:00+01:00', '2026-11-30T07:00:00.000Z'],
    ['is the return from the holidays', '2026-12-23T10:00+01:00', '2027-01-04T07:00:00.000Z'],
  ])('%s', (_name, moment, morning) => {
    expect(iso(nextMorningAt(rules(), at(moment)))).toBe(morning);
  });
});

describe('the clocks', () => {
  it('leave out an hour in spring: what lies in it is an hour later', () => {
    expect(iso(momentOf({ day: '2027-03-28', minutes: 150 }, 'Europe/Paris'))).toBe('2027-03-28T01:30:00.000Z');
    expect(iso(momentOf({ day: '2027-03-28', minutes: 450 }, 'Europe/Paris'))).toBe('2027-03-28T05:30:00.000Z');
  });

  it('show an hour twice in autumn: the first one is meant', () => {
    expect(iso(momentOf({ day: '2027-10-31', minutes: 150 }, 'Europe/Paris'))).toBe('2027-10-31T00:30:00.000Z');
    expect(localTime(at('2027-10-31T01:30Z'), 'Europe/Paris')).toEqual({ day: '2027-10-31', minutes: 150 });
  });

  it('come back to themselves all through a year', () => {
    for (const zone of ['Europe/Paris', 'Pacific/Noumea', 'America/Miquelon']) {
      for (let moment = at('2026-11-01T00:00Z'); moment < at('2027-11-30T00:00Z'); moment += 330 * 60_000) {
        const local = localTime(moment, zone);
        expect(localTime(momentOf(local, zone), zone)).toEqual(local);
      }
    }
  });
});
