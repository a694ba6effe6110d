// « Envoyer séparément »: one draft as many messages, one for each household. Each of them goes its own way through the
// outbox; a mailing is what they are together. What became of one is read from the outbox and the proofs, never kept
// twice.
import { z } from 'zod';
import { FIELD_NAMES, type FieldName } from '../compose/fields.ts';
import type { Address } from './address.ts';
import type { DeliveryNote } from './delivery.ts';
import type { AccountId, DraftId, MailingId, MessageId } from './ids.ts';
import type { OutboxEntry, RefusedRecipient } from './outbox.ts';

/** What stands in the place of a field where the address book does not know it. */
export const FieldFallbacks = z.object({
  childFirstName: z.string().max(200),
  childLastName: z.string().max(200),
  className: z.string().max(200),
  firstName: z.string().max(200),
  lastName: z.string().max(200),
  civility: z.string().max(200),
} satisfies Record<FieldName, z.ZodType>);
export type FieldFallbacks = z.infer<typeof FieldFallbacks>;

export const NO_FALLBACKS: FieldFallbacks = FieldFallbacks.parse(
  Object.fromEntries(FIELD_NAMES.map((name) => [name, ''])),
);

/** One message of a mailing before it leaves. */
export interface PlannedLetter {
  /** `together`: colleagues and institutions, who get it once, in the fields that were chosen. */
  kind: 'household' | 'together';
  recipients: Address[];
  /** Pupils that it speaks of, as « Léa Lopez (CM2) ». */
  children: string[];
  /** Fields of the text that are not known for them: the fallback stands there. */
  unknown: FieldName[];
}

export interface MailingPlan {
  letters: PlannedLetter[];
  /** Those that the text uses. */
  fields: FieldName[];
  /** Written in braces like a field, and none. */
  unknownFields: string[];
  /** More than one where the service limits how many are written to at once. */
  portions: { at: number; recipientCount: number }[];
  /** The copies in Envoyés would be heavy: only the first is kept with its attachments. */
  lightCopies: boolean;
}

/** One message of a mailing as it would leave, to be looked at. */
export interface LetterPreview {
  /** For `previewBodyUrl`. */
  previewId: number;
  from: Address;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  subject: string;
  attachments: { name: string; sizeBytes: number }[];
}

/**
 * `waiting`: on its way, or due later. `sent`: a server took it, and nothing was heard since. `refused`: our server did
 * not take it. `failed`: it came back. `asks`: the person has to decide. `notSent`: taken back before it left.
 */
export type LetterState = 'waiting' | 'sent' | 'refused' | 'failed' | 'asks' | 'notSent';

export interface Mailing {
  id: MailingId;
  accountId: AccountId;
  /** As it was written, with its fields. */
  subject: string;
  /** `ended`: nothing is waiting any more. */
  state: 'running' | 'paused' | 'cancelled' | 'ended';
  createdAt: number;
  counts: Record<LetterState, number>;
  /** When the next one leaves, where that is not now. */
  nextAt: number | null;
  /** Until then all of it can be taken back as if it had never been sent. */
  undoableUntil: number | null;
}

export interface MailingDetail extends Mailing {
  /** What it was made of, as long as some of it may be written again. */
  draftId: DraftId | null;
  letters: MailingLetter[];
  unclear: DeliveryNote[];
}

export interface MailingLetter {
  position: number;
  recipients: Address[];
  children: string[];
  state: LetterState;
  acceptedAt: number | null;
  refused: RefusedRecipient[];
  /** Its entry in the outbox, as long as there is one. */
  entry: OutboxEntry | null;
  /** Its copy in Envoyés. */
  messageId: MessageId | null;
  /** What was heard of it since, oldest first. */
  notes: DeliveryNote[];
}

/** « Qui n'a pas reçu ? » */
export interface Reception {
  subject: string;
  /** null: one message; then each of its recipients is told apart. */
  mailing: Mailing | null;
  letters: MailingLetter[];
  /** Reports that name nobody who was written to. */
  unclear: DeliveryNote[];
}
