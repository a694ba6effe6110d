// What a window is told of the passwords: since when each is used, and whether it is time to renew it.
import { passwordDays } from '../../shared/academies/password-days.ts';
import type { PasswordFacts } from '../../shared/domain/password.ts';
import { passwordReminder } from '../core/password-reminder.ts';
import { listAccounts } from '../store/accounts.ts';
import type { ReadDb } from '../store/handles.ts';
import { listPasswords } from '../store/passwords.ts';

export function passwordFacts(db: ReadDb, nowAt: number): PasswordFacts[] {
  const accounts = listAccounts(db);
  return listPasswords(db).flatMap(({ accountIds, changedAt, asked, dismissed }) => {
    const sharers = accounts.filter(({ id }) => accountIds.includes(id));
    if (sharers.length === 0) return [];
    const validDays = passwordDays(sharers[0]!);
    return {
      accountIds: sharers.map(({ id }) => id),
      changedAt,
      validDays,
      isToBeAsked: changedAt === null && !asked && validDays !== null,
      reminder: passwordReminder({ changedAt, validDays, dismissed, nowAt }),
    };
  });
}
