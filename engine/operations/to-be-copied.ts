// Of which message a copy within its account is still to be made: deleted by the person meanwhile, it has to be brought
// to the server all the same, and go after that.
import { z } from 'zod';
import { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb } from '../store/handles.ts';
import type { MessageRef } from '../store/messages.ts';
import { pendingOperationsOfKind } from '../store/operations.ts';

export const CopyPayload = z.object({
  toMailboxId: MailboxId,
  copies: z.array(z.object({ originalId: MessageId, copyId: MessageId })),
});
export type CopyPayload = z.infer<typeof CopyPayload>;

export function isToBeCopied(db: ReadDb, { id, accountId }: Pick<MessageRef, 'id' | 'accountId'>): boolean {
  return pendingOperationsOfKind(db, accountId, 'copy').some(({ payload }) =>
    CopyPayload.parse(payload).copies.some(({ originalId }) => originalId === id),
  );
}
