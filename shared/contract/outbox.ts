import { z } from 'zod';
import { DraftId, MessageId, OutboxId } from '../domain/ids.ts';
import type { OutboxEntry, SendingForecast, SendingProof } from '../domain/outbox.ts';
import { type Override, OverrideReason } from '../domain/override.ts';
import type { AfterTheFact } from '../guard/after-the-fact.ts';
import { Dismissal } from '../guard/dismissal.ts';
import type { Finding } from '../guard/finding.ts';
import { command, query } from './procedure.ts';

export const outbox = {
  list: query<OutboxEntry[]>()(z.void()),
  /**
   * Hands the draft over to the outbox. The guard is asked again: red findings about anything that is not in
   * `dismissed` come back as `held`, and nothing is queued.
   */
  send: command<{ outboxId: OutboxId | null; held: Finding[] }>()(
    z.object({
      draftId: DraftId,
      /**
       * `now`: after the undo window. `held`: « Envoyer plus tard » without a date. Else not before that time (epoch
       * ms).
       */
      when: z.union([z.literal('now'), z.literal('held'), z.number()]),
      /** What the person overrode, with the reason chosen. */
      dismissed: z.array(Dismissal.extend({ reason: OverrideReason })),
    }),
  ),
  /** Before the wire only: the entry goes, the draft is back. Answers false when it is too late. */
  cancel: command<{ cancelled: boolean; draftId: DraftId | null }>()(z.object({ outboxId: OutboxId })),
  /** What some recipients have not got, as a new draft to those, to correct an address; the entry goes. */
  correct: command<{ draftId: DraftId }>()(z.object({ outboxId: OutboxId })),
  /** A held, scheduled, undoable or waiting entry goes out now. */
  sendNow: command<void>()(z.object({ outboxId: OutboxId })),
  /** The person's answer to an unknown outcome. */
  resolveUnknown: command<void>()(z.object({ outboxId: OutboxId, answer: z.enum(['wasSent', 'sendAgain']) })),
  /** What was refused, once more: the same bytes, to those alone that have not got it. */
  sendAgain: command<void>()(z.object({ outboxId: OutboxId })),
  /** What servers took of late, the newest first, with their words. */
  sendings: query<SendingProof[]>()(z.void()),
  /** « J'ai montré des adresses »: what a message of one's own showed to whom; null: nothing that weighs. */
  shown: query<AfterTheFact | null>()(z.object({ messageId: MessageId })),
  /** Sendings as is of the last twelve months, the newest first. */
  overrides: query<Override[]>()(z.void()),
  /** What the server will say to the size of a draft, and how long so many recipients take. */
  forecast: query<SendingForecast | null>()(z.object({ draftId: DraftId })),
};
