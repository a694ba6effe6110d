// The first screen, and the same as a dialog for one more account. An account that was found in another program comes
// with its servers, and goes to the manual form. A set-up that waits has its card in place of the form, or goes on in it.
import { useState } from 'react';
import type { SetupId } from '../../../shared/domain/ids.ts';
import type { OfferedAccount } from '../../../shared/domain/transfer.ts';
import type { WaitingSetup } from '../../../shared/domain/waiting-setup.ts';
import { useMilestone } from '../../app/milestones.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { PolicyNotice } from '../policies/index.ts';
import { sayFailure } from '../problems/index.ts';
import { RestoreOffer, ThunderbirdOffer } from '../transfers/index.ts';
import { formOfWaiting } from './guided-form.ts';
import { type BegunSetup, GuidedSetup } from './guided-setup.tsx';
import { SetupFields } from './setup-fields.tsx';
import { formOf } from './setup-form.ts';
import { useWaitingSetups, WaitingSetups } from './waiting-setups.tsx';
import { setupWords } from './words.ts';
import './setup.css';

export function SetupScreen() {
  useMilestone('set-up');
  const w = useWords(setupWords);
  return (
    <main className="setup-screen">
      <div className="setup-sheet">
        <header className="setup-welcome">
          <Emblem />
          <div>
            <h1>{w.welcome}</h1>
            <p>{w.intro}</p>
          </div>
        </header>
        <PolicyNotice />
        <div className="setup-demo setup-bring">
          <ThunderbirdOffer />
          <RestoreOffer />
        </div>
        <FirstSetup />
        <DemoOffer />
      </div>
    </main>
  );
}

/** What waits, else the form. */
function FirstSetup() {
  const setups = useWaitingSetups();
  const [edited, setEdited] = useState<WaitingSetup | null>(null);
  if (!setups) return null;
  if (setups.length > 0 && !edited) return <WaitingSetups setups={setups} onEdit={setEdited} />;
  const close = () => setEdited(null);
  return <EditedSetup waiting={edited} onDone={close} onCancel={edited && close} />;
}

interface EditedSetupProps {
  /** Goes when another one takes its place. */
  waiting: WaitingSetup | null;
  onDone(): void;
  onCancel: (() => void) | null;
}

function EditedSetup({ waiting, onDone, onCancel }: EditedSetupProps) {
  const done = () => {
    if (waiting) drop(waiting.id);
    onDone();
  };
  return (
    <GuidedSetup begun={waiting ? begunOf(waiting) : undefined} onCreated={done} onKept={done} onCancel={onCancel} />
  );
}

function begunOf(waiting: WaitingSetup): BegunSetup {
  const { state } = waiting;
  return { form: formOfWaiting(waiting), found: 'found' in state ? state.found : null };
}

function drop(setupId: SetupId): void {
  void engine.setups.drop({ setupId }).catch(sayFailure);
}

interface SetupDialogProps {
  proposal?: OfferedAccount | undefined;
  waiting?: WaitingSetup | undefined;
  onClose(): void;
}

export function SetupDialog({ proposal, waiting, onClose }: SetupDialogProps) {
  const w = useWords(setupWords);
  return (
    <Dialog title={w.addTitle} size="large" onClose={onClose}>
      {proposal ? (
        <SetupFields
          begin={formOf(proposal)}
          signatureHtml={proposal.signatureHtml}
          onCreated={onClose}
          onCancel={onClose}
        />
      ) : (
        <EditedSetup waiting={waiting ?? null} onDone={onClose} onCancel={onClose} />
      )}
    </Dialog>
  );
}

function DemoOffer() {
  const w = useWords(setupWords);
  const [starting, setStarting] = useState(false);
  async function start(): Promise<void> {
    setStarting(true);
    const created = await engine.accounts.createDemo().catch(sayFailure);
    if (!created) setStarting(false);
  }
  return (
    <footer className="setup-demo">
      <div>
        <p className="setup-demo-title">{w.or}</p>
        <p className="field-hint">{w.demoHint}</p>
      </div>
      <Button icon="inbox" aria-disabled={starting} onClick={() => !starting && void start()}>
        {w.demo}
      </Button>
    </footer>
  );
}
