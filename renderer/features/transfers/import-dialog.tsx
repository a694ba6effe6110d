// « Importer… »: from where, then what and where to, then how far it is and what came of it. What runs is the engine's:
// the dialog may be closed meanwhile, and shows it again when it is opened.
import { useState } from 'react';
import type { PlacePurpose } from '../../../shared/contract/shell.ts';
import type { PlaceToken, TransferId } from '../../../shared/domain/transfer.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { showOverlay } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sayFailure } from '../problems/index.ts';
import { FoundAccounts } from './found-accounts.tsx';
import { ImportChoice } from './import-choice.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useShownTransfer, useTransfers } from './use-transfers.ts';
import { transferWords } from './words.ts';

interface ImportDialogProps {
  /** Where to look at once; null: asked for. */
  place: PlaceToken | null;
  /** What was begun in a dialog before this one. */
  begun?: TransferId | null;
  onClose(): void;
}

export function ImportDialog({ place: firstPlace, begun = null, onClose }: ImportDialogProps) {
  const w = useWords(transferWords);
  const [place, setPlace] = useState(firstPlace);
  const { transfer, show } = useShownTransfer('import', begun);
  if (transfer) {
    return (
      <TransferDialog title={w.importTitle} transfer={transfer} onClose={onClose}>
        {place && transfer.state === 'done' && <FoundAccounts place={place} />}
      </TransferDialog>
    );
  }
  if (place) {
    const started = (transferId: TransferId) => {
      show(transferId);
      // The first account brings another window around this: the dialog goes on there.
      showOverlay({ kind: 'import', place, begun: transferId });
    };
    return <ImportChoice place={place} onBack={() => setPlace(null)} onStarted={started} onClose={onClose} />;
  }
  return (
    <Dialog title={w.importTitle} onClose={onClose} foot={<Button onClick={onClose}>{w.cancel}</Button>}>
      <Sources onChosen={setPlace} onResumed={show} />
    </Dialog>
  );
}

interface SourcesProps {
  onChosen(place: PlaceToken): void;
  onResumed(id: TransferId): void;
}

function Sources({ onChosen, onResumed }: SourcesProps) {
  const w = useWords(transferWords);
  const { data: profiles } = useEngineQuery(['transfers', 'profiles'], (signal) =>
    engine.transfers.profiles(undefined, signal),
  );
  const unfinished = useTransfers()?.filter(
    ({ kind, state }) => kind === 'import' && state !== 'done' && state !== 'running',
  );
  async function choose(purpose: PlacePurpose): Promise<void> {
    const chosen = await shell.choosePlace({ purpose });
    if (chosen) onChosen(chosen.place);
  }
  return (
    <div className="transfer-sources">
      <p>{w.importIntro}</p>
      {unfinished?.map((one) => (
        <div key={one.id} className="transfer-source">
          <p>{w.unfinished(one.label)}</p>
          <Button
            onClick={() =>
              void engine.transfers
                .resume({ transferId: one.id })
                .then(({ transferId }) => onResumed(transferId))
                .catch(sayFailure)
            }
          >
            {w.resume}
          </Button>
        </div>
      ))}
      {profiles?.map(({ place, name }) => (
        <div key={place} className="transfer-source">
          <Button variant="primary" icon="inbox" onClick={() => onChosen(place)}>
            {w.thunderbird(name)}
          </Button>
        </div>
      ))}
      {profiles?.length === 0 && <p className="field-hint">{w.noThunderbird}</p>}
      <div className="transfer-source">
        <Button onClick={() => void choose('mailFiles')}>{w.chooseFiles}</Button>
        <p className="field-hint">{w.chooseFilesHint}</p>
      </div>
      <div className="transfer-source">
        <Button icon="folder" onClick={() => void choose('mailFolder')}>
          {w.chooseFolder}
        </Button>
        <p className="field-hint">{w.chooseFolderHint}</p>
      </div>
    </div>
  );
}
