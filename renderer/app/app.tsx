// The main window, from the first moment on: while the store is being opened, when it cannot be, when there is no
// account yet, and then the mail.
import { useEffect, useState } from 'react';
import { engine, shell } from '../engine/engine.ts';
import { sayFailure } from '../features/problems/index.ts';
import { SetupScreen, UnlockScreen } from '../features/setup/index.ts';
import { StoreRepaired, StoreRepairing, StoreTrouble } from '../features/store-trouble/index.ts';
import { useWords } from '../i18n/index.ts';
import { useAccounts, useWatchStatuses } from '../state/accounts.ts';
import { useShellFacts } from '../state/shell-facts.ts';
import { useEngineStopped, useStoreState, useWatchStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { MailWindow } from './mail-window.tsx';
import { windowWords } from './words.ts';
import './app.css';

export function App() {
  useWatchStore();
  useWatchStatuses();
  const store = useStoreState();
  const stopped = useEngineStopped();
  if (stopped) return <EngineStopped />;
  switch (store?.kind) {
    case undefined:
    case 'opening':
      return <Opening />;
    case 'locked':
      return <UnlockScreen addresses={store.addresses} />;
    case 'failed':
      return <StoreTrouble problem={store.problem} />;
    case 'repairing':
      return <StoreRepairing progress={store.progress} />;
    case 'repaired':
      return <StoreRepaired report={store.report} />;
    case 'open':
      return <OpenStore />;
  }
}

function OpenStore() {
  const accounts = useAccounts();
  const startsDemo = useStartDemo(accounts?.length);
  if (!accounts || startsDemo) return <Opening />;
  return accounts.length === 0 ? <SetupScreen /> : <MailWindow />;
}

/** Started with --demo: the trial mailbox without asking. */
function useStartDemo(accounts: number | undefined): boolean {
  const demo = useShellFacts()?.demo ?? false;
  const wanted = demo && accounts === 0;
  useEffect(() => {
    if (wanted) void engine.accounts.createDemo().catch(sayFailure);
  }, [wanted]);
  return wanted;
}

/** Said only when it takes long enough to be noticed. */
function Opening() {
  const w = useWords(windowWords);
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="app-notice">
      <p role="status">{late && w.opening}</p>
    </main>
  );
}

function EngineStopped() {
  const w = useWords(windowWords);
  return (
    <main className="app-notice">
      <section className="app-stopped" role="alert">
        <h1>{w.engineStoppedTitle}</h1>
        <p>{w.engineStopped}</p>
        <div>
          <Button variant="primary" onClick={() => void shell.restartEngine()}>
            {w.engineRestart}
          </Button>
        </div>
      </section>
    </main>
  );
}
