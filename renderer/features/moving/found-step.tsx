// The servers that were found: what they are, what they want to hear, and the one trial of the password.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { useFormErrors } from '../../ui/use-form-errors.ts';
import {
  EMPTY_GUIDED,
  type GuidedForm,
  guidedAccountOf,
  LoginFields,
  loginErrors,
  userNameFor,
} from '../setup/index.ts';
import { MoveFailure, MoveProgress, WhatHappens } from './move-outcome.tsx';
import type { useMove } from './use-move.ts';
import { movingWords } from './words.ts';

interface FoundStepProps {
  account: Account;
  address: string;
  found: FoundServers;
  notYetHere: number;
  move: ReturnType<typeof useMove>;
  onManual(): void;
  onBack: (() => void) | null;
}

export function FoundStep({ account, address, found, notYetHere, move, onManual, onBack }: FoundStepProps) {
  const w = useWords(movingWords);
  const [form, setForm] = useState<GuidedForm>({ ...EMPTY_GUIDED, name: account.name, address });
  const { element, errorOf, submit } = useFormErrors(loginErrors(form, found), w, (field) =>
    field === 'agree' ? '.setup-agree input' : `[name="${field}"]`,
  );
  const send = () => {
    const { incoming, outgoing, password } = guidedAccountOf(form, found);
    move.go({ accountId: account.id, address, incoming, outgoing, password });
  };
  return (
    <form ref={element} className="moving-form" noValidate onSubmit={(event) => submit(event, send)}>
      <dl className="moving-servers">
        <dt>{w.serverIn}</dt>
        <dd>{found.incoming.host}</dd>
        <dt>{w.serverOut}</dt>
        <dd>{found.outgoing.host}</dd>
        <dt>{w.userName}</dt>
        <dd>{userNameFor(form, found.incoming)}</dd>
      </dl>
      <WhatHappens notYetHere={notYetHere} />
      <LoginFields
        form={form}
        onChange={setForm}
        found={found}
        errorOf={errorOf}
        wasRefused={move.state.kind === 'failed'}
      />
      <MoveFailure state={move.state} />
      <MoveProgress state={move.state} />
      <div className="moving-actions">
        <Button variant="quiet" onClick={onManual}>
          {w.manual}
        </Button>
        {onBack && <Button onClick={onBack}>{w.back}</Button>}
        <Button type="submit" variant="primary" aria-disabled={move.state.kind === 'going'}>
          {w.go}
        </Button>
      </div>
    </form>
  );
}
