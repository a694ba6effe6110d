// « Qui voit quoi », in the composer's action bar and by its key from anywhere in the window. What is shown is the draft as
// it is saved: it is saved first.
import { useEffect, useRef, useState } from 'react';
import type { DraftId } from '../../../shared/domain/ids.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { sayFailure } from '../problems/index.ts';
import { WhoSeesWhatDialog } from './who-sees-what-dialog.tsx';
import { words } from './words.ts';

const KEY = 'F8';

export function WhoSeesWhatButton({ draftId, save }: { draftId: DraftId; save(): Promise<void> }) {
  const w = useWords(words);
  const [shown, setShown] = useState(false);
  const show = useRef(() => {});
  show.current = () => void save().then(() => setShown(true), sayFailure);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== KEY || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      // What is half typed in an address field becomes a recipient when the field is left.
      if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
      show.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <>
      <Button icon="eye" title={KEY} aria-keyshortcuts={KEY} onClick={() => show.current()}>
        {w.title}
      </Button>
      {shown && <WhoSeesWhatDialog draftId={draftId} onClose={() => setShown(false)} />}
    </>
  );
}
