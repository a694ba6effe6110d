import { expect, test } from 'vitest';
import { leaveChoices, leaveOf, leaveValue } from '../../../renderer/features/leave-on-server/choices.ts';
import type { LeaveOnServer } from '../../../shared/domain/account.ts';

test('every choice is what its value says', () => {
  const all: LeaveOnServer[] = [{ kind: 'always' }, { kind: 'untilDeletedHere' }, { kind: 'days', days: 3 }];
  for (const leave of all) expect(leaveOf(leaveValue(leave))).toEqual(leave);
});

test('a number of days that is no usual one is among the choices, in its place', () => {
  const choices = leaveChoices({ kind: 'days', days: 21 });
  expect(choices.map(leaveValue)).toEqual([
    'untilDeletedHere',
    'days 7',
    'days 14',
    'days 21',
    'days 30',
    'days 90',
    'always',
  ]);
});
