// The password in the settings of an account: since when it is used, and the way to give a new one.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { passwordOf, usePasswords } from '../../state/passwords.ts';
import { Button } from '../../ui/button.tsx';
import { ChangedField } from './changed-field.tsx';
import { NewPasswordDialog } from './new-password-dialog.tsx';
import { passwordYearWords } from './words.ts';

const DAY_MS = 86_400_000;

export function PasswordSettings({ account }: { account: Account }) {
  const w = useWords(passwordYearWords);
  const formats = useFormats();
  const [renewing, setRenewing] = useState(false);
  const facts = passwordOf(usePasswords(), account.id);
  if (!facts) return null;
  const { changedAt, validDays } = facts;
  return (
    <>
      {/* The field holds what is typed: it begins anew when something else is known. */}
      {validDays !== null && <ChangedField key={changedAt} accountId={account.id} changedAt={changedAt} />}
      {validDays !== null && changedAt !== null && (
        <p className="field-hint">{w.endsOn(formats.day(changedAt + validDays * DAY_MS))}</p>
      )}
      <div>
        <Button icon="key" onClick={() => setRenewing(true)}>
          {w.giveNew}
        </Button>
      </div>
      {renewing && <NewPasswordDialog account={account} onClose={() => setRenewing(false)} />}
    </>
  );
}
