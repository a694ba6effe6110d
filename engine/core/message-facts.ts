// What is learnt of a message by reading it, in the form that mime/ answers and store/ keeps. mime/ parses and never
// throws: what cannot be read is null or missing here and named in `defects`. store/ gives each fact its column and
// decides nothing about mail.
import type { Address } from '../../shared/domain/address.ts';
import type { DeliveryNote } from '../../shared/domain/delivery.ts';
import type { Attachment, MessageBody } from '../../shared/domain/message.ts';
import type { Priority } from '../../shared/domain/priority.ts';

/** What the header says. Texts are decoded (RFC 2047, guessed charsets); ids keep their angle brackets off. */
export interface HeaderFacts {
  /** '' when there is none. */
  subject: string;
  from: Address[];
  sender: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  bcc: Address[];
  /** The Date header; null when missing or unreadable (the store then falls back on INTERNALDATE). Epoch ms. */
  dateAt: number | null;
  /** Without < and >. */
  messageIdHeader: string | null;
  /** First id of In-Reply-To, without < and >. */
  inReplyTo: string | null;
  /** Oldest first, without < and >. */
  references: string[];
  listId: string | null;
  /** Left out: normal. */
  priority?: Priority | undefined;
  /** List-Post's mailto address (RFC 2369); null when there is none. Read from a whole header only; not stored. */
  listPost: string | null;
  /** Where the author wants answers to all (the Mail-Followup-To habit). Read from a whole header only; not stored. */
  mailFollowupTo: Address[];
  /** Whom the servers on its way delivered it to (Delivered-To, X-Original-To …). Read from a whole header only; not stored. */
  deliveredTo: string[];
  /** By Content-Type alone (multipart/mixed and the like): shown until the source has been read. */
  likelyAttachments: boolean;
  /** Of a mailing list. Read from a whole header only; not stored. */
  list?: ListHeader | null;
  /** Whom a read receipt is asked for by (RFC 8098). Read from a whole header only; not stored. */
  receiptTo?: Address[];
}

/** What a mailing list says of itself (RFC 2369, 8058). */
export interface ListHeader {
  /** '' where it has none. */
  name: string;
  postTo: string | null;
  /** Of List-Unsubscribe: web addresses, and the first that mail goes to. */
  pages: string[];
  mail: { to: string; subject: string; body: string } | null;
  /** One request is enough (RFC 8058), and the author signed that. */
  oneClick: boolean;
}

/** One recipient in a report about a message that was sent. */
export interface ReportedRecipient {
  /** As it was written to, where the report tells, and where it came to. */
  addresses: string[];
  action: DeliveryNote['action'];
  /** RFC 3463, « 5.1.1 ». */
  status: string | null;
  said: string | null;
  /** By the report's fields; false: by words. */
  certain: boolean;
}

/** A bounce, a notice of delay, a read receipt. */
export interface MailReport {
  kind: 'delivery' | 'disposition';
  /** Message-IDs of the message it may be about, the likeliest first, without < and >. */
  originals: string[];
  recipients: ReportedRecipient[];
}

/** The raw source as it lies in the store: opaque there, unpacked by mime/. */
export interface PackedSource {
  /** Stable name of how `bytes` were packed, e.g. 'raw' or 'deflate'. */
  encoding: string;
  bytes: Uint8Array;
}

/** What the search looks in. */
export type IndexedSource = Pick<SourceDigest, 'facts' | 'text' | 'attachments'>;

/** Everything that is stored of a raw message, made in one reading. */
export interface SourceDigest {
  packed: PackedSource;
  /** Length of the raw source, unpacked. */
  sizeBytes: number;
  /** SHA-256 of the raw source, lower-case hex: two copies of a message share one source. */
  hash: string;
  facts: HeaderFacts;
  /** What the search looks in: the body as plain text, without quoted markup. Bounded by mime/. */
  text: string;
  /** The first words of the body for the list, on one line. */
  snippet: string;
  attachments: Attachment[];
  bodyKind: MessageBody['kind'];
  defects: string[];
  /** Names of the calendar events that it is about. */
  calendars?: string[];
  /** It reports about another message. */
  report?: MailReport | null;
}
