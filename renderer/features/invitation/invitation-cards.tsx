// Calendar invitations of the open message: what, the answer, which leaves by mail only when it is asked for, then when, where and with whom.
// The answer stands above the facts, as a long description would push it out of sight.
import { displayName } from '../../../shared/domain/address.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { CalendarEvent, Invitation, InvitationAnswer } from '../../../shared/domain/invitation.ts';
import type { Attachment } from '../../../shared/domain/message.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useLanguage, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { sayFailure } from '../problems/index.ts';
import { sayRecurrence, sayWhen } from './say-when.ts';
import { words } from './words.ts';
import './invitation.css';

interface InvitationCardsProps {
  messageId: MessageId;
  attachments: readonly Attachment[];
}

const isCalendar = ({ declaredType, name }: Attachment) =>
  /^(text\/calendar|application\/ics)$/.test(declaredType) || /\.ics$/i.test(name);

export function InvitationCards({ messageId, attachments }: InvitationCardsProps) {
  return attachments.some(isCalendar) ? <Cards messageId={messageId} /> : null;
}

function Cards({ messageId }: { messageId: MessageId }) {
  const { data } = useEngineQuery(
    ['invitations', messageId],
    (signal) => engine.parts.invitations({ messageId }, signal),
    { changedBy: ({ messages }) => messages === null || messages.includes(messageId) },
  );
  return data?.map((invitation) => (
    <Card
      key={`${invitation.partId} ${invitation.event.uid} ${invitation.event.instance?.at}`}
      messageId={messageId}
      invitation={invitation}
    />
  ));
}

function Card({ messageId, invitation }: { messageId: MessageId; invitation: Invitation }) {
  const w = useWords(words);
  const { event, method, state, changes, earlier, partId } = invitation;
  return (
    <section className={`invitation invitation-${state}`} aria-label={method === 'request' ? w.invitation : w.event}>
      <div className="invitation-head">
        <Icon name="later" />
        <h3>{event.title || w.noTitle}</h3>
      </div>
      {state === 'cancelled' && <p className="invitation-state">{w.cancelled}</p>}
      {state === 'outdated' && <p className="invitation-state">{w.outdated}</p>}
      {state === 'current' && changes.length > 0 && <p className="invitation-state">{w.changed(changes)}</p>}
      <div className="invitation-answers">
        <Answers messageId={messageId} invitation={invitation} />
        <Button icon="download" onClick={() => void shell.saveAttachment({ messageId, partId })}>
          {w.save}
        </Button>
      </div>
      <EventFacts event={event} />
      {earlier && changes.length > 0 && (
        <details>
          <summary>{w.before}</summary>
          <p>{earlier.title}</p>
          <EventFacts event={earlier} />
        </details>
      )}
    </section>
  );
}

const PEOPLE_SHOWN = 8;

function EventFacts({ event }: { event: CalendarEvent }) {
  const w = useWords(words);
  const place = { language: useLanguage(), zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  const { attendees, organizer, recurrence, instance } = event;
  const who =
    attendees.length > PEOPLE_SHOWN
      ? w.people(attendees.length)
      : attendees.map(({ address }) => displayName(address)).join(', ');
  const facts = [
    [w.when, sayWhen(event, w, place).join('\n')],
    [w.repeats, recurrence ? sayRecurrence(recurrence, w, place) : instance ? w.onlyThis : ''],
    [w.where, event.place],
    [w.organizer, organizer ? displayName(organizer) : ''],
    [w.who, who],
    [w.notes, event.description],
  ] as const;
  return (
    <dl className="invitation-facts">
      {facts.map(
        ([title, text]) =>
          text && (
            <div key={title}>
              <dt>{title}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

function Answers({ messageId, invitation }: { messageId: MessageId; invitation: Invitation }) {
  const w = useWords(words);
  const { event, method, state, invitedAs, answered, partId } = invitation;
  if (method === 'reply') {
    const [from] = event.attendees;
    return from && from.answer !== 'none' ? (
      <p className="invitation-state">{w.theyAnswered(displayName(from.address), from.answer)}</p>
    ) : null;
  }
  if (method !== 'request' || state !== 'current' || !event.organizer) return null;
  if (invitedAs === null) return <p className="reader-soft">{w.notInvited}</p>;
  const answer = (chosen: InvitationAnswer) =>
    void engine.parts.answerInvitation({ messageId, partId, uid: event.uid, answer: chosen }).catch(sayFailure);
  const buttons = [
    ['accepted', w.accept],
    ['tentative', w.maybe],
    ['declined', w.decline],
  ] as const;
  return (
    <>
      {buttons.map(([chosen, label]) => (
        <Button key={chosen} aria-pressed={answered === chosen} onClick={() => answer(chosen)}>
          {label}
        </Button>
      ))}
      <span role="status">{answered ? w.answered(answered) : w.answerBy(displayName(event.organizer))}</span>
    </>
  );
}
