// What a person can do where a server does not let the account in: the page of the académie where the password is
// changed, the steps to an application password, and the field for the new one.
import { isNationalService } from '../../../shared/academies/password-key.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { passwordOf, usePasswords } from '../../state/passwords.ts';
import { ApplicationPasswordSteps, ForgottenLink } from '../academy/index.ts';
import { PasswordForm } from './password-form.tsx';
import { problemWords } from './words.ts';

/** The server looked at the password and did not take it: it may be for its age, which nobody says. */
const MAY_BE_OLD = new Set<Problem['reason']>(['wrongPassword', undefined]);
const DAY_MS = 86_400_000;
/** Of a password year so much may be left when it is over already: the day is known about, not exactly. */
const NEARLY_OVER_DAYS = 30;

export function RefusedLogin({ problem, accountId }: { problem: Problem; accountId: AccountId }) {
  const account = useAccounts()?.find(({ id }) => id === accountId);
  if (!account) return null;
  const isNational = isNationalService(account);
  const wantsApplicationPassword = problem.reason === 'applicationPasswordNeeded';
  return (
    <>
      {MAY_BE_OLD.has(problem.reason) && <Age accountId={accountId} at={problem.at} />}
      {(isNational || wantsApplicationPassword) && <ApplicationPasswordSteps open={wantsApplicationPassword} />}
      {!isNational && !wantsApplicationPassword && <ForgottenLink address={account.address} purpose="renew" />}
      <PasswordForm accountId={accountId} />
    </>
  );
}

function Age({ accountId, at }: { accountId: AccountId; at: number }) {
  const w = useWords(problemWords);
  const formats = useFormats();
  const { changedAt = null, validDays = null } = passwordOf(usePasswords(), accountId) ?? {};
  if (changedAt === null || validDays === null) return null;
  if (at < changedAt + (validDays - NEARLY_OVER_DAYS) * DAY_MS) return null;
  return <p>{w.passwordIsOld(formats.day(changedAt))}</p>;
}
