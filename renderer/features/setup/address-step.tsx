// The first step: name and address. Whose address it is is said while it is typed; « Continuer » looks for its servers.
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useFormErrors } from '../../ui/use-form-errors.ts';
import { AddressField, ProtocolFields } from './account-fields.tsx';
import { addressFacts, type GuidedForm, sharedServersOf } from './guided-form.ts';
import { guidedWords } from './guided-words.ts';
import { HelpPanel } from './help-panel.tsx';
import { SearchOutcome, SearchProgress } from './search-progress.tsx';
import { SettingsFileField } from './settings-file.tsx';
import { StepHeading } from './step-heading.tsx';
import { useServerSearch } from './use-server-search.ts';

interface AddressStepProps {
  form: GuidedForm;
  onChange(form: GuidedForm): void;
  /** By an administrator; '' = nothing. */
  proposed: string;
  takesFocus: boolean;
  onFound(found: FoundServers): void;
  /** Goes on without the servers. */
  onLater(): void;
  onManual(): void;
  onCancel: (() => void) | null;
}

export function AddressStep(props: AddressStepProps) {
  const { form, onChange, proposed, takesFocus, onFound, onLater, onManual, onCancel } = props;
  const w = useWords(guidedWords);
  const { state, start, stop } = useServerSearch(onFound);
  const facts = addressFacts(form.address);
  const errors = new Map(facts.error ? [['address', facts.error]] : []);
  const { element, errorOf, submit } = useFormErrors(errors, w);
  const busy = state.kind === 'searching' || state.kind === 'offline';
  const search = () => {
    const { address } = facts;
    if (!busy && address !== null) start({ address, protocol: form.protocol, shared: sharedServersOf(form) });
  };

  /** Another address is another question; the same one without its spaces is not. */
  const change = (next: GuidedForm) => {
    const isOther = addressFacts(next.address).address !== facts.address;
    if (busy && (isOther || next.protocol !== form.protocol || next.shared !== form.shared)) stop();
    onChange(isOther ? { ...next, identifiant: null, agreedHosts: [] } : next);
  };

  return (
    <form ref={element} className="setup-form" noValidate onSubmit={(event) => submit(event, search)}>
      <StepHeading step={1} title={w.addressTitle} takesFocus={takesFocus} />
      <div className="setup-guided">
        <AddressFields
          form={form}
          onChange={change}
          proposed={proposed}
          takesFocus={takesFocus}
          error={errorOf('address')}
        />
        <HelpPanel step={1} />
      </div>
      <SearchOutcome state={state} onAgain={search} onLater={onLater} />
      <div className="setup-actions">
        <Button variant="quiet" onClick={onManual}>
          {w.manual}
        </Button>
        {onCancel && !busy && <Button onClick={onCancel}>{w.cancel}</Button>}
        {busy && <Button onClick={stop}>{w.stop}</Button>}
        <SearchProgress state={state} academy={facts.recognised?.name ?? null} />
        <Button type="submit" variant="primary" aria-disabled={busy}>
          {w.goOn}
        </Button>
      </div>
    </form>
  );
}

interface AddressFieldsProps {
  form: GuidedForm;
  onChange(form: GuidedForm): void;
  proposed: string;
  takesFocus: boolean;
  error: string | undefined;
}

function AddressFields({ form, onChange, proposed, takesFocus, error }: AddressFieldsProps) {
  const w = useWords(guidedWords);
  return (
    <div className="setup-column">
      <TextField
        label={w.name}
        hint={w.nameHint}
        name="name"
        autoComplete="off"
        autoFocus={!takesFocus}
        value={form.name}
        onChange={(event) => onChange({ ...form, name: event.target.value })}
      />
      <AddressField
        label={w.address}
        hint={proposed !== '' && form.address === proposed ? w.addressProposed : w.addressHint}
        error={error}
        address={form.address}
        onChange={(address, pastedName) => onChange({ ...form, name: form.name || (pastedName ?? ''), address })}
      />
      <details className="setup-more">
        <summary>{w.otherChoices}</summary>
        <ProtocolFields form={form} onChange={(patch) => onChange({ ...form, ...patch })} />
      </details>
      <SettingsFileField form={form} onChange={onChange} />
    </div>
  );
}
