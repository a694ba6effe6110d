// What the search for servers is doing, and what came of it where it found none.
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemCard } from '../problems/index.ts';
import { mayWorkLater } from './guided-form.ts';
import { guidedWords } from './guided-words.ts';
import type { SearchState } from './use-server-search.ts';

export function SearchProgress({ state, academy }: { state: SearchState; academy: string | null }) {
  const w = useWords(guidedWords);
  if (state.kind !== 'searching') return null;
  const { done, total } = state;
  return (
    <span className="setup-progress">
      <span className="setup-spinner" />
      {/* The sentence is told once; the bar counts for those who look. */}
      <span role="status">{academy ? w.searchingAt(academy) : w.searching}</span>
      <progress aria-label={w.searchProgress} max={Math.max(1, total)} value={done} />
    </span>
  );
}

interface SearchOutcomeProps {
  state: SearchState;
  onAgain(): void;
  onLater(): void;
}

export function SearchOutcome({ state, onAgain, onLater }: SearchOutcomeProps) {
  const w = useWords(guidedWords);
  if (state.kind === 'offline') {
    return (
      <p className="setup-later" role="status">
        <span>
          <Icon name="offline" /> {w.waitingForNetwork}
        </span>
        <Button onClick={onLater}>{w.typeOn}</Button>
      </p>
    );
  }
  if (state.kind !== 'none') return null;
  return (
    <div className="setup-failure" role="alert">
      <p className="setup-side">{state.side === 'outgoing' ? w.noOutgoing : w.noServers}</p>
      {/* That a name which only Casier tried does not exist helps nobody. */}
      {state.problem.reason === 'nameNotFound' ? (
        <p className="setup-side-more">{w.noServersDo}</p>
      ) : (
        <ProblemCard problem={state.problem} level="h3" onProxyLogin={onAgain} />
      )}
      {mayWorkLater(state.problem) && (
        <p className="setup-later">
          {w.laterNote}
          <Button icon="later" onClick={onLater}>
            {w.typeOn}
          </Button>
        </p>
      )}
    </div>
  );
}
