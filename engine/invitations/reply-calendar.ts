// The answer to an invitation as a calendar (RFC 5546 §3.2.3): what names the event, and the one attendee who answers. Nothing else
// of the invitation goes back, and nothing of the PC.
import ICAL from 'ical.js';
import type { Address } from '../../shared/domain/address.ts';
import type { InvitationAnswer } from '../../shared/domain/invitation.ts';
import { type Component, parseCalendar } from './read-calendar.ts';

export interface CalendarReply {
  uid: string;
  /** As it was written, of one event of a series. */
  instanceAt: number | null;
  me: Address;
  answer: InvitationAnswer;
  nowAt: number;
}

const NAMES_THE_EVENT = ['uid', 'sequence', 'organizer', 'dtstart', 'dtend', 'duration', 'recurrence-id', 'summary'];

/** null: the event is not in it. */
export function replyCalendar(
  text: string,
  isEvent: (event: Component) => boolean,
  reply: CalendarReply,
): string | null {
  const calendar = parseCalendar(text);
  const event = calendar?.[2].find((one) => one[0] === 'vevent' && isEvent(one));
  if (!calendar || !event) return null;
  const { me, answer, nowAt } = reply;
  const stamp = `${new Date(nowAt).toISOString().slice(0, 19)}Z`;
  const attendee = { partstat: answer.toUpperCase(), ...(me.name ? { cn: me.name.replace(/["\p{Cc}]/gu, '') } : {}) };
  const answered: Component = [
    'vevent',
    [
      ...event[1].filter(([name]) => NAMES_THE_EVENT.includes(name)),
      ['dtstamp', {}, 'date-time', stamp],
      ['attendee', attendee, 'cal-address', `mailto:${me.address}`],
    ],
    [],
  ];
  const zones = calendar[2].filter(([name]) => name === 'vtimezone');
  const whole: Component = [
    'vcalendar',
    [
      ['prodid', {}, 'text', '-//Casier//Casier//FR'],
      ['version', {}, 'text', '2.0'],
      ['method', {}, 'text', 'REPLY'],
    ],
    [...zones, answered],
  ];
  return `${ICAL.stringify(whole as unknown as Parameters<typeof ICAL.stringify>[0])}\r\n`;
}
