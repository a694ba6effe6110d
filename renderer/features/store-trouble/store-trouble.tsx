// The whole window while the store cannot be opened: what is wrong, what to do, and the way to do it. Nothing here
// deletes anything.
import { useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { canBeReplaced } from '../../../shared/domain/transfer.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { describeProblem, ProblemCard, problemWords, sayFailure } from '../problems/index.ts';
import { RestoreOffer } from '../transfers/index.ts';
import './store-trouble.css';

export function StoreTrouble({ problem }: { problem: Problem }) {
  const w = useWords(problemWords);
  const [busy, setBusy] = useState(false);
  const { actions } = describeProblem(problem, w);
  const canRepair = actions.includes('repair');
  async function run(act: () => Promise<unknown>): Promise<void> {
    if (busy) return;
    setBusy(true);
    await act().catch(sayFailure);
    setBusy(false);
  }
  return (
    <main className="store-trouble">
      <ProblemCard problem={problem} level="h1">
        <div className="problem-actions">
          {canRepair && (
            <Button variant="primary" aria-disabled={busy} onClick={() => void run(() => engine.store.repair())}>
              {w.repair}
            </Button>
          )}
          {actions.includes('retry') && (
            <Button
              variant={canRepair ? 'plain' : 'primary'}
              aria-disabled={busy}
              onClick={() => void run(() => engine.store.open())}
            >
              {w.retry}
            </Button>
          )}
          {actions.includes('beginAgain') && (
            <Button aria-disabled={busy} onClick={() => void run(() => engine.store.repair())}>
              {w.beginAgain}
            </Button>
          )}
          {canBeReplaced(problem.reason) && <RestoreOffer />}
        </div>
      </ProblemCard>
    </main>
  );
}
