// The guided set-up: address and name, then (as far as needed) identifiant and password; the third screen is the mail
// itself with ready-dialog.tsx over it. Servers are found without the password, which is tried once on the best ones.
// « Réglages manuels » leads to the form of old with all that was typed.
import { useState } from 'react';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { showOverlay } from '../../state/view.ts';
import { AddressStep } from './address-step.tsx';
import { EMPTY_GUIDED, type GuidedForm, manualFormOf } from './guided-form.ts';
import { LoginStep } from './login-step.tsx';
import { SetupFields } from './setup-fields.tsx';

type Step =
  | { kind: 'address' }
  | { kind: 'login'; found: FoundServers }
  | { kind: 'manual'; found: FoundServers | null };

export interface GuidedSetupProps {
  /** Called before the mail is shown. */
  onCreated(): void;
  onCancel: (() => void) | null;
}

export function GuidedSetup({ onCreated, onCancel }: GuidedSetupProps) {
  const [form, setForm] = useState<GuidedForm>(EMPTY_GUIDED);
  const [step, setStep] = useState<Step>({ kind: 'address' });
  const [returned, setReturned] = useState(false);
  const back = () => {
    setReturned(true);
    setStep({ kind: 'address' });
  };
  switch (step.kind) {
    case 'address':
      return (
        <AddressStep
          form={form}
          onChange={setForm}
          takesFocus={returned}
          onFound={(found) => setStep({ kind: 'login', found })}
          onManual={() => setStep({ kind: 'manual', found: null })}
          onCancel={onCancel}
        />
      );
    case 'login':
      return (
        <LoginStep
          form={form}
          onChange={setForm}
          found={step.found}
          onCreated={(accountId) => {
            onCreated();
            showOverlay({ kind: 'ready', accountId });
          }}
          onManual={() => setStep({ kind: 'manual', found: step.found })}
          onBack={back}
        />
      );
    case 'manual':
      return (
        <SetupFields begin={manualFormOf(form, step.found)} onCreated={onCreated} onBack={back} onCancel={onCancel} />
      );
  }
}
