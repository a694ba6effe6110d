// Being told of new mail: what a person chose for an account, what a notification is made of, and what waits for the
// return from a quiet time.
import { z } from 'zod';
import type { AccountColour } from './account-colour.ts';
import type { Address } from './address.ts';
import { type AccountId, MailboxId, type MessageId } from './ids.ts';
import type { MailboxRole } from './mailbox.ts';
import { type QuietReason, QuietRules } from './quiet.ts';

export const AccountNotices = z.object({
  notify: z.boolean(),
  /** Where it was chosen; else the inbox is told of and no other folder. */
  mailboxes: z.array(z.object({ mailboxId: MailboxId, notify: z.boolean() })).max(10_000),
  quiet: QuietRules,
});
export type AccountNotices = z.infer<typeof AccountNotices>;

/** How an account stands at this moment. */
export interface QuietStanding {
  accountId: AccountId;
  /** null: it is not quiet. */
  reason: QuietReason | null;
  /** When it ends, and when a letter that waits for a morning would leave. Epoch ms; null while it is not quiet. */
  endsAt: number | null;
  morningAt: number | null;
}

/** A message that a notification is to tell of. */
export interface NoticeFacts {
  messageId: MessageId;
  accountId: AccountId;
  /** '' for an account without a name: its address. Told only where there are several accounts. */
  accountTitle: string;
  accountColour: AccountColour;
  mailbox: { id: MailboxId; role: MailboxRole | null; name: string };
  from: Address;
  subject: string;
  /** Of a thread that is watched. */
  watched: boolean;
}

/** For the badge and the tray. */
export interface MailStanding {
  /** In the inboxes of accounts that are not in a quiet time. */
  unread: number;
  /** Every account is. */
  quiet: boolean;
  /** No account has a connection. */
  offline: boolean;
}

/** `management`: a school's own mailbox, a group « Direction ». */
export type DigestGroup = 'management' | 'institution' | 'colleagues' | 'families' | 'lists' | 'others';

/** What came while it was quiet, still unread. */
export interface Digest {
  during: QuietReason;
  total: number;
  /** The most pressing first; the newest first in each. */
  groups: { who: DigestGroup; messages: MessageId[] }[];
}
