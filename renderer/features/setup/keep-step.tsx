// The second step while nothing can be reached: what the servers will most likely ask for is typed now, and kept. The
// engine finishes it as soon as it can (engine/accounts/waiting-setups.ts).
import { useState } from 'react';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useFormErrors } from '../../ui/use-form-errors.ts';
import { sayFailure } from '../problems/index.ts';
import { type GuidedForm, likelyServers, loginErrors, setupToKeep } from './guided-form.ts';
import { guidedWords } from './guided-words.ts';
import { HelpPanel } from './help-panel.tsx';
import { LoginFields } from './login-fields.tsx';
import { StepHeading } from './step-heading.tsx';

interface KeepStepProps {
  form: GuidedForm;
  onChange(form: GuidedForm): void;
  onKept(): void;
  onBack(): void;
}

export function KeepStep({ form, onChange, onKept, onBack }: KeepStepProps) {
  const w = useWords(guidedWords);
  const [keeping, setKeeping] = useState(false);
  const likely = likelyServers(form);
  const { element, errorOf, submit } = useFormErrors(loginErrors(form, likely), w);

  async function keep(): Promise<void> {
    setKeeping(true);
    const kept = await engine.setups.keep(setupToKeep(form, likely)).catch(sayFailure);
    if (kept) onKept();
    else setKeeping(false);
  }

  return (
    <form
      ref={element}
      className="setup-form"
      noValidate
      onSubmit={(event) => submit(event, () => !keeping && void keep())}
    >
      <StepHeading step={2} title={w.loginTitle} takesFocus />
      <p className="setup-note">
        <Icon name="later" /> {w.keepNote}
      </p>
      <div className="setup-guided">
        <LoginFields form={form} onChange={onChange} found={likely} errorOf={errorOf} wasRefused={false} />
        <HelpPanel step={2} />
      </div>
      <div className="setup-actions">
        <Button onClick={onBack}>{w.back}</Button>
        <Button type="submit" variant="primary" aria-disabled={keeping}>
          {w.keep}
        </Button>
      </div>
    </form>
  );
}
