// What removing an account would take away from this PC, counted before anybody is asked.
import { z } from 'zod';
import { AccountId } from './ids.ts';
import { TransferId } from './transfer.ts';

export interface RemovalPreview {
  folders: number;
  messages: number;
  sizeBytes: number;
  /** Of these, not on this PC yet: an export cannot hold them, and the server has them. */
  notDownloaded: number;
  /** Of these, on no server, as far as is known. */
  onlyHere: number;
  /** Of those, in Brouillons or not filed there yet. */
  draftsOnlyHere: number;
  /** Messages that wait to be sent, and whose sending is not certain. */
  unsent: number;
  /** What was done here and no server has heard of yet. */
  pendingOperations: number;
  /** Why it cannot be removed this moment; null = nothing is in the way. */
  obstacle: RemovalObstacle | null;
}

/**
 * `writing`: a composer is open on one of its drafts. `sending`: a message is between here and the server. `carrying`:
 * messages were moved or copied from it to another account, or to it where it has no queue, and have not arrived yet.
 */
export type RemovalObstacle = 'writing' | 'sending' | 'carrying';

export const AccountRemoval = z.object({
  accountId: AccountId,
  /** The person was told that messages wait to be sent, and wants them gone. */
  discardUnsent: z.boolean().default(false),
  /** An export that has to hold everything that is here, or nothing is removed. */
  exportedBy: TransferId.nullable().default(null),
});
export type AccountRemoval = z.infer<typeof AccountRemoval>;
