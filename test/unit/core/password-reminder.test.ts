import { describe, expect, it } from 'vitest';
import { type PasswordAge, passwordReminder } from '../../../engine/core/password-reminder.ts';

const DAY_MS = 86_400_000;
const CHANGED_AT = Date.UTC(2026, 0, 10, 9);
/** After so many days of a password year. */
const onDay = (days: number, change: Partial<PasswordAge> = {}): PasswordAge => ({
  changedAt: CHANGED_AT,
  validDays: 365,
  dismissed: null,
  nowAt: CHANGED_AT + days * DAY_MS,
  ...change,
});
const putAway = (step: number, onDay: number) => ({ dismissed: { step, at: CHANGED_AT + onDay * DAY_MS } });

describe('A reminder of the password year', () => {
  it.each([
    ['on the first day', onDay(0), null],
    ['61 days before the end', onDay(304), null],
    ['60 days before', onDay(305), { step: 60, daysLeft: 60 }],
    ['31 days before', onDay(334), { step: 60, daysLeft: 31 }],
    ['30 days before', onDay(335), { step: 30, daysLeft: 30 }],
    ['8 days before', onDay(357), { step: 30, daysLeft: 8 }],
    ['7 days before', onDay(358), { step: 7, daysLeft: 7 }],
    ['in the last hours', onDay(364.9), { step: 7, daysLeft: 1 }],
    ['at the end', onDay(365), { step: 0, daysLeft: 0 }],
    ['long after the end', onDay(500), { step: 0, daysLeft: 0 }],
    ['without a date', onDay(305, { changedAt: null }), null],
    ['of a password that is good for ever', onDay(305, { validDays: null }), null],
    ['of a password that is good for 90 days', onDay(31, { validDays: 90 }), { step: 60, daysLeft: 59 }],
    ['that was put away', onDay(306, putAway(60, 305)), null],
    ['of the next step', onDay(335, putAway(60, 305)), { step: 30 }],
    ['of the last step, when only the first was put away', onDay(360, putAway(60, 305)), { step: 7 }],
    ['of the end, put away', onDay(400, putAway(0, 366)), null],
  ])('%s', (_when, age, reminder) => {
    if (reminder === null) expect(passwordReminder(age)).toBeNull();
    else expect(passwordReminder(age)).toMatchObject(reminder);
  });

  it('does not come back for a step that is over when the clock goes back', () => {
    expect(passwordReminder(onDay(320, putAway(30, 320.5)))).toBeNull();
    expect(passwordReminder(onDay(310, putAway(60, 310.9)))).toBeNull();
  });

  it('is quiet while the clock stands before the change', () => {
    expect(passwordReminder(onDay(-400))).toBeNull();
  });

  it('comes though a clock from the future put it away', () => {
    expect(passwordReminder(onDay(340, putAway(0, 3_000)))).toMatchObject({ step: 30 });
  });
});
