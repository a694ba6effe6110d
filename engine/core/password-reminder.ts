// When a person is reminded that the password has to be renewed. Pure: the clock comes with the question.
// Invariant: a clock that goes back, or comes back from the future, neither reminds of anything that is not due nor
// keeps a reminder away for good.
import { type PasswordReminder, REMINDER_STEPS, type ReminderStep } from '../../shared/domain/password.ts';

export interface PasswordAge {
  /** null: not known. */
  changedAt: number | null;
  /** How long a password is good for. null: for ever. */
  validDays: number | null;
  /** The last reminder that was put away, and when. */
  dismissed: { step: number; at: number } | null;
  nowAt: number;
}

const DAY_MS = 86_400_000;

/** When it has to be renewed; null: not known, or never. */
export function passwordEnd({ changedAt, validDays }: Pick<PasswordAge, 'changedAt' | 'validDays'>): number | null {
  return changedAt === null || validDays === null ? null : changedAt + validDays * DAY_MS;
}

/** null: nothing to say for now. */
export function passwordReminder({ changedAt, validDays, dismissed, nowAt }: PasswordAge): PasswordReminder | null {
  const endsAt = passwordEnd({ changedAt, validDays });
  if (endsAt === null) return null;
  const daysLeft = Math.max(0, Math.ceil((endsAt - nowAt) / DAY_MS));
  const step = REMINDER_STEPS.findLast((one) => daysLeft <= one);
  if (step === undefined || isPutAway(step, dismissed, nowAt)) return null;
  return { step, daysLeft, endsAt };
}

/** What was put away tomorrow was put away by a clock that was wrong. */
function isPutAway(step: ReminderStep, dismissed: PasswordAge['dismissed'], nowAt: number): boolean {
  return dismissed !== null && dismissed.step <= step && dismissed.at <= nowAt + DAY_MS;
}
