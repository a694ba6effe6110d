// A message as the list shows it (row) and as the reader shows it (detail). Bodies and parts travel over
// mail-content:// (see content-url.ts), never here.
import { z } from 'zod';
import type { Address } from './address.ts';
import type { AccountId, MailboxId, MessageId, PartId, ThreadId } from './ids.ts';
import type { Mailing } from './mailing.ts';
import type { MailingList } from './mailing-list.ts';
import type { SendingProof } from './outbox.ts';
import type { Priority } from './priority.ts';

/** The flags Casier shows; every other flag or keyword of the server is kept in `keywords`. */
export const MessageFlag = z.enum(['seen', 'flagged', 'answered', 'forwarded', 'draft']);
export type MessageFlag = z.infer<typeof MessageFlag>;
export type MessageFlags = Readonly<Record<MessageFlag, boolean>>;

export interface MessageRow {
  id: MessageId;
  accountId: AccountId;
  mailboxId: MailboxId;
  threadId: ThreadId;
  subject: string;
  /** The first author; address '' when the message has no usable From. */
  from: Address;
  /** The first recipients (at most 3), for Envoyés and Brouillons. */
  to: Address[];
  /** Epoch ms: the Date header, or the server's INTERNALDATE where that is unreadable. */
  dateAt: number;
  sizeBytes: number;
  flags: MessageFlags;
  keywords: string[];
  hasAttachments: boolean;
  snippet: string;
  /** Left out: normal. */
  priority?: Priority;
  /** True once the raw source is in the store. */
  offline: boolean;
  /** Its thread is ignored: what comes to it is read already. */
  muted?: boolean;
  /** It is of a part of its thread that is ignored: a message, and what answers it. */
  branchMuted?: boolean;
  /** Its thread is watched. */
  watched?: boolean;
  /** It stands for all messages of its mailing that lie in this mailbox. */
  mailing?: Mailing | null;
}

export interface Attachment {
  partId: PartId;
  /** Cleaned file name (no path, no bidi override, no control character); never empty. */
  name: string;
  /** As declared by the sender, lower case. */
  declaredType: string;
  /** By the content's signature; null when the content tells nothing (plain text, unknown). */
  detectedType: string | null;
  sizeBytes: number;
  /** Shown inside the HTML body by cid: (and listed apart). */
  inline: boolean;
  contentId: string | null;
  /**
   * `executable`: never opened from here. `macros`: a document that can run a program, said before opening. `mismatch`:
   * content and name disagree, said before opening.
   */
  risk: 'none' | 'executable' | 'macros' | 'mismatch';
  /** As declared; of text only. */
  charset?: string;
  /** Why it is `executable`; left out by messages that were read before this was told. */
  refusal?: AttachmentRefusal;
}

/**
 * What a refused attachment is: a program; one that hides behind another kind of name or content; a shortcut to
 * something elsewhere; a disk or installer that brings programs along; a script in plain words, which can be read here.
 */
export type AttachmentRefusal = 'program' | 'disguised' | 'shortcut' | 'bundle' | 'code';

export interface MessageDetail {
  row: MessageRow;
  from: Address[];
  sender: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  /** Only on one's own sent copies and drafts. */
  bcc: Address[];
  messageIdHeader: string | null;
  listId: string | null;
  /** null: not downloaded yet. */
  body: MessageBody | null;
  /** There is no body because the server was asked for it and did not give it. */
  refused: boolean;
  attachments: Attachment[];
  /** null or left out: it is open, as nearly all mail is. */
  seal?: MessageSeal | null;
  /** Sent from here: what servers said when they took it, one for each submission. */
  sendings: SendingProof[];
  /** What could not be read as the RFCs want it; stable keys, for « Détails ». */
  defects: string[];
  /** It comes from a mailing list, and what can be done about that; null or left out: it does not. */
  list?: MailingList | null;
  /** A read receipt is asked for and nobody has answered yet; null or left out: nothing to ask. */
  receiptRequest?: ReceiptRequest | null;
}

/** A field of the header, as « Tous les en-têtes » shows it. */
export interface HeaderLine {
  name: string;
  value: string;
}

/**
 * How a message is closed. `signed`: the whole of it is covered by an S/MIME signature, which has to be verified before
 * anything is said of it; `partlySigned`: only a part of it. `encrypted`: nobody reads it here. `pgp…`: the same with OpenPGP,
 * whose signatures nobody verifies here.
 */
export type MessageSeal = 'signed' | 'partlySigned' | 'encrypted' | 'pgpSigned' | 'pgpEncrypted';

export interface ReceiptRequest {
  to: Address;
  /** It would not go to the author: somebody else wants to know. */
  elsewhere: boolean;
}

export interface MessageBody {
  kind: 'html' | 'text' | 'empty';
  /** Remote images or styles that were kept out. 0 when the message has none or they were let in. */
  blockedRemoteCount: number;
  /** Pictures that only tell their sender of being seen; never shown. */
  trackerCount: number;
  /** Remote content was let in for this sender before. */
  remoteAllowed: boolean;
}
