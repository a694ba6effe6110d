// The choices as a list knows them: pure.
import type { LeaveOnServer } from '../../../shared/domain/account.ts';

const DAYS = [7, 14, 30, 90] as const;

/** The usual ones, and the one that is held. */
export function leaveChoices(held: LeaveOnServer): LeaveOnServer[] {
  const days = new Set<number>([...DAYS, ...(held.kind === 'days' ? [held.days] : [])]);
  return [
    { kind: 'untilDeletedHere' },
    ...[...days].toSorted((a, b) => a - b).map((count) => ({ kind: 'days', days: count }) as const),
    { kind: 'always' },
  ];
}

export function leaveValue(leave: LeaveOnServer): string {
  return leave.kind === 'days' ? `days ${leave.days}` : leave.kind;
}

export function leaveOf(value: string): LeaveOnServer {
  const days = /^days (\d+)$/.exec(value)?.[1];
  if (days) return { kind: 'days', days: Number(days) };
  return { kind: value === 'always' ? 'always' : 'untilDeletedHere' };
}
