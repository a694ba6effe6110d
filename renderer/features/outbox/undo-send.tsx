// After « Envoyer »: « Annuler l'envoi », for as long as the message has not left. It is made from the outbox itself,
// so it is right after a restart too. The seconds are for the eyes; a screen reader hears the sentence once.
import type { OutboxEntry } from '../../../shared/domain/outbox.ts';
import { useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useSecondsUntil } from './seconds-until.ts';
import { UndoMailings } from './undo-mailings.tsx';
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
      <UndoMailings />
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
