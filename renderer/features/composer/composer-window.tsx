// A composer window, opened for a draft: loads it once, then leaves it to <Composer/>.
import { useEffect } from 'react';
import type { DraftId } from '../../../shared/domain/ids.ts';
import { engine, onEngineConnected, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { useSettings } from '../../state/settings.ts';
import { showOverlay, useView } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { CoachDialog } from '../coach/index.ts';
import { Composer } from './composer.tsx';
import { words } from './words.ts';
import './composer.css';

export function ComposerWindow({ draftId }: { draftId: DraftId }) {
  const w = useWords(words);
  const settings = useSettings();
  const coach = useView(({ overlay }) => overlay?.kind === 'coach');
  // The window is the only writer of an open draft: its own saves are no reason to load it again.
  const { data: draft } = useEngineQuery(['draft', draftId], (signal) => engine.drafts.get({ draftId }, signal), {
    changedBy: () => false,
  });
  useEffect(() => {
    // Should the engine die meanwhile, the next one is told.
    const tell = () => void engine.drafts.opened({ draftId }).catch(() => {});
    tell();
    return onEngineConnected(tell);
  }, [draftId]);
  const { data: accounts } = useEngineQuery(['accounts'], (signal) => engine.accounts.list(undefined, signal));
  const writers = accounts?.filter((account) => account.identities.length > 0);
  if (draft === null) {
    return (
      <main className="composer-gone">
        <h1>{w.gone}</h1>
        <Button onClick={() => void shell.closeWindow()}>{w.close}</Button>
      </main>
    );
  }
  if (!draft || !writers || !settings) return null;
  return (
    <ErrorBoundary>
      <Composer draft={draft} accounts={writers} settings={settings} />
      {coach && <CoachDialog onClose={() => showOverlay(null)} />}
    </ErrorBoundary>
  );
}
