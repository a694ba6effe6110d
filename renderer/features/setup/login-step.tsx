// The second step: what the servers that were found ask for. The password is tried once, on these two servers; what was
// refused is told, and nothing is tried again but by the person.
import { useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { useFormErrors } from '../../ui/use-form-errors.ts';
import { sayFailure } from '../problems/index.ts';
import {
  type GuidedForm,
  guidedAccountOf,
  type LoginField,
  loginErrors,
  mayWorkLater,
  setupToKeep,
} from './guided-form.ts';
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
  /** It will be finished later, by itself. */
  onKept(): void;
  onManual(): void;
  onBack(): void;
}

export function LoginStep({ form, onChange, found, onCreated, onKept, onManual, onBack }: LoginStepProps) {
  const w = useWords(guidedWords);
  const { state, start, stop } = useSetup(onCreated);
  const [keeping, setKeeping] = useState(false);
  const busy = state.kind === 'checking' || state.kind === 'creating' || keeping;
  const { element, errorOf, submit } = useFormErrors(loginErrors(form, found), w, selectorOf);
  const send = () => !busy && void start(guidedAccountOf(form, found));

  async function keep(): Promise<void> {
    setKeeping(true);
    const kept = await engine.setups.keep(setupToKeep(form, found)).catch(sayFailure);
    if (kept) onKept();
    else setKeeping(false);
  }

  return (
    <form ref={element} className="setup-form" noValidate onSubmit={(event) => submit(event, send)}>
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
      {state.kind === 'failed' && mayWorkLater(state.problem) && (
        <p className="setup-later">
          {w.laterNote}
          <Button icon="later" onClick={() => !busy && void keep()}>
            {w.keep}
          </Button>
        </p>
      )}
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

function selectorOf(field: LoginField): string {
  return field === 'agree' ? '.setup-agree input' : `[name="${field}"]`;
}
