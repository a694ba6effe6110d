// A draft: what a composer edits. Saved in the store while typing; the server's Brouillons gets it rarely.
import { z } from 'zod';
import { Address } from './address.ts';
import { AccountId, DraftId, GroupId, IdentityId, MessageId } from './ids.ts';
import { Priority } from './priority.ts';

export const RecipientField = z.enum(['to', 'cc', 'bcc']);
export type RecipientField = z.infer<typeof RecipientField>;

/** One chip in À, Cc or Cci: an address, or a group that is expanded when the message is built. */
export const Recipient = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('address'), address: Address }),
  z.object({ kind: z.literal('group'), groupId: GroupId }),
]);
export type Recipient = z.infer<typeof Recipient>;

export const DraftMode = z.enum([
  ...(['new', 'reply', 'replyAll', 'replyList', 'forward', 'forwardAttached', 'edit', 'editAsNew'] as const),
]);
export type DraftMode = z.infer<typeof DraftMode>;

export const DraftContent = z.object({
  identityId: IdentityId,
  to: z.array(Recipient).max(5_000),
  cc: z.array(Recipient).max(5_000),
  bcc: z.array(Recipient).max(5_000),
  subject: z.string().max(10_000),
  /** Left out: normal. */
  priority: Priority.optional(),
  /** Rich: the editor's HTML, sanitised on its way out. Plain: null. */
  html: z.string().max(20_000_000).nullable(),
  /** Plain text of the body; of a rich draft, its text alternative. */
  text: z.string().max(20_000_000),
  /** A read receipt is asked for (RFC 8098). */
  readReceipt: z.boolean().optional(),
});
export type DraftContent = z.infer<typeof DraftContent>;

export interface DraftAttachment {
  /** Also its Content-ID when inline. */
  contentId: string;
  name: string;
  type: string;
  sizeBytes: number;
  inline: boolean;
}

export interface Draft extends DraftContent {
  id: DraftId;
  mode: DraftMode;
  /** The message replied to or forwarded. */
  originalId: MessageId | null;
  attachments: DraftAttachment[];
  /** Grows with each save: a late save with an older revision is ignored. */
  revision: number;
  updatedAt: number;
}

export const DraftPatch = z.object({
  draftId: DraftId,
  /** Revision of the draft that these values are an edit of, plus one. */
  revision: z.number().int().nonnegative(),
  content: DraftContent,
});
export type DraftPatch = z.infer<typeof DraftPatch>;

export const DraftStart = z.object({
  mode: DraftMode,
  originalId: MessageId.nullable(),
  /** Reply-all: keep the recipients but hide the families (guard case 10). */
  familiesInBcc: z.boolean().default(false),
  /** Forward: without the addresses of families that the original shows (guard cases 12 and 14). */
  masked: z.boolean().default(false),
  /** Mode `new`: from this account; null: from the one that the person writes from. */
  accountId: AccountId.nullable().default(null),
});
export type DraftStart = z.infer<typeof DraftStart>;
