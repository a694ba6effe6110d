// The end of a composer window. Closing keeps the draft: what is unsaved is saved and the draft goes to Brouillons.
// One into which nothing was ever written is not kept: the engine knows, by its revision.
import { useCallback, useEffect, useRef } from 'react';
import type { Draft } from '../../../shared/domain/draft.ts';
import { engine, shell } from '../../engine/engine.ts';
import type { OpenDraft } from './use-draft.ts';

export interface Closing {
  /** The draft was handed over: nothing more is to be kept. */
  done(): void;
  /** Away with the draft, and the window. */
  discard(): Promise<void>;
}

export function useClosing(draft: Draft, open: OpenDraft): Closing {
  const finished = useRef(false);
  const { saver } = open;

  useEffect(() => {
    // The page is going: calls are sent on their way, in order, and not waited for.
    const onPageHide = () => {
      if (finished.current) return;
      saver.leave();
      void engine.drafts.close({ draftId: draft.id });
    };
    const onBlur = () => {
      if (!finished.current) saver.saveNow();
    };
    window.addEventListener('pagehide', onPageHide);
    window.addEventListener('blur', onBlur);
    // From one field to the next, too.
    document.addEventListener('focusout', onBlur);
    document.addEventListener('visibilitychange', onBlur);
    return () => {
      window.removeEventListener('pagehide', onPageHide);
      window.removeEventListener('blur', onBlur);
      document.removeEventListener('focusout', onBlur);
      document.removeEventListener('visibilitychange', onBlur);
    };
  }, [draft.id, saver]);

  const done = useCallback(() => {
    finished.current = true;
  }, []);
  const discard = useCallback(async () => {
    finished.current = true;
    saver.stop();
    await engine.drafts.discard({ draftId: draft.id });
    await shell.closeWindow();
  }, [draft.id, saver]);
  return { done, discard };
}
