// The form of an account with manual settings: who, then the two servers side by side.
import { useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useFormErrors } from '../../ui/use-form-errors.ts';
import { ForgottenLink, HelpLink, PasswordNotes } from '../academy/index.ts';
import { AddressField, PasswordField, ProtocolFields } from './account-fields.tsx';
import { ServerFields } from './server-fields.tsx';
import { type FieldsProps, formErrors, newAccountOf, type SetupForm, withProtocol } from './setup-form.ts';
import { SetupFailure, SetupProgress } from './setup-outcome.tsx';
import { useSetup } from './use-setup.ts';
import { setupWords } from './words.ts';

interface SetupFieldsProps {
  /** What is known already. */
  begin: SetupForm;
  /** Of an account found in another program; '' = none. */
  signatureHtml?: string;
  onCreated(): void;
  /** To the guided set-up. */
  onBack?: () => void;
  onCancel: (() => void) | null;
}

export function SetupFields({ begin, signatureHtml = '', onCreated, onBack, onCancel }: SetupFieldsProps) {
  const w = useWords(setupWords);
  const [form, setForm] = useState<SetupForm>(begin);
  const { state, start, stop } = useSetup(onCreated, signatureHtml);
  const busy = state.kind === 'checking' || state.kind === 'creating';
  const { element, errorOf, submit } = useFormErrors(formErrors(form), w);
  const send = () => !busy && void start(newAccountOf(form));

  return (
    <form ref={element} className="setup-form" noValidate onSubmit={(event) => submit(event, send)}>
      <PersonFields form={form} onChange={setForm} errorOf={errorOf} />
      <fieldset className="setup-group">
        <legend>{w.collecting}</legend>
        <ProtocolFields form={form} onChange={(patch) => setForm(withProtocol(form, patch))} />
      </fieldset>
      <div className="setup-servers">
        <ServerFields side="incoming" form={form} onChange={setForm} errorOf={errorOf} />
        <ServerFields side="outgoing" form={form} onChange={setForm} errorOf={errorOf} />
      </div>
      <SetupFailure state={state} />
      <div className="setup-actions">
        {onBack && !busy && <Button onClick={onBack}>{w.guided}</Button>}
        {onCancel && !busy && <Button onClick={onCancel}>{w.cancel}</Button>}
        {state.kind === 'checking' && <Button onClick={stop}>{w.stop}</Button>}
        <SetupProgress state={state} />
        <Button type="submit" variant="primary" aria-disabled={busy}>
          {w.create}
        </Button>
      </div>
    </form>
  );
}

function PersonFields({ form, onChange, errorOf }: FieldsProps) {
  const w = useWords(setupWords);
  return (
    <fieldset className="setup-group">
      <legend>{w.you}</legend>
      <div className="setup-person">
        <TextField
          label={w.name}
          hint={w.nameHint}
          name="name"
          autoComplete="off"
          autoFocus
          value={form.name}
          onChange={(event) => onChange({ ...form, name: event.target.value })}
        />
        <AddressField
          label={w.address}
          error={errorOf('address')}
          address={form.address}
          onChange={(address, pastedName) => onChange({ ...form, name: form.name || (pastedName ?? ''), address })}
        />
        <div>
          <PasswordField
            label={w.password}
            hint={w.passwordHint}
            value={form.password}
            error={errorOf('password')}
            onChange={(password) => onChange({ ...form, password })}
          />
          <PasswordNotes address={form.address} password={form.password} />
          <ForgottenLink address={form.address} />
          <HelpLink address={form.address} />
        </div>
      </div>
    </fieldset>
  );
}
