// What the trial of the two servers is doing, and what came of it where it failed.
import { useWords } from '../../i18n/index.ts';
import { ProblemCard } from '../problems/index.ts';
import type { SetupState } from './use-setup.ts';
import { setupWords } from './words.ts';

export function SetupProgress({ state }: { state: SetupState }) {
  const w = useWords(setupWords);
  if (state.kind !== 'checking' && state.kind !== 'creating') return null;
  return (
    <span className="setup-progress" role="status">
      <span className="setup-spinner" />
      {state.kind === 'checking' ? w.checking : w.creating}
    </span>
  );
}

export function SetupFailure({ state }: { state: SetupState }) {
  const w = useWords(setupWords);
  if (state.kind !== 'failed') return null;
  const { side, problem } = state;
  return (
    <div className="setup-failure" role="alert">
      {side && <p className="setup-side">{side === 'incoming' ? w.failedIncoming : w.failedOutgoing}</p>}
      <ProblemCard problem={problem} />
    </div>
  );
}
