// The form of an account with manual settings: who, then the two servers side by side.
import { type SubmitEvent, useRef, useState } from 'react';
import type { OfferedAccount } from '../../../shared/domain/transfer.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { AddressNotes, ForgottenLink, PasswordNotes } from '../academy/index.ts';
import { LeaveOnServerField } from '../leave-on-server/index.ts';
import { ProblemCard } from '../problems/index.ts';
import { ServerFields } from './server-fields.tsx';
import {
  addressOf,
  EMPTY_FORM,
  type FieldName,
  type FieldsProps,
  formErrors,
  formOf,
  type SetupForm,
} from './setup-form.ts';
import { type SetupState, useSetup } from './use-setup.ts';
import { setupWords } from './words.ts';

interface SetupFieldsProps {
  /** An account found in another program, to begin with. */
  proposal?: OfferedAccount | undefined;
  onCreated(): void;
  onCancel: (() => void) | null;
}

export function SetupFields({ proposal, onCreated, onCancel }: SetupFieldsProps) {
  const w = useWords(setupWords);
  const [form, setForm] = useState<SetupForm>(() => (proposal ? formOf(proposal) : EMPTY_FORM));
  const [showsErrors, setShowsErrors] = useState(false);
  const { state, start, stop } = useSetup(onCreated, proposal?.signatureHtml ?? '');
  const element = useRef<HTMLFormElement>(null);
  const busy = state.kind === 'checking' || state.kind === 'creating';
  const errors = formErrors(form);
  const errorOf = (field: FieldName) => {
    const error = showsErrors ? errors.get(field) : undefined;
    return error && w[error];
  };

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (busy) return;
    setShowsErrors(true);
    if (errors.size === 0) return void start(form);
    const first = [...errors.keys()][0]!;
    element.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }

  return (
    <form ref={element} className="setup-form" noValidate onSubmit={submit}>
      <PersonFields form={form} onChange={setForm} errorOf={errorOf} />
      <ProtocolFields form={form} onChange={setForm} />
      <div className="setup-servers">
        <ServerFields side="incoming" form={form} onChange={setForm} errorOf={errorOf} />
        <ServerFields side="outgoing" form={form} onChange={setForm} errorOf={errorOf} />
      </div>
      {state.kind === 'failed' && <Failure state={state} />}
      <div className="setup-actions">
        {onCancel && !busy && <Button onClick={onCancel}>{w.cancel}</Button>}
        {state.kind === 'checking' && <Button onClick={stop}>{w.stop}</Button>}
        {busy && (
          <span className="setup-progress" role="status">
            <span className="setup-spinner" />
            {state.kind === 'checking' ? w.checking : w.creating}
          </span>
        )}
        <Button type="submit" variant="primary" aria-disabled={busy}>
          {w.create}
        </Button>
      </div>
    </form>
  );
}

function PersonFields({ form, onChange, errorOf }: FieldsProps) {
  const w = useWords(setupWords);
  const [shown, setShown] = useState(false);
  const [settled, setSettled] = useState(true);
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
        <div>
          <TextField
            label={w.address}
            error={errorOf('address')}
            name="address"
            // Not `email`: that type would turn a name or an accent that is pasted with it into something else.
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            required
            value={form.address}
            onChange={(event) => onChange({ ...form, address: event.target.value })}
            onFocus={() => setSettled(false)}
            onBlur={() => {
              setSettled(true);
              onChange({ ...form, address: addressOf(form) });
            }}
          />
          <AddressNotes
            address={form.address}
            settled={settled}
            onCorrect={(address) => onChange({ ...form, address })}
          />
        </div>
        <div>
          <TextField
            label={w.password}
            hint={w.passwordHint}
            error={errorOf('password')}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="off"
            spellCheck={false}
            required
            value={form.password}
            onChange={(event) => onChange({ ...form, password: event.target.value })}
          />
          <CheckField label={w.showPassword} checked={shown} onChange={setShown} />
          <PasswordNotes address={form.address} password={form.password} />
          <ForgottenLink address={form.address} />
        </div>
      </div>
    </fieldset>
  );
}

/** With another protocol goes another port; what was typed for the first one means nothing to the second. */
function ProtocolFields({ form, onChange }: Pick<FieldsProps, 'form' | 'onChange'>) {
  const w = useWords(setupWords);
  const choose = (protocol: SetupForm['protocol']) =>
    onChange({ ...form, protocol, incoming: { ...form.incoming, port: null } });
  return (
    <fieldset className="setup-group">
      <legend>{w.collecting}</legend>
      <div className="setup-protocol">
        <SelectField
          label={w.protocol}
          hint={form.protocol === 'imap' ? w.imapHint : w.pop3Hint}
          value={form.protocol}
          options={[
            { value: 'imap', label: w.imap },
            { value: 'pop3', label: w.pop3 },
          ]}
          onChange={choose}
        />
        {form.protocol === 'pop3' && (
          <LeaveOnServerField
            value={form.leaveOnServer}
            onChange={(leaveOnServer) => onChange({ ...form, leaveOnServer })}
          />
        )}
      </div>
    </fieldset>
  );
}

function Failure({ state }: { state: Extract<SetupState, { kind: 'failed' }> }) {
  const w = useWords(setupWords);
  const { side, problem } = state;
  return (
    <div className="setup-failure" role="alert">
      {side && <p className="setup-side">{side === 'incoming' ? w.failedIncoming : w.failedOutgoing}</p>}
      <ProblemCard problem={problem} />
    </div>
  );
}
