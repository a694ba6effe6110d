// The port that a protocol implements (IMAP, demo; POP3 later). Verbs of mail, no database: what a backend
// learns it writes through the narrow MailboxSink, and every error it throws is a MailError.

import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import type { ServerClause } from '../../shared/search/for-servers.ts';
import type { FetchedHeader, MailboxSink, SourceSink } from './mailbox-sink.ts';

export interface RemoteMailbox {
  /** Decoded from modified UTF-7. */
  path: string;
  delimiter: string | null;
  parentPath: string | null;
  name: string;
  role: MailboxRole | null;
  selectable: boolean;
  /** It shows what stands in other mailboxes (\\All, RFC 6154). Absent: as far as is known, it does not. */
  showsOthers?: true;
  /** Told beside the list, where the server tells it for all mailboxes at once. Absent: not told. */
  state?: RemoteMailboxState;
}

/** What STATUS tells of a mailbox without opening it. null: the server does not say. */
export interface RemoteMailboxState {
  uidValidity: number;
  uidNext: number;
  exists: number;
  unseen: number | null;
  /** As a decimal string; null where no modification sequences are kept. */
  highestModSeq: string | null;
  /** The mailbox's own id, which a rename leaves alone (RFC 8474). */
  mailboxId: string | null;
}

/** A message as the server knows it: by path and UID, valid under one UIDVALIDITY. */
export interface RemoteRef {
  path: string;
  uidValidity: number;
  uids: number[];
}

/** Where messages went: old UID → new UID; empty when the server does not say (no UIDPLUS). */
export interface RemoteMoved {
  uidValidity: number | null;
  uids: Map<number, number>;
}

export interface NewRemoteMessage {
  raw: Uint8Array;
  flags: string[];
  internalDateAt: number;
}

/** One pass at a time; every call has a time limit and may be aborted. Throws MailError only. */
export interface Session {
  listMailboxes(signal: AbortSignal): Promise<RemoteMailbox[]>;

  /**
   * One pass: compares what `sink` knows with the server and brings headers, flags and removals, newest first,
   * in chunks that are each safe to stop after. Answers whether anything changed.
   */
  syncMailbox(path: string, sink: MailboxSink, signal: AbortSignal): Promise<{ changed: boolean; reason: string }>;

  /**
   * Headers of these UIDs, changing nothing: to tell whether a mailbox is the one that had another name. Absent where
   * nobody else can rename mailboxes. Throws `missing` where UIDVALIDITY is another.
   */
  peekHeaders?(path: string, uidValidity: number, uids: number[], signal: AbortSignal): Promise<FetchedHeader[]>;

  /** Streams the raw sources of these UIDs to the sink, in this order as far as the server allows. */
  fetchSources(path: string, uidValidity: number, uids: number[], sink: SourceSink, signal: AbortSignal): Promise<void>;

  addFlags(ref: RemoteRef, flags: string[], signal: AbortSignal): Promise<void>;
  removeFlags(ref: RemoteRef, flags: string[], signal: AbortSignal): Promise<void>;
  copy(ref: RemoteRef, toPath: string, signal: AbortSignal): Promise<RemoteMoved>;
  move(ref: RemoteRef, toPath: string, signal: AbortSignal): Promise<RemoteMoved>;
  /** \Deleted and expunge of exactly these (UID EXPUNGE where offered). */
  destroy(ref: RemoteRef, signal: AbortSignal): Promise<void>;
  /** Not idempotent: look first with `findByMessageIdHeader`. Answers the new UID if the server tells. */
  append(
    path: string,
    message: NewRemoteMessage,
    signal: AbortSignal,
  ): Promise<{ uidValidity: number; uid: number } | null>;
  /** Messages for which every clause holds. Absent where everything is on this PC anyway. */
  search?(
    path: string,
    clauses: readonly ServerClause[],
    signal: AbortSignal,
  ): Promise<{ uidValidity: number; uids: number[] }>;
  /** UIDs of the messages with this Message-ID header. */
  findByMessageIdHeader(path: string, messageIdHeader: string, signal: AbortSignal): Promise<number[]>;

  createMailbox(path: string, signal: AbortSignal): Promise<void>;
  renameMailbox(path: string, newPath: string, signal: AbortSignal): Promise<void>;
  deleteMailbox(path: string, signal: AbortSignal): Promise<void>;

  /** Used and allowed storage in bytes; null where the server does not tell. */
  quota(signal: AbortSignal): Promise<{ usedBytes: number; limitBytes: number } | null>;

  /** Resolves when the session is over: with the error that ended it, or null after `close`. */
  readonly closed: Promise<Error | null>;
  close(): Promise<void>;
}

/** A second connection that only listens. Calls back whenever the mailbox may have changed. */
export interface Watch {
  readonly closed: Promise<Error | null>;
  close(): Promise<void>;
}

export interface Backend {
  /** Connects and logs in, once. MailError kinds offline, connection, certificate, auth, unsupported. */
  open(signal: AbortSignal): Promise<Session>;
  /** Listens to a mailbox (IDLE, or NOOP polling where there is none). */
  watch(path: string, onChange: () => void, signal: AbortSignal): Promise<Watch>;
}

/** What one submission came to. The server's words are kept; a cut after DATA is `unknown`, never an error. */
export type SubmissionVerdict =
  | { kind: 'accepted'; response: string; refusedRecipients: { address: string; response: string }[] }
  | {
      kind: 'refused';
      error: import('../../shared/domain/problem.ts').MailErrorData;
      refusedRecipients: { address: string; response: string }[];
    }
  | { kind: 'notSent'; error: import('../../shared/domain/problem.ts').MailErrorData }
  | { kind: 'unknown'; error: import('../../shared/domain/problem.ts').MailErrorData };

export interface Envelope {
  from: string;
  to: string[];
  /** Comes back with what servers report of the message (RFC 3461 §4.4). */
  envelopeId?: string;
}

/** The outgoing side: SMTP, or local delivery for the demo account. */
export interface Submitter {
  /** Logs in without sending. Throws MailError. */
  check(signal: AbortSignal): Promise<void>;
  /** What the server said of itself when it was last spoken to; null before. */
  told(): { maxMessageBytes: number | null } | null;
  /**
   * Sends these very bytes. `onHandedOver` runs (and must have been awaited) before the first byte of the message
   * goes out: from then on a cut is `unknown`.
   */
  submit(
    raw: Uint8Array,
    envelope: Envelope,
    onHandedOver: () => Promise<void>,
    signal: AbortSignal,
  ): Promise<SubmissionVerdict>;
}
