// A calendar invitation in a message (iTIP, RFC 5546), as it is shown and answered. Times are moments and the zone that they
// were meant in; how they are said is the window's.
import { z } from 'zod';
import type { Address } from './address.ts';
import type { PartId } from './ids.ts';

export const InvitationAnswer = z.enum(['accepted', 'tentative', 'declined']);
export type InvitationAnswer = z.infer<typeof InvitationAnswer>;

export interface CalendarMoment {
  /** Of a whole day: midnight UTC of its date. */
  at: number;
  allDay: boolean;
  /** IANA; null: the hour as it is written, wherever one is. */
  zone: string | null;
}

export interface Recurrence {
  every: 'day' | 'week' | 'month' | 'year';
  interval: number;
  /** 1 = Monday. */
  weekdays: number[];
  count: number | null;
  until: CalendarMoment | null;
  /** There is more to the rule than this. */
  special: boolean;
}

export interface Attendee {
  address: Address;
  answer: InvitationAnswer | 'none';
  optional: boolean;
}

export interface CalendarEvent {
  uid: string;
  sequence: number;
  /** When its maker wrote this version; null: unknown. */
  stampAt: number | null;
  title: string;
  place: string;
  description: string;
  start: CalendarMoment | null;
  end: CalendarMoment | null;
  /** Only this one of a series. */
  instance: CalendarMoment | null;
  recurrence: Recurrence | null;
  organizer: Address | null;
  attendees: Attendee[];
  cancelled: boolean;
}

export type CalendarMethod = 'request' | 'cancel' | 'reply' | 'publish' | 'counter' | 'other';

export type EventChange = 'title' | 'when' | 'place' | 'recurrence';

export interface Invitation {
  partId: PartId;
  method: CalendarMethod;
  event: CalendarEvent;
  /** Under which address of the person's; null: they are not invited by name. */
  invitedAs: string | null;
  answered: InvitationAnswer | null;
  /** `outdated`: a later message says otherwise. `cancelled`: this one or a later one takes it back. */
  state: 'current' | 'outdated' | 'cancelled';
  /** The version before this one, and what is different from it. */
  earlier: CalendarEvent | null;
  changes: EventChange[];
}
