// « Ménage guidé »: what takes the room of a mailbox on its server, and how far it is with bringing what was chosen to
// this PC.
import type { Quota } from './account.ts';
import type { MailboxId } from './ids.ts';
import type { MessageRow } from './message.ts';

export interface CountAndSize {
  count: number;
  sizeBytes: number;
}

/** Ways to look at what takes room; the same message may stand in several. */
export type CleanUpView = 'largest' | 'oldest' | 'attachments';

export interface CleanUpSurvey {
  quota: Quota | null;
  views: Record<CleanUpView, MessageRow[]>;
  /** null: the account has no such mailbox. */
  trash: (CountAndSize & { mailboxId: MailboxId }) | null;
  junk: (CountAndSize & { mailboxId: MailboxId }) | null;
}

/** As it is told by the messages themselves, now. */
export interface CleanUp {
  begunAt: number;
  /** Of « Dossiers locaux ». */
  folder: string;
  chosen: CountAndSize;
  /** Gone from the server; what was to be kept lies here, proven. */
  freed: CountAndSize;
  /** Of the freed: kept on this PC. */
  kept: CountAndSize;
  /** On its way. The rest stays on the server: it was stopped, or refused. */
  waiting: CountAndSize;
}
