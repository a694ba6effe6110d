// The field for the new password, in the card of a refused one. One try per press: a mailbox is locked by a program
// that insists.
import { type SubmitEvent, useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { describeProblem } from './describe.ts';
import { sayFailure } from './say-failure.ts';
import { problemWords } from './words.ts';

export function PasswordForm({ accountId }: { accountId: AccountId }) {
  const w = useWords(problemWords);
  const [password, setPassword] = useState('');
  const [checking, setChecking] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (checking || password === '') return;
    setChecking(true);
    setError(null);
    const check = await engine.accounts.setPassword({ accountId, password }).catch(sayFailure);
    setChecking(false);
    if (check?.ok) setPassword('');
    else if (check)
      setError(check.problem.kind === 'auth' ? w.passwordStillRefused : describeProblem(check.problem, w).title);
  }

  return (
    <form className="problem-password" onSubmit={(event) => void submit(event)}>
      <TextField
        label={w.password}
        type="password"
        autoComplete="off"
        value={password}
        error={error}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" aria-disabled={checking || password === ''}>
        {checking ? w.passwordChecking : w.passwordSubmit}
      </Button>
    </form>
  );
}
