import { z } from 'zod';
import { type DraftId, MailingId, MessageId } from '../domain/ids.ts';
import type { Reception } from '../domain/mailing.ts';
import { command, query } from './procedure.ts';

export const deliveries = {
  /** « Qui n'a pas reçu ? » of a message that was sent from here, or of its whole mailing. null: it was not. */
  ofMessage: query<Reception | null>()(z.object({ messageId: MessageId })),
  ofMailing: query<Reception | null>()(z.object({ mailingId: MailingId })),
  /** « Envoyer » or « Ne pas envoyer » a read receipt that is asked for: it is not asked about again. */
  answerReceipt: command<void>()(z.object({ messageId: MessageId, send: z.boolean() })),
  /** What was sent as a new draft, to these alone: to correct an address, or to write once more. */
  writeAgain: command<{ draftId: DraftId }>()(
    z.object({ messageId: MessageId, addresses: z.array(z.string().max(320)).min(1).max(5_000) }),
  ),
};
