// « Qui n'a pas reçu ? »: of a message that was sent, or of a whole mailing, everybody who has not got it with the reason
// and what to do next; then the others. What is not certain is told as such.
import { displayName } from '../../../shared/domain/address.ts';
import type { DeliveryNote } from '../../../shared/domain/delivery.ts';
import type { MailingId, MessageId } from '../../../shared/domain/ids.ts';
import type { MailingLetter, Reception } from '../../../shared/domain/mailing.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords, wordsNow } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import { EntryActions } from './entry-actions.tsx';
import { mailingLine } from './line.ts';
import { missingOf } from './missing.ts';
import { receptionWords } from './reception-words.ts';
import { words } from './words.ts';
import './mailing.css';

export type ReceptionOf = { messageId: MessageId } | { mailingId: MailingId };

export function useReception(of: ReceptionOf, enabled = true): Reception | null | undefined {
  const ask = (signal: AbortSignal) =>
    'messageId' in of ? engine.deliveries.ofMessage(of, signal) : engine.deliveries.ofMailing(of, signal);
  return useEngineQuery(['outbox', 'reception', of], ask, { enabled, keepPrevious: true }).data;
}

export function ReceptionDialog({ of, onClose }: { of: ReceptionOf; onClose(): void }) {
  const w = useWords(receptionWords);
  const reception = useReception(of);
  return (
    <Dialog title={w.title} size="large" onClose={onClose} foot={<Button onClick={onClose}>{w.close}</Button>}>
      {reception === null && <p>{w.gone}</p>}
      {reception && <Everybody reception={reception} onLeave={onClose} />}
    </Dialog>
  );
}

function Everybody({ reception, onLeave }: { reception: Reception; onLeave(): void }) {
  const w = useWords(receptionWords);
  const m = useWords(words);
  const { letters, mailing, unclear, subject } = reception;
  const missing = missingOf(reception);
  const others = letters.filter((letter) => !missing.includes(letter));
  return (
    <div className="reception">
      <p>
        <strong>{subject || m.noSubject}</strong> – {mailing ? mailingLine(mailing, m) : w.all(letters.length)}
      </p>
      {missing.length === 0 && unclear.length === 0 && <p>{w.noneMissing}</p>}
      {missing.length > 0 && (
        <section aria-label={w.missing}>
          <h3>{w.missing}</h3>
          <ul className="reception-list">
            {missing.map((letter) => (
              <Row key={letter.position} letter={letter} onLeave={onLeave} />
            ))}
          </ul>
          <Together missing={missing} onLeave={onLeave} />
        </section>
      )}
      {unclear.length > 0 && (
        <section aria-label={w.notKnown}>
          <h3>{w.notKnown}</h3>
          <ul className="reception-list">
            {unclear.map((note) => (
              <li key={`${note.reportedAt} ${note.addresses}`}>
                <p>{note.addresses.join(', ')}</p>
                <Note note={note} />
                <p className="separate-soft">{w.forwarded}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-label={w.others}>
          <h3>{w.others}</h3>
          <ul className="reception-list">
            {others.map((letter) => (
              <Row key={letter.position} letter={letter} onLeave={onLeave} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function namesOf({ recipients }: MailingLetter): string {
  return recipients.map(displayName).join(', ');
}

function Row({ letter, onLeave }: { letter: MailingLetter; onLeave(): void }) {
  const w = useWords(receptionWords);
  const m = useWords(words);
  const { children, notes, refused, state, messageId, entry, recipients } = letter;
  const canWrite = messageId !== null && (state === 'failed' || state === 'refused');
  return (
    <li className={`reception-${state}`}>
      <p>
        <strong>{namesOf(letter)}</strong>
        {children.length > 0 && <span className="separate-soft"> {children.join(', ')}</span>}
      </p>
      {notes.length === 0 && <p>{state === 'sent' ? w.nothingHeard : m.state(state)}</p>}
      {refused.map(({ address, response }) => (
        <p key={address}>{w.refusedHere(`${address} (${response})`)}</p>
      ))}
      {notes.map((note) => (
        <Note key={`${note.reportedAt} ${note.action}`} note={note} />
      ))}
      {entry && <EntryActions entry={entry} onLeave={onLeave} />}
      {canWrite && (
        <Button
          aria-label={w.writeAgainLabel(namesOf(letter))}
          onClick={() =>
            void writeAgain(
              messageId,
              recipients.map(({ address }) => address),
              onLeave,
            )
          }
        >
          {w.writeAgain}
        </Button>
      )}
    </li>
  );
}

function Note({ note }: { note: DeliveryNote }) {
  const w = useWords(receptionWords);
  const formats = useFormats();
  const { action, addresses, reason, said, certain, reportedAt } = note;
  return (
    <>
      <p>{w.note(action, addresses[0] ?? '', formats.fullDate(reportedAt))}</p>
      {action === 'failed' && (
        <p>
          {w.reason(reason)} {w.next(reason)}
        </p>
      )}
      {!certain && <p className="separate-soft">{w.uncertain}</p>}
      {said && (
        <details>
          <summary>{w.said}</summary>
          <code>{said}</code>
        </details>
      )}
    </>
  );
}

/** One draft to all of them, where they got the same message; and the list, for paper. */
function Together({ missing, onLeave }: { missing: readonly MailingLetter[]; onLeave(): void }) {
  const w = useWords(receptionWords);
  const [first] = missing;
  const sameMessage = missing.every(({ messageId }) => messageId !== null && messageId === first?.messageId);
  const addresses = missing.flatMap(({ recipients }) => recipients.map(({ address }) => address));
  return (
    <p className="reception-actions">
      {sameMessage && first?.messageId != null && missing.length > 1 && (
        <Button onClick={() => void writeAgain(first.messageId!, addresses, onLeave)}>
          {w.writeToAll(missing.length)}
        </Button>
      )}
      <Button icon="copy" onClick={() => void copyList(missing)}>
        {w.copyList}
      </Button>
    </p>
  );
}

async function writeAgain(messageId: MessageId, addresses: string[], onLeave: () => void): Promise<void> {
  const answer = await engine.deliveries.writeAgain({ messageId, addresses }).catch(sayFailure);
  if (!answer) return;
  onLeave();
  await shell.openComposer({ draftId: answer.draftId });
}

async function copyList(missing: readonly MailingLetter[]): Promise<void> {
  const w = wordsNow(receptionWords);
  const lines = missing.map((letter) => {
    const failed = letter.notes.findLast(({ action }) => action === 'failed');
    const who = letter.recipients.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ');
    return [who, letter.children.join(', '), failed ? w.reason(failed.reason) : ''].join('\t');
  });
  await navigator.clipboard.writeText(lines.join('\n'));
  showToast({ text: w.copied });
}
