// The first screen, and the same as a dialog for one more account. An account that was found in another program comes
// with its servers, and goes to the manual form.
import { useState } from 'react';
import type { OfferedAccount } from '../../../shared/domain/transfer.ts';
import { useMilestone } from '../../app/milestones.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { sayFailure } from '../problems/index.ts';
import { RestoreOffer, ThunderbirdOffer } from '../transfers/index.ts';
import { GuidedSetup } from './guided-setup.tsx';
import { SetupFields } from './setup-fields.tsx';
import { formOf } from './setup-form.ts';
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
        <div className="setup-demo setup-bring">
          <ThunderbirdOffer />
          <RestoreOffer />
        </div>
        <GuidedSetup onCreated={() => undefined} onCancel={null} />
        <DemoOffer />
      </div>
    </main>
  );
}

export function SetupDialog({ proposal, onClose }: { proposal?: OfferedAccount | undefined; onClose(): void }) {
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
        <GuidedSetup onCreated={onClose} onCancel={onClose} />
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
