import { z } from 'zod';
import { DraftId, MailingId } from '../domain/ids.ts';
import {
  FieldFallbacks,
  type LetterPreview,
  type Mailing,
  type MailingDetail,
  type MailingPlan,
} from '../domain/mailing.ts';
import { OverrideReason } from '../domain/override.ts';
import { Dismissal } from '../guard/dismissal.ts';
import type { Finding } from '../guard/finding.ts';
import { command, query } from './procedure.ts';

const Id = z.object({ mailingId: MailingId });

export const mailings = {
  /** What « Envoyer séparément » would make of a draft as it was last saved. null: there is no such draft (any more). */
  plan: query<MailingPlan | null>()(z.object({ draftId: DraftId })),
  /** One of its messages, built as it would leave. null: there is no such one (any more). */
  preview: query<LetterPreview | null>()(
    z.object({ draftId: DraftId, position: z.number().int().nonnegative(), fallbacks: FieldFallbacks }),
  ),
  /** All of it is in the outbox, or none of it: as with `outbox.send`, the guard is asked about every message. */
  start: command<{ mailingId: MailingId | null; held: Finding[] }>()(
    z.object({
      draftId: DraftId,
      fallbacks: FieldFallbacks,
      when: z.union([z.literal('now'), z.literal('held'), z.number()]),
      dismissed: z.array(Dismissal.extend({ reason: OverrideReason })),
    }),
  ),
  /** The newest first: what is on its way, what asks for the person, and what left of late. */
  list: query<Mailing[]>()(z.void()),
  get: query<MailingDetail | null>()(Id),
  /** Nothing of it leaves until `resume`; what is just leaving still does. */
  pause: command<void>()(Id),
  resume: command<void>()(Id),
  /** Before the time to undo it, or the date chosen, has come. */
  sendNow: command<void>()(Id),
  /**
   * Of what has not left nothing leaves any more. Answers how many had left, and the draft to those who have not got it.
   */
  cancel: command<{ left: number; takenBack: number; draftId: DraftId | null }>()(Id),
};
