// Messages that are there more than once.
import { z } from 'zod';
import { AccountId, MailboxId } from './ids.ts';
import type { MessageRow } from './message.ts';

export const DuplicateScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mailbox'), mailboxId: MailboxId }),
  z.object({ kind: z.literal('account'), accountId: AccountId }),
  z.object({ kind: z.literal('everything') }),
]);
export type DuplicateScope = z.infer<typeof DuplicateScope>;

/** In what a copy is not as the one that is kept. `bytes`: what servers added on the way, the content being the same. */
export type CopyDifference = 'account' | 'folder' | 'seen' | 'flagged' | 'answered' | 'tags' | 'bytes' | 'content';

export interface MessageCopy {
  row: MessageRow;
  differs: CopyDifference[];
  /** `false`: the content differs, or is not on this PC: nobody can say that it is a copy. */
  proven: boolean;
}

export interface DuplicateGroup {
  kept: MessageRow;
  copies: MessageCopy[];
}
