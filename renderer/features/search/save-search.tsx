// « Enregistrer cette recherche »: keeps what was typed under a name, which is then a folder.
import { type SubmitEvent, useId, useState } from 'react';
import { engine } from '../../engine/engine.ts';
import { queryClient } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { showPlace, useView } from '../../state/view.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { searchWords } from './words.ts';

export function SaveSearch() {
  const w = useWords(searchWords);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <IconButton icon="add" label={w.save} onClick={() => setAsking(true)} />
      {isAsking && <SaveDialog onClose={() => setAsking(false)} />}
    </>
  );
}

function SaveDialog({ onClose }: { onClose(): void }) {
  const w = useWords(searchWords);
  const formId = useId();
  const { searchText: text, searchScope: scope, place } = useView.getState();
  const [name, setName] = useState(text.trim());

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return;
    const mailboxId = scope === 'mailbox' && place?.kind === 'mailbox' ? place.mailboxId : null;
    const { id } = await engine.search.save({ name, text, mailboxId });
    // A place that is in no list yet would be taken for one that is gone.
    await queryClient.refetchQueries({ queryKey: ['savedSearches'] });
    onClose();
    showPlace({ kind: 'savedSearch', id });
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" type="submit" form={formId}>
        {w.saveAction}
      </Button>
    </>
  );
  return (
    <Dialog title={w.saveTitle} size="small" onClose={onClose} foot={foot}>
      <form id={formId} onSubmit={(event) => void submit(event).catch(sayFailure)}>
        <p>{w.saveHint}</p>
        <TextField
          label={w.saveName}
          value={name}
          maxLength={100}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
