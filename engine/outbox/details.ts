// What the outbox remembers of a sending beside its bytes (column `details`), to ask the guard again, and to do what
// follows an accepted message though its draft may be gone by then.
import { z } from 'zod';
import { Address } from '../../shared/domain/address.ts';
import { DraftMode, Recipient } from '../../shared/domain/draft.ts';
import { MessageId } from '../../shared/domain/ids.ts';
import { Dismissal } from '../../shared/guard/index.ts';

export const OutboxDetails = z.object({
  mode: DraftMode,
  originalId: MessageId.nullable(),
  /** Overridden findings of the guard, with the reason chosen. */
  dismissed: z.array(Dismissal.extend({ reason: z.string() })),
  /** The chips as they were. */
  recipients: z.object({ to: z.array(Recipient), cc: z.array(Recipient), bcc: z.array(Recipient) }),
  /** Those chips as addresses. */
  addresses: z.object({ to: z.array(Address), cc: z.array(Address), bcc: z.array(Address) }),
  /** Its copy is on its way to Envoyés and its draft is gone. */
  finished: z.boolean(),
  /** For recipients of a message that the others have got: what follows an accepted message has been done. */
  rest: z.boolean().default(false),
  /** Who knows that it was sent, where the server's answer was lost. */
  sentSays: z.enum(['found', 'person']).default('found'),
  /** How many of the envelope's recipients this submission goes to, the first of them. null: all. */
  portion: z.number().int().positive().nullable().default(null),
});
export type OutboxDetails = z.infer<typeof OutboxDetails>;
