// The field for a new password. One try per press: a mailbox is locked by a program that insists. The password that
// was just refused is not tried again by mistake, but it is when the person means it.
import { type SubmitEvent, useState } from 'react';
import type { SetupCheck } from '../../../shared/domain/account.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { accountsNow } from '../../state/accounts.ts';
import { passwordOf, usePasswords } from '../../state/passwords.ts';
import { accountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { describeProblem } from './describe.ts';
import { sayFailure } from './say-failure.ts';
import { type ProblemWords, problemWords } from './words.ts';

interface PasswordFormProps {
  accountId: AccountId;
  onAccepted?(): void;
}

export function PasswordForm({ accountId, onAccepted }: PasswordFormProps) {
  const w = useWords(problemWords);
  const sharers = passwordOf(usePasswords(), accountId)?.accountIds ?? [];
  const [password, setPassword] = useState('');
  const [checking, setChecking] = useState(false);
  const [check, setCheck] = useState<SetupCheck | null>(null);
  const refusal = check && !check.ok ? check.problem : null;

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (checking || password === '') return;
    setChecking(true);
    setCheck(null);
    const others = sharers.filter((id) => id !== accountId);
    const answer = await engine.accounts.setPassword({ accountId, password }).catch(sayFailure);
    setChecking(false);
    setCheck(answer ?? null);
    if (!answer?.ok) return;
    setPassword('');
    showToast({ text: others.length > 0 ? w.passwordAcceptedForAll(namesOf(others)) : w.passwordAccepted });
    onAccepted?.();
  }

  function insist(): void {
    setPassword('');
    setCheck(null);
    void engine.accounts.tryPasswordAgain({ accountId }).catch(sayFailure);
  }

  return (
    <form className="problem-password" onSubmit={(event) => void submit(event)}>
      <TextField
        label={w.password}
        type="password"
        autoComplete="off"
        value={password}
        error={refusal && whyNot(refusal, w)}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" aria-disabled={checking || password === ''}>
        {checking ? w.passwordChecking : w.passwordSubmit}
      </Button>
      {refusal?.reason === 'samePassword' && <Button onClick={insist}>{w.passwordInsist}</Button>}
    </form>
  );
}

function whyNot(problem: Extract<SetupCheck, { ok: false }>['problem'], w: ProblemWords): string {
  if (problem.kind === 'auth' && problem.reason === 'wrongPassword') return w.passwordStillRefused;
  return describeProblem(problem, w).title;
}

function namesOf(ids: readonly AccountId[]): string {
  return accountsNow()
    .filter(({ id }) => ids.includes(id))
    .map(accountTitle)
    .join(', ');
}
