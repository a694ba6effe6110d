// Servers that the person knows, typed in: for a service that nothing is known of.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { useFormErrors } from '../../ui/use-form-errors.ts';
import { EMPTY_FORM, formErrors, newAccountOf, PasswordField, ServerFields, type SetupForm } from '../setup/index.ts';
import { MoveFailure, MoveProgress, WhatHappens } from './move-outcome.tsx';
import type { useMove } from './use-move.ts';
import { movingWords } from './words.ts';

interface ManualStepProps {
  account: Account;
  address: string;
  notYetHere: number;
  move: ReturnType<typeof useMove>;
  onBack(): void;
}

export function ManualStep({ account, address, notYetHere, move, onBack }: ManualStepProps) {
  const w = useWords(movingWords);
  const protocol = account.protocol === 'pop3' ? 'pop3' : 'imap';
  const [form, setForm] = useState<SetupForm>({ ...EMPTY_FORM, protocol, name: account.name, address });
  const { element, errorOf, submit } = useFormErrors(formErrors(form), w);
  const send = () => {
    const { incoming, outgoing, password } = newAccountOf(form);
    move.go({ accountId: account.id, address, incoming, outgoing, password });
  };
  return (
    <form ref={element} className="moving-form" noValidate onSubmit={(event) => submit(event, send)}>
      <ServerFields side="incoming" form={form} onChange={setForm} errorOf={errorOf} />
      <ServerFields side="outgoing" form={form} onChange={setForm} errorOf={errorOf} />
      <PasswordField
        label={w.password}
        hint=""
        value={form.password}
        error={errorOf('password')}
        onChange={(password) => setForm({ ...form, password })}
      />
      <WhatHappens notYetHere={notYetHere} />
      <MoveFailure state={move.state} />
      <MoveProgress state={move.state} />
      <div className="moving-actions">
        <Button onClick={onBack}>{w.back}</Button>
        <Button type="submit" variant="primary" aria-disabled={move.state.kind === 'going'}>
          {w.go}
        </Button>
      </div>
    </form>
  );
}
