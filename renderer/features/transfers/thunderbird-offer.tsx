// « Reprendre depuis Thunderbird », on the first screen, where a profile is found. The first thing taken over makes an
// account, and with it the mail window: the dialog goes on there.

import { useState } from 'react';
import type { PlaceToken } from '../../../shared/domain/transfer.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { showOverlay } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { transferWords } from './words.ts';

export function ThunderbirdOffer() {
  const w = useWords(transferWords);
  const [place, setPlace] = useState<PlaceToken | null>(null);
  const { data: profiles } = useEngineQuery(['transfers', 'profiles'], (signal) =>
    engine.transfers.profiles(undefined, signal),
  );
  const profile = profiles?.[0];
  if (!profile) return null;
  const open = () => {
    showOverlay({ kind: 'import', place: profile.place });
    setPlace(profile.place);
  };
  const close = () => {
    showOverlay(null);
    setPlace(null);
  };
  return (
    <>
      <div>
        <p className="setup-demo-title">{w.thunderbirdHint}</p>
        <p className="field-hint">{w.importIntro}</p>
      </div>
      <Button variant="primary" icon="inbox" onClick={open}>
        {w.thunderbirdOffer}
      </Button>
      {place && <ImportDialog place={place} onClose={close} />}
    </>
  );
}
