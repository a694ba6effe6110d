// After « Envoyer »: « Annuler l'envoi », for as long as the message has not left. It is made from the outbox itself,
// so it is right after a restart too. The seconds are for the eyes; a screen reader hears the sentence once.
import { useEffect, useState } from 'react';
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';
import { useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { editAgain, sendNow, useOutbox } from './use-outbox.ts';
import { words } from './words.ts';
import './undo-send.css';

export function UndoSend() {
  const w = useWords(words);
  const entries = useOutbox();
  const undoable = entries?.filter(({ state }) => state === 'undoable') ?? [];
  return (
    <section className="undo-sends" aria-label={w.sendings} aria-live="polite">
      {undoable.map((entry) => (
        <UndoCard key={entry.id} entry={entry} />
      ))}
    </section>
  );
}

function UndoCard({ entry }: { entry: OutboxEntry }) {
  const w = useWords(words);
  const seconds = useSecondsUntil(entry.notBeforeAt ?? 0);
  return (
    <div className="undo-send">
      <span>{w.sending(entry.subject || w.noSubject)}</span>
      <span className="undo-send-seconds" aria-hidden="true">
        {w.seconds(seconds)}
      </span>
      <Button variant="quiet" onClick={() => void editAgain(entry)}>
        {w.undoSend}
      </Button>
      <IconButton icon="sent" label={w.sendNow} onClick={() => void sendNow(entry)} />
    </div>
  );
}

/** Whole seconds left; counted from the clock, so that a stalled window does not lie. */
function useSecondsUntil(at: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((at - now) / 1000));
}
