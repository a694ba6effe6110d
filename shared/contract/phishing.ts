import { z } from 'zod';
import { AccountId, MessageId, type OutboxId } from '../domain/ids.ts';
import type { PhishingReported, Suspicion } from '../domain/suspicion.ts';
import { command, query } from './procedure.ts';

export const phishing = {
  /** null: nothing to judge (one's own message, a draft, not downloaded yet). */
  suspicion: query<Suspicion | null>()(z.object({ messageId: MessageId })),
  /** Where messages of this account are reported to, as far as anybody said. */
  reportAddress: query<{ address: string; setBy: 'administrator' | 'academy' | 'person' } | null>()(
    z.object({ accountId: AccountId }),
  ),
  /** null: this message was not reported from here, or the report was called back. */
  reported: query<PhishingReported | null>()(z.object({ messageId: MessageId })),
  /**
   * « Signaler »: the message as it came, attached to a new one in the outbox, which may be called back as any other.
   * `outboxId` null: it was reported before, and nothing more leaves.
   */
  report: command<{ outboxId: OutboxId | null }>()(
    z.object({ messageId: MessageId, to: z.string().regex(/^[^\s@<>,;]+@[^\s@<>,;]+$/) }),
  ),
};
