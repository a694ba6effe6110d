// « En attente : 3 » at the foot of the window, and what it opens.
import { useState } from 'react';
import { useWords } from '../../i18n/index.ts';
import { PendingDialog } from './pending-dialog.tsx';
import { words } from './words.ts';
import './pending.css';

export function PendingButton({ count }: { count: number }) {
  const w = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <>
      {count > 0 && (
        <button type="button" className="pending-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          {w.pending(count)}
        </button>
      )}
      {open && <PendingDialog onClose={() => setOpen(false)} />}
    </>
  );
}
