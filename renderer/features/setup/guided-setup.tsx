// The guided set-up: address and name, then (as far as needed) identifiant and password; the third screen is the mail
// itself with ready-dialog.tsx over it. Servers are found without the password, which is tried once on the best ones.
// « Réglages manuels » leads to the form of old with all that was typed. Where nothing can be reached, it is kept and
// finished later (keep-step.tsx).
import { useState } from 'react';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { useAccounts } from '../../state/accounts.ts';
import { usePolicyReport } from '../../state/policies.ts';
import { showOverlay } from '../../state/view.ts';
import { AddressStep } from './address-step.tsx';
import { firstFormOf, type GuidedForm, manualFormOf } from './guided-form.ts';
import { KeepStep } from './keep-step.tsx';
import { LoginStep } from './login-step.tsx';
import { SetupFields } from './setup-fields.tsx';

type Step =
  | { kind: 'address' }
  | { kind: 'login'; found: FoundServers }
  | { kind: 'keep' }
  | { kind: 'manual'; found: FoundServers | null };

/** What a set-up begins with that was begun before. */
export interface BegunSetup {
  form: GuidedForm;
  /** null: they are looked for. */
  found: FoundServers | null;
}

interface GuidedSetupProps {
  begun?: BegunSetup | undefined;
  /** Called before the mail is shown. */
  onCreated(): void;
  /** It will be finished later, by itself. */
  onKept(): void;
  onCancel: (() => void) | null;
}

/** Begins with what was begun before, or else with what an administrator proposes, which has to be known first. */
export function GuidedSetup(props: GuidedSetupProps) {
  const policies = usePolicyReport()?.policies;
  const accounts = useAccounts();
  if (!policies || !accounts) return null;
  return <GuidedSteps {...props} proposal={firstFormOf(policies, accounts)} />;
}

function GuidedSteps({ begun, proposal, onCreated, onKept, onCancel }: GuidedSetupProps & { proposal: GuidedForm }) {
  const [form, setForm] = useState<GuidedForm>(begun?.form ?? proposal);
  const [step, setStep] = useState<Step>(begun?.found ? { kind: 'login', found: begun.found } : { kind: 'address' });
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
          proposed={proposal.address}
          takesFocus={returned}
          onFound={(found) => setStep({ kind: 'login', found })}
          onLater={() => setStep({ kind: 'keep' })}
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
          onKept={onKept}
          onManual={() => setStep({ kind: 'manual', found: step.found })}
          onBack={back}
        />
      );
    case 'keep':
      return <KeepStep form={form} onChange={setForm} onKept={onKept} onBack={back} />;
    case 'manual':
      return (
        <SetupFields begin={manualFormOf(form, step.found)} onCreated={onCreated} onBack={back} onCancel={onCancel} />
      );
  }
}
