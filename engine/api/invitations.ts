// Invitations of a message, read from its source whenever it is opened, beside the other messages about the same events.
import { sameAddress } from '../../shared/domain/address.ts';
import type { AccountId, MessageId, PartId } from '../../shared/domain/ids.ts';
import type { CalendarEvent, Invitation } from '../../shared/domain/invitation.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { placeAmong, type Version } from '../invitations/compare.ts';
import { type CalendarReading, eventOf, readCalendar } from '../invitations/read-calendar.ts';
import { replyCalendar } from '../invitations/reply-calendar.ts';
import { calendarsIn } from '../mime/calendar-marks.ts';
import { readStructure } from '../mime/structure.ts';
import { answerInvitation } from '../outbox/index.ts';
import { listAccounts } from '../store/accounts.ts';
import { calendarAnswer, messagesAbout } from '../store/invitations.ts';
import { messageDetail } from '../store/messages.ts';
import type { Bodies } from './bodies.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

interface InvitationRooms {
  bodies: Bodies;
  now: () => number;
  onQueued: (accountId: AccountId) => void;
}

type Handlers = Pick<WindowHandlers['parts'], 'invitations' | 'answerInvitation'>;

export function invitationHandlers(
  { store, language }: ApiContext,
  { bodies, now, onQueued }: InvitationRooms,
): Handlers {
  const { reads } = store;
  return {
    invitations({ messageId }) {
      const accountId = messageDetail(reads, messageId)?.row.accountId;
      if (accountId === undefined) return [];
      return calendarsOf(messageId).flatMap(({ partId, reading }) =>
        reading.events.map((event) => shown(messageId, accountId, partId, { method: reading.method, event })),
      );
    },
    answerInvitation({ messageId, partId, uid, answer }) {
      const detail = messageDetail(reads, messageId);
      const calendar = calendarsOf(messageId).find((one) => one.partId === partId);
      const event = calendar?.reading.events.find((one) => one.uid === uid);
      const me = detail && event && invitedIdentity(detail.row.accountId, event);
      if (!detail || !calendar || !event?.organizer || !me)
        throw new MailError({ kind: 'missing', detail: 'invitation' });
      const reply = { uid, instanceAt: event.instance?.at ?? null, me, answer, nowAt: now() };
      const isThis = (one: Parameters<typeof eventOf>[0]) => {
        const found = eventOf(one);
        return found?.uid === uid && found.instance?.at === event.instance?.at;
      };
      const text = replyCalendar(calendar.text, isThis, reply);
      if (text === null) throw new MailError({ kind: 'missing', detail: 'invitation' });
      const asked = { detail, event, me, answer, calendar: text };
      answerInvitation({ store, nowAt: now, language, onQueued }, asked);
    },
  };

  function calendarsOf(messageId: MessageId): { partId: PartId; text: string; reading: CalendarReading }[] {
    const raw = bodies.raw(messageId);
    if (!raw) return [];
    const found = calendarsIn(readStructure(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)));
    const seen = new Set<string>();
    return found.flatMap(({ partId, text }) => {
      // The same invitation is often there twice: as a form of the message and as a file.
      const reading = readCalendar(text);
      const key = JSON.stringify(reading);
      if (!reading || reading.events.length === 0 || seen.has(key)) return [];
      seen.add(key);
      return [{ partId: partId as PartId, text, reading }];
    });
  }

  function shown(messageId: MessageId, accountId: AccountId, partId: PartId, version: Version): Invitation {
    const { method, event } = version;
    const others: Version[] = messagesAbout(reads, accountId, event.uid)
      .filter((id) => id !== messageId)
      .flatMap(calendarsOf)
      .flatMap(({ reading }) => reading.events.map((one) => ({ method: reading.method, event: one })));
    const me = invitedIdentity(accountId, event);
    const answered = calendarAnswer(reads, accountId, event);
    return { partId, method, event, invitedAs: me?.address ?? null, answered, ...placeAmong(version, others) };
  }

  function invitedIdentity(accountId: AccountId, event: CalendarEvent) {
    const identities = listAccounts(reads).find(({ id }) => id === accountId)?.identities ?? [];
    const isMe = (address: string) => event.attendees.some((one) => sameAddress(one.address.address, address));
    const identity = identities.find(({ address }) => isMe(address));
    return identity ? { name: identity.name || null, address: identity.address } : null;
  }
}
