// In the status bar, once: when the password was changed last, so that Casier can remind of its end in time. Whoever
// does not know says so, and is not asked again.
import { useState } from 'react';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { usePasswords } from '../../state/passwords.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sayFailure } from '../problems/index.ts';
import { ChangedField } from './changed-field.tsx';
import { passwordYearWords } from './words.ts';
import './password-year.css';

export function PasswordQuestion() {
  const w = useWords(passwordYearWords);
  const title = useAccountTitle();
  const accounts = useAccounts() ?? [];
  const asked = usePasswords().find(({ isToBeAsked }) => isToBeAsked);
  const [isOpen, setIsOpen] = useState(false);
  const account = accounts.find(({ id }) => id === asked?.accountIds[0]);
  if (!account) return null;
  const accountId = account.id;
  const close = () => setIsOpen(false);
  const doNotKnow = () => {
    void engine.accounts.setPasswordChangedAt({ accountId, changedAt: null }).then(close, sayFailure);
  };
  return (
    <>
      <button type="button" className="password-note" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {w.question}
      </button>
      {isOpen && (
        <Dialog
          title={w.question}
          size="small"
          onClose={close}
          foot={<Button onClick={doNotKnow}>{w.doNotKnow}</Button>}
        >
          {accounts.length > 1 && <p>{title(account)}</p>}
          <p>{w.questionWhy}</p>
          <ChangedField accountId={accountId} changedAt={null} onSaved={close} />
        </Dialog>
      )}
    </>
  );
}
