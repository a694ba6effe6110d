// The fields of the second step: what the servers that were found ask for, and what the person has to know or agree to
// before the password goes there.
import { useId } from 'react';
import { asksIdentifiant, hostsToAgree } from '../../../shared/academies/found-servers.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { useWords } from '../../i18n/index.ts';
import { CheckField, TextField } from '../../ui/field.tsx';
import { ForgottenLink, HelpLink, PasswordNotes } from '../academy/index.ts';
import { LeaveOnServerField } from '../leave-on-server/index.ts';
import { PasswordField } from './account-fields.tsx';
import { addressFacts, type GuidedForm, type LoginField, proposalsOf, userNameFor } from './guided-form.ts';
import { guidedWords } from './guided-words.ts';

interface LoginFieldsProps extends Omit<PartProps, 'error'> {
  /** In words, once the form was tried. */
  errorOf(field: LoginField): string | undefined;
  /** The servers did not take it. */
  wasRefused: boolean;
}

export function LoginFields({ form, onChange, found, errorOf, wasRefused }: LoginFieldsProps) {
  const w = useWords(guidedWords);
  return (
    <div className="setup-column">
      {/* Where the address is the user name there is nothing to ask, unless it was refused. */}
      {(asksIdentifiant(found) || wasRefused || form.identifiant !== null) && (
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
      <HelpLink address={form.address} />
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
      <p>{found.incoming.origin === 'shared' ? w.elsewhereShared : w.elsewhere}</p>
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
