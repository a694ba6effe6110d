// The whole window while the store cannot be opened: what is wrong, what to do, and the way to try again. Nothing here
// deletes anything.
import { useState } from 'react';
import type { Problem } from '../../../shared/domain/problem.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { describeProblem, ProblemCard, problemWords, sayFailure } from '../problems/index.ts';
import { RestoreOffer } from '../transfers/index.ts';
import './store-trouble.css';

export function StoreTrouble({ problem }: { problem: Problem }) {
  const w = useWords(problemWords);
  const canRetry = describeProblem(problem, w).actions.includes('retry');
  return (
    <main className="store-trouble">
      <ProblemCard problem={problem} level="h1">
        {canRetry && <RetryButton />}
        <div className="problem-actions">
          <RestoreOffer />
        </div>
      </ProblemCard>
    </main>
  );
}

function RetryButton() {
  const w = useWords(problemWords);
  const [busy, setBusy] = useState(false);
  async function retry(): Promise<void> {
    setBusy(true);
    await engine.store.open().catch(sayFailure);
    setBusy(false);
  }
  return (
    <div className="problem-actions">
      <Button variant="primary" aria-disabled={busy} onClick={() => !busy && void retry()}>
        {w.retry}
      </Button>
    </div>
  );
}
