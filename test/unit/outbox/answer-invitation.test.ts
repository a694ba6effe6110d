// An answer to an invitation leaves once, whatever is clicked again; another answer, or a new version, is another letter.
import { expect, it } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { answerInvitation } from '../../../engine/outbox/index.ts';
import { calendarAnswer } from '../../../engine/store/invitations.ts';
import { putInto } from '../../../engine/store/message-intents.ts';
import { messageDetail } from '../../../engine/store/messages.ts';
import { listOutbox } from '../../../engine/store/outbox.ts';
import type { CalendarEvent, InvitationAnswer } from '../../../shared/domain/invitation.ts';
import { openDesk } from './desk.ts';

const me = { name: 'Claire', address: 'claire@ac-lyon.fr' };
const EVENT: CalendarEvent = {
  uid: 'conseil@ac-lyon.fr',
  sequence: 0,
  stampAt: null,
  title: 'Conseil',
  place: '',
  description: '',
  start: null,
  end: null,
  instance: null,
  recurrence: null,
  organizer: { name: null, address: 'paul@ac-lyon.fr' },
  attendees: [],
  cancelled: false,
};

async function invited() {
  const desk = await openDesk();
  const { store, accountId, now: nowAt } = desk;
  const digest = digestSource(
    Buffer.from('From: paul@ac-lyon.fr\r\nSubject: Conseil\r\nMessage-ID: <c@x>\r\n\r\nLundi.\r\n'),
  );
  const id = store.transaction((tx) =>
    putInto(tx, { id: desk.mailbox('INBOX'), accountId }, { digest, flags: [], internalDateAt: nowAt() }),
  );
  const detail = messageDetail(store.reads, id)!;
  const say = (answer: InvitationAnswer, event = EVENT) =>
    answerInvitation(
      { store, nowAt, language: () => 'fr', onQueued: () => {} },
      { detail, event, me, answer, calendar: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
    );
  const letters = () => listOutbox(store.reads).length;
  const answered = () => calendarAnswer(store.reads, accountId, EVENT);
  return { desk, say, letters, answered };
}

it('the organizer hears each answer once', async () => {
  const { desk, say, letters, answered } = await invited();
  say('accepted');
  say('accepted');
  expect(letters()).toBe(1);
  say('declined');
  expect(letters()).toBe(2);
  expect(answered()).toBe('declined');
  say('declined', { ...EVENT, sequence: 1 });
  expect(letters()).toBe(3);
  await desk.idle();
  expect(desk.sent).toHaveLength(3);
});

it('an answer that was thrown out of the outbox was not given: the one before it holds, and it can be given again', async () => {
  const { desk, say, letters, answered } = await invited();
  const { store, outbox } = desk;
  const throwOut = () => outbox.cancel(listOutbox(store.reads).at(-1)!.id);
  say('accepted');
  expect(throwOut().cancelled).toBe(true);
  expect(answered()).toBeNull();
  say('accepted');
  expect(letters()).toBe(1);
  await desk.idle();
  say('declined');
  throwOut();
  expect(answered()).toBe('accepted');
  say('accepted');
  await desk.idle();
  expect(desk.sent).toHaveLength(1);
  say('declined');
  await desk.idle();
  expect(desk.sent).toHaveLength(2);
  say('declined');
  await desk.idle();
  expect(desk.sent).toHaveLength(2);
});
