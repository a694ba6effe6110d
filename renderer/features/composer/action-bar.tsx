// The composer's actions. While the guard is red, the main button is the safe act; sending as is stays possible,
// smaller, with a reason, unless an administrator asks for no reason or leaves no other way.
import { useRef, useState } from 'react';
import type { Finding } from '../../../shared/guard/index.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useGuardLevel } from '../../state/policies.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { OverrideDialog, useRedChoice } from '../guard-strip/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { SendLaterButton } from './send-later-button.tsx';
import type { Attachments } from './use-attachments.ts';
import type { Closing } from './use-closing.ts';
import type { OpenDraft } from './use-draft.ts';
import type { Sending, When } from './use-send.ts';
import { words } from './words.ts';

interface ActionBarProps {
  open: OpenDraft;
  attachments: Attachments;
  sending: Sending;
  closing: Closing;
  findings: readonly Finding[];
  people: FactsByAddress;
}

export function ActionBar({ open, attachments, sending, closing, findings, people }: ActionBarProps) {
  const w = useWords(words);
  const picker = useRef<HTMLInputElement>(null);
  const [discarding, setDiscarding] = useState(false);
  return (
    <header className="action-bar">
      <SendButtons {...{ sending, findings, people }} />
      <Button icon="attachment" onClick={() => picker.current?.click()}>
        {w.attach}
      </Button>
      <Button icon="drafts" onClick={() => open.saver.saveNow()}>
        {w.save}
      </Button>
      <span className="action-end">
        <SaveStatus open={open} />
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

function SendButtons({ sending, findings, people }: Pick<ActionBarProps, 'sending' | 'findings' | 'people'>) {
  const w = useWords(words);
  const level = useGuardLevel();
  const [overriding, setOverriding] = useState<When | null>(null);
  const red = findings.filter(({ severity }) => severity === 'red');
  const choice = useRedChoice(red, people);
  const disabled = sending.busy;
  // The keys keep « Envoyer plus tard », and its open menu, when the guard changes its mind.
  if (!choice) {
    return (
      <>
        <Button
          variant="primary"
          icon="sent"
          title={w.sendKeys}
          disabled={disabled}
          onClick={() => sending.send('now')}
        >
          {w.send}
        </Button>
        <SendLaterButton key="later" disabled={disabled} onSend={(when) => sending.send(when)} />
      </>
    );
  }
  const { safe } = choice;
  return (
    <>
      {safe && (
        <Button
          variant="primary"
          icon="shield"
          disabled={disabled}
          onClick={() => sending.send('now', safe.recipients)}
        >
          {safe.label}
        </Button>
      )}
      {level === 'block' ? (
        <span className="send-blocked">{choice.blocked}</span>
      ) : (
        <button
          type="button"
          className="send-as-is"
          disabled={disabled}
          onClick={() => (level === 'advise' ? sending.override(red, '') : setOverriding('now'))}
        >
          {level === 'advise' ? choice.asIsAtOnce : choice.asIs}
        </button>
      )}
      <SendLaterButton key="later" disabled={disabled} onSend={(when) => sending.send(when, safe?.recipients)} />
      {overriding !== null && (
        <OverrideDialog
          findings={red}
          people={people}
          onClose={() => setOverriding(null)}
          onSend={(reason) => {
            setOverriding(null);
            sending.override(red, reason);
          }}
        />
      )}
    </>
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
