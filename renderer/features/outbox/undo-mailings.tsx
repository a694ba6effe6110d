// « Annuler l'envoi » of a mailing: all of it at once.
import type { Mailing } from '../../../shared/domain/mailing.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { letterCount, mailingWords, stopMailing, useMailings } from '../mailing/index.ts';
import { sayFailure } from '../problems/index.ts';
import { useSecondsUntil } from './seconds-until.ts';
import { words } from './words.ts';

export function UndoMailings() {
  const mailings = useMailings().filter(({ undoableUntil }) => undoableUntil !== null);
  return mailings.map((mailing) => <Card key={mailing.id} mailing={mailing} />);
}

function Card({ mailing }: { mailing: Mailing }) {
  const w = useWords(words);
  const m = useWords(mailingWords);
  const seconds = useSecondsUntil(mailing.undoableUntil ?? 0);
  const { id: mailingId, subject } = mailing;
  return (
    <div className="undo-send">
      <span>{m.aboutToLeave(letterCount(mailing), subject || m.noSubject)}</span>
      <span className="undo-send-seconds" aria-hidden="true">
        {w.seconds(seconds)}
      </span>
      <Button variant="quiet" onClick={() => void stopMailing(mailing)}>
        {w.undoSend}
      </Button>
      <IconButton
        icon="sent"
        label={w.sendNow}
        onClick={() => void engine.mailings.sendNow({ mailingId }).catch(sayFailure)}
      />
    </div>
  );
}
