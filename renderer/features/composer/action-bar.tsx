// The composer's actions: sending (send-buttons.tsx), attaching, saving, seeing who sees what, throwing away.
import { useRef, useState } from 'react';
import type { DraftId } from '../../../shared/domain/ids.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { WhoSeesWhatButton } from '../who-sees-what/index.ts';
import { useMoreEntries } from './more-actions.ts';
import { MoreButton } from './more-button.tsx';
import { SendButtons, type SendButtonsProps } from './send-buttons.tsx';
import type { Attachments } from './use-attachments.ts';
import type { Closing } from './use-closing.ts';
import type { OpenDraft } from './use-draft.ts';
import { words } from './words.ts';

interface ActionBarProps extends SendButtonsProps {
  draftId: DraftId;
  open: OpenDraft;
  attachments: Attachments;
  closing: Closing;
}

export function ActionBar({ draftId, open, attachments, closing, ...send }: ActionBarProps) {
  const w = useWords(words);
  const more = useMoreEntries(open);
  const picker = useRef<HTMLInputElement>(null);
  const [discarding, setDiscarding] = useState(false);
  return (
    <header className="action-bar">
      <SendButtons {...send} />
      <Button icon="attachment" onClick={() => picker.current?.click()}>
        {w.attach}
      </Button>
      <Button icon="drafts" onClick={() => open.saver.saveNow()}>
        {w.save}
      </Button>
      <WhoSeesWhatButton draftId={draftId} save={open.saver.flush} />
      <span className="action-end">
        <SaveStatus open={open} />
        <MoreButton open={open} more={more} />
        <IconButton icon="trash" label={w.discard} onClick={() => setDiscarding(true)} />
      </span>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={w.attach}
        onChange={(event) => {
          void attachments.add([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {discarding && (
        <ConfirmDialog
          title={w.discardTitle}
          action={w.discardAction}
          danger
          onConfirm={() => void closing.discard()}
          onClose={() => setDiscarding(false)}
        >
          <p>{w.discardText}</p>
        </ConfirmDialog>
      )}
    </header>
  );
}

function SaveStatus({ open }: { open: OpenDraft }) {
  const w = useWords(words);
  const formats = useFormats();
  const { saveState } = open;
  const text =
    saveState.kind === 'saved'
      ? w.savedAt(formats.time(saveState.at))
      : saveState.kind === 'failed'
        ? w.saveFailed
        : '';
  return (
    <span role="status" className={`save-status save-${saveState.kind}`}>
      {text}
    </span>
  );
}
