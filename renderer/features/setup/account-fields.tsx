// Fields that both forms of the set-up have: the address with what is known of it at once, the password, and the way of
// receiving with its consequences.
import { useState } from 'react';
import { readAddress } from '../../../shared/academies/read-address.ts';
import type { LeaveOnServer } from '../../../shared/domain/account.ts';
import { useWords } from '../../i18n/index.ts';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { AddressNotes } from '../academy/index.ts';
import { LeaveOnServerField } from '../leave-on-server/index.ts';
import { setupWords } from './words.ts';

interface AddressFieldProps {
  label: string;
  hint?: string;
  error: string | undefined;
  address: string;
  /** @param pastedName that stood before the address, as in `Camille Durand <c.durand@…>` */
  onChange(address: string, pastedName?: string): void;
}

export function AddressField({ label, hint, error, address, onChange }: AddressFieldProps) {
  const [settled, setSettled] = useState(true);
  return (
    <div>
      <TextField
        label={label}
        hint={hint}
        error={error}
        name="address"
        // Not `email`: that type would turn a name or an accent that is pasted with it into something else.
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        required
        value={address}
        onChange={(event) => onChange(event.target.value)}
        onFocus={() => setSettled(false)}
        onBlur={({ relatedTarget }) => {
          whenPressed(relatedTarget, () => setSettled(true));
          const read = readAddress(address);
          const tidy = read.kind === 'address' ? read.address : address.trim();
          if (tidy !== address) onChange(tidy, (read.kind === 'address' && read.displayName) || undefined);
        }}
      />
      <AddressNotes address={address} settled={settled} onCorrect={(meant) => onChange(meant)} />
    </div>
  );
}

/** At once, or after the press that took the focus: what appears must not move a button away from under the pointer. */
function whenPressed(pressed: EventTarget | null, then: () => void): void {
  if (pressed instanceof Element && pressed.matches(':active')) window.addEventListener('click', then, { once: true });
  else then();
}

interface PasswordFieldProps {
  label: string;
  hint: string;
  value: string;
  error: string | undefined;
  autoFocus?: boolean;
  onChange(password: string): void;
}

export function PasswordField({ label, hint, value, error, autoFocus = false, onChange }: PasswordFieldProps) {
  const w = useWords(setupWords);
  const [shown, setShown] = useState(false);
  return (
    <div className="setup-password">
      <TextField
        label={label}
        hint={hint}
        error={error}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="off"
        spellCheck={false}
        required
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <CheckField label={w.showPassword} checked={shown} onChange={setShown} />
    </div>
  );
}

interface WayOfReceiving {
  protocol: 'imap' | 'pop3';
  leaveOnServer: LeaveOnServer;
}

interface ProtocolFieldsProps {
  form: WayOfReceiving;
  onChange(patch: Partial<WayOfReceiving>): void;
}

export function ProtocolFields({ form, onChange }: ProtocolFieldsProps) {
  const w = useWords(setupWords);
  return (
    <div className="setup-protocol">
      <SelectField
        label={w.protocol}
        hint={form.protocol === 'imap' ? w.imapHint : w.pop3Hint}
        value={form.protocol}
        options={[
          { value: 'imap', label: w.imap },
          { value: 'pop3', label: w.pop3 },
        ]}
        onChange={(protocol) => onChange({ protocol })}
      />
      {form.protocol === 'pop3' && (
        <LeaveOnServerField value={form.leaveOnServer} onChange={(leaveOnServer) => onChange({ leaveOnServer })} />
      )}
    </div>
  );
}
