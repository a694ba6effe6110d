// What is known of a password that one or several accounts log in with. Never the password itself.
import { z } from 'zod';
import { AccountId } from './ids.ts';
import type { MailErrorData } from './problem.ts';

/** Days before the end of the password year, the earliest first. 0: it is over, as far as anybody knows. */
export const REMINDER_STEPS = [60, 30, 7, 0] as const;
export type ReminderStep = (typeof REMINDER_STEPS)[number];

export interface PasswordReminder {
  step: ReminderStep;
  /** Begun days count; never negative. */
  daysLeft: number;
  endsAt: number;
}

export interface PasswordFacts {
  /** The accounts that have it, in the order in which they are listed. */
  accountIds: AccountId[];
  /** null: not known. */
  changedAt: number | null;
  /** How long it is good for. null: for ever, as far as is known. */
  validDays: number | null;
  /** The person may be asked, once, when it was changed. */
  isToBeAsked: boolean;
  /** null: nothing to remind of for now. */
  reminder: PasswordReminder | null;
}

/** Another try with the same password would fail as well and could lock the account: only the person may have it made. */
export function condemnsPassword({ kind, reason }: Pick<MailErrorData, 'kind' | 'reason'>): boolean {
  // There the password was right.
  return kind === 'auth' && reason !== 'accessDisabled' && reason !== 'accountMoved';
}

export const PasswordChange = z.object({ accountId: AccountId, changedAt: z.number().int().min(0).nullable() });

export const DismissedReminder = z.object({
  accountId: AccountId,
  step: z.union(REMINDER_STEPS.map((step) => z.literal(step))),
});
