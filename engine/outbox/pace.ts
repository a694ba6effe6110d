// Which of an entry's recipients may be written to now, where the service limits how many (core/sending-limits.ts).
import type { AccountId } from '../../shared/domain/ids.ts';
import { limitsOf, longestWindowMs, nextPortion, portionsOf, type SentCount } from '../core/sending-limits.ts';
import { getAccount } from '../store/accounts.ts';
import type { ReadDb } from '../store/handles.ts';
import { recipientsSince } from '../store/sendings.ts';

/** The next portion of so many recipients, and when. null: no limits. */
export function portionFor(db: ReadDb, accountId: AccountId, recipientCount: number, nowAt: number): SentCount | null {
  const pace = paceOf(db, accountId, nowAt);
  return pace && nextPortion(pace.limits, pace.history, recipientCount, nowAt);
}

/** In how many portions so many recipients are written to, if it begins now. */
export function scheduleFor(db: ReadDb, accountId: AccountId, recipientCount: number, nowAt: number): SentCount[] {
  const pace = paceOf(db, accountId, nowAt);
  return pace
    ? portionsOf(pace.limits, pace.history, recipientCount, nowAt)
    : [{ at: nowAt, recipientCount }].filter(() => recipientCount > 0);
}

function paceOf(db: ReadDb, accountId: AccountId, nowAt: number) {
  const limits = limitsOf(getAccount(db, accountId)?.outgoing?.host ?? '');
  return limits && { limits, history: recipientsSince(db, accountId, nowAt - longestWindowMs(limits)) };
}
