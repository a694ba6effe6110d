// One server of the form: host, port, security, user name; and the warning that goes with no security.
import type { Security, SetupSide } from '../../../shared/domain/account.ts';
import { useWords } from '../../i18n/index.ts';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { type FieldsProps, portOf, type ServerForm, userOf } from './setup-form.ts';
import { setupWords } from './words.ts';

export function ServerFields({ side, form, onChange, errorOf }: FieldsProps & { side: SetupSide }) {
  const w = useWords(setupWords);
  const server = form[side];
  const set = (patch: Partial<ServerForm>) => onChange({ ...form, [side]: { ...server, ...patch } });
  const securities: { value: Security; label: string }[] = [
    { value: 'tls', label: w.tls },
    { value: 'starttls', label: w.starttls },
    { value: 'none', label: w.none },
  ];
  return (
    <fieldset className="setup-group">
      <legend>{side === 'outgoing' ? w.outgoing : form.protocol === 'imap' ? w.incoming : w.incomingPop3}</legend>
      <TextField
        label={side === 'incoming' ? w.incomingHost : w.outgoingHost}
        error={errorOf(`${side}.host`)}
        name={`${side}.host`}
        autoComplete="off"
        spellCheck={false}
        required
        value={server.host}
        onChange={(event) => set({ host: event.target.value, plainTextConfirmed: false })}
      />
      <div className="setup-port">
        <SelectField
          label={w.security}
          value={server.security}
          options={securities}
          onChange={(security) => set({ security, port: null, plainTextConfirmed: false })}
        />
        <TextField
          label={w.port}
          error={errorOf(`${side}.port`)}
          name={`${side}.port`}
          inputMode="numeric"
          autoComplete="off"
          required
          value={portOf(form, side)}
          onChange={(event) => set({ port: event.target.value })}
        />
      </div>
      {server.security === 'none' && (
        <div className="setup-plain">
          <p>
            <Icon name="warning" /> {w.plainWarning(server.host.trim())}
          </p>
          <CheckField
            label={w.plainConfirm}
            checked={server.plainTextConfirmed}
            onChange={(plainTextConfirmed) => set({ plainTextConfirmed })}
          />
          {errorOf(`${side}.plainText`) && <p className="field-error">{errorOf(`${side}.plainText`)}</p>}
        </div>
      )}
      <TextField
        label={w.user}
        hint={side === 'incoming' ? w.userHint : undefined}
        error={errorOf(`${side}.user`)}
        name={`${side}.user`}
        autoComplete="off"
        spellCheck={false}
        required
        value={userOf(form, side)}
        onChange={(event) => set({ user: event.target.value })}
      />
    </fieldset>
  );
}
