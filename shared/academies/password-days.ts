// How long a password is good for. An académie's, a year: docs/academies.md says which ones say so, and the others are
// taken to be alike. One of a school's mailbox is renewed by the same rule. An application password of the national
// service, and the password of any other provider, do not end by themselves as far as is known.
import type { Account } from '../domain/account.ts';
import { academyAt } from './academies.ts';
import { isNationalService } from './password-key.ts';

const YEAR_DAYS = 365;

/** null: for ever, as far as is known. */
export function passwordDays(account: Pick<Account, 'address' | 'incoming'>): number | null {
  const academy = academyAt(account.address.slice(account.address.lastIndexOf('@') + 1));
  if (!academy || isNationalService(account)) return null;
  return academy.passwordDays?.days ?? (academy.kind === 'academie' ? YEAR_DAYS : null);
}
