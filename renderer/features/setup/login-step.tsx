// The second step: what the servers that were found ask for. The password is tried once, on these two servers; what was
// refused is told, and nothing is tried again but by the person.
import { type SubmitEvent, useRef, useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { type GuidedForm, guidedAccountOf, type LoginField, loginErrors } from './guided-form.ts';
import { guidedWords } from './guided-words.ts';
import { HelpPanel } from './help-panel.tsx';
import { LoginFields } from './login-fields.tsx';
import { SetupFailure, SetupProgress } from './setup-outcome.tsx';
import { StepHeading } from './step-heading.tsx';
import { useSetup } from './use-setup.ts';

interface LoginStepProps {
  form: GuidedForm;
  onChange(form: GuidedForm): void;
  found: FoundServers;
  onCreated(accountId: AccountId): void;
  onManual(): void;
  onBack(): void;
}

export function LoginStep({ form, onChange, found, onCreated, onManual, onBack }: LoginStepProps) {
  const w = useWords(guidedWords);
  const [showsErrors, setShowsErrors] = useState(false);
  const { state, start, stop } = useSetup(onCreated);
  const element = useRef<HTMLFormElement>(null);
  const busy = state.kind === 'checking' || state.kind === 'creating';
  const errors = loginErrors(form, found);
  const errorOf = (field: LoginField) => {
    const error = showsErrors ? errors.get(field) : undefined;
    return error && w[error];
  };

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (busy) return;
    setShowsErrors(true);
    if (errors.size === 0) return void start(guidedAccountOf(form, found));
    const first = [...errors.keys()][0]!;
    const name = first === 'agree' ? '.setup-agree input' : `[name="${first}"]`;
    element.current?.querySelector<HTMLElement>(name)?.focus();
  }

  return (
    <form ref={element} className="setup-form" noValidate onSubmit={submit}>
      <StepHeading step={2} title={w.loginTitle} takesFocus />
      <p className="setup-note">{w.found(found.incoming.host, found.outgoing.host)}</p>
      <div className="setup-guided">
        <LoginFields
          form={form}
          onChange={onChange}
          found={found}
          errorOf={errorOf}
          wasRefused={state.kind === 'failed'}
        />
        <HelpPanel step={2} />
      </div>
      <SetupFailure state={state} />
      <div className="setup-actions">
        <Button variant="quiet" onClick={onManual} aria-disabled={busy}>
          {w.manual}
        </Button>
        {!busy && <Button onClick={onBack}>{w.back}</Button>}
        {state.kind === 'checking' && <Button onClick={stop}>{w.stop}</Button>}
        <SetupProgress state={state} />
        <Button type="submit" variant="primary" aria-disabled={busy}>
          {w.finish}
        </Button>
      </div>
    </form>
  );
}
