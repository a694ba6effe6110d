// The second step: what the servers that were found ask for. The password is tried once, on these two servers; what was
// refused is told, and nothing is tried again but by the person.
import { type SubmitEvent, useId, useRef, useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { ForgottenLink, PasswordNotes } from '../academy/index.ts';
import { LeaveOnServerField } from '../leave-on-server/index.ts';
import { PasswordField } from './account-fields.tsx';
import {
  addressFacts,
  asksIdentifiant,
  type FoundServers,
  type GuidedForm,
  guidedAccountOf,
  hostsToAgree,
  type LoginField,
  loginErrors,
  proposalsOf,
  userNameFor,
} from './guided-form.ts';
import { guidedWords } from './guided-words.ts';
import { HelpPanel } from './help-panel.tsx';
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
        <div className="setup-column">
          {/* Where the address is the user name there is nothing to ask, unless it was refused. */}
          {(asksIdentifiant(found) || state.kind === 'failed' || form.identifiant !== null) && (
            <IdentifiantField form={form} onChange={onChange} found={found} error={errorOf('identifiant')} />
          )}
          <PasswordField
            label={found.incoming.applicationPassword ? w.applicationPassword : w.password}
            hint={found.incoming.applicationPassword ? w.applicationPasswordHint : w.passwordHint}
            value={form.password}
            error={errorOf('password')}
            onChange={(password) => onChange({ ...form, password })}
          />
          <PasswordNotes
            address={form.address}
            password={form.password}
            applicationPassword={found.incoming.applicationPassword}
          />
          <ForgottenLink address={form.address} />
          <Agreements form={form} onChange={onChange} found={found} error={errorOf('agree')} />
          {found.incoming.service === 'pop3' && (
            <div className="setup-column">
              {form.protocol === 'imap' && <p className="setup-note">{w.onlyPop3}</p>}
              <LeaveOnServerField
                value={form.leaveOnServer}
                onChange={(leaveOnServer) => onChange({ ...form, leaveOnServer })}
              />
            </div>
          )}
        </div>
        <HelpPanel
          title={w.help}
          questions={[
            { question: w.whichIdentifiant, answer: w.whichIdentifiantAnswer },
            { question: w.whatIsNumen, answer: w.whatIsNumenAnswer },
            { question: w.whereGoesPassword, answer: w.whereGoesPasswordAnswer },
          ]}
        />
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

interface PartProps {
  form: GuidedForm;
  onChange(form: GuidedForm): void;
  found: FoundServers;
  error: string | undefined;
}

function IdentifiantField({ form, onChange, found, error }: PartProps) {
  const w = useWords(guidedWords);
  const listId = useId();
  const isSchool = addressFacts(form.address).recognised?.mailbox === 'school';
  return (
    <>
      <TextField
        label={isSchool ? w.schoolIdentifiant : w.identifiant}
        hint={isSchool ? w.schoolIdentifiantHint : w.identifiantHint}
        error={error}
        name="identifiant"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        required
        list={listId}
        value={form.identifiant ?? userNameFor(form, found.incoming)}
        onChange={(event) => onChange({ ...form, identifiant: event.target.value })}
      />
      <datalist id={listId}>
        {proposalsOf(form).map((proposal) => (
          <option key={proposal} value={proposal} />
        ))}
      </datalist>
    </>
  );
}

/** A server that the domain names, but that is not of the domain: the person says whether it may have the password. */
function Agreements({ form, onChange, found, error }: PartProps) {
  const w = useWords(guidedWords);
  const hosts = hostsToAgree(found);
  if (hosts.length === 0) return null;
  const set = (host: string, agreed: boolean) => {
    const others = form.agreedHosts.filter((one) => one !== host);
    onChange({ ...form, agreedHosts: agreed ? [...others, host] : others });
  };
  return (
    <div className="setup-plain setup-agree">
      <p>{w.elsewhere}</p>
      {hosts.map((host) => (
        <CheckField
          key={host}
          label={w.agree(host)}
          checked={form.agreedHosts.includes(host)}
          onChange={(agreed) => set(host, agreed)}
        />
      ))}
      {error && <p className="field-error">{error}</p>}
    </div>
  );
}
