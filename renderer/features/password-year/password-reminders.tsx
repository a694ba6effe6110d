// A calm line above the panes when a password is to be renewed soon, put away until the next step. A password that was
// refused has its card already.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { PasswordReminder } from '../../../shared/domain/password.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccountStatuses, useAccounts } from '../../state/accounts.ts';
import { usePasswords } from '../../state/passwords.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Bar } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { NewPasswordDialog } from './new-password-dialog.tsx';
import { passwordYearWords } from './words.ts';
import './password-year.css';

export function PasswordReminders() {
  const w = useWords(passwordYearWords);
  const accounts = useAccounts() ?? [];
  const statuses = useAccountStatuses();
  const isRefused = (id: Account['id']) =>
    statuses.some(({ accountId, phase }) => accountId === id && phase === 'needsUser');
  const due = usePasswords().flatMap(({ accountIds, reminder }) => {
    const sharers = accounts.filter(({ id }) => accountIds.includes(id));
    return reminder && sharers.length > 0 && !accountIds.some(isRefused) ? [{ sharers, reminder }] : [];
  });
  if (due.length === 0) return null;
  return (
    <section className="password-reminders" aria-label={w.reminders}>
      {due.map(({ sharers, reminder }) => (
        <Reminder key={sharers[0]!.id} sharers={sharers} reminder={reminder} />
      ))}
    </section>
  );
}

function Reminder({ sharers, reminder }: { sharers: readonly Account[]; reminder: PasswordReminder }) {
  const w = useWords(passwordYearWords);
  const formats = useFormats();
  const title = useAccountTitle();
  const [renewing, setRenewing] = useState(false);
  const [account] = sharers;
  const { step, daysLeft, endsAt } = reminder;
  const names = sharers.map(title).join(', ');
  const putAway = () =>
    void engine.accounts.dismissPasswordReminder({ accountId: account!.id, step }).catch(sayFailure);
  return (
    <Bar icon="key" tone="warning" sentence={step === 0 ? w.over(names) : w.soon(names, formats.day(endsAt), daysLeft)}>
      <Button onClick={() => setRenewing(true)}>{w.renew}</Button>
      <Button variant="quiet" onClick={putAway}>
        {step === 0 ? w.putAwayForGood : w.later}
      </Button>
      {renewing && <NewPasswordDialog account={account!} onClose={() => setRenewing(false)} />}
    </Bar>
  );
}
