// The narrow port through which a backend writes what it learnt of one mailbox. Each call is one transaction that
// also advances the stored state, so a stop after any call resumes where it was. The store's side of it keeps
// local intents (pending operations) over what the server says: a backend never has to know of them.
// Any call may throw MailError: `store` when it cannot be written, or `cancelled` from `saveHeaders` when someone
// waits for the session (what was passed in is stored then): the pass ends there and is taken up again later.

/** What is known of a mailbox from the last pass; all null before the first. */
export interface StoredMailboxState {
  uidValidity: number | null;
  uidNext: number | null;
  /** CONDSTORE's HIGHESTMODSEQ as a decimal string (it is 63 bits); null where not offered. */
  highestModSeq: string | null;
  /** Messages of the mailbox that the server has told us of, by UID. */
  knownCount: number;
  /** The first sync reached the oldest message. Until then UIDs below the lowest known may be missing. */
  complete: boolean;
}

export interface FetchedHeader {
  uid: number;
  /** As the server sent them: \Seen, $Forwarded, … */
  flags: string[];
  /** Decimal string, or null without CONDSTORE. */
  modSeq: string | null;
  internalDateAt: number;
  sizeBytes: number;
  /** The raw header block (or the fields of HEADER_FIELDS), to be parsed by the one parser in mime/. */
  header: Uint8Array;
}

export interface FlagUpdate {
  uid: number;
  flags: string[];
  modSeq: string | null;
}

/** Where the sources of messages go that were asked for. */
export interface SourceSink {
  /** Resolves when there is room for the next one (stored soon, in one piece): back-pressure for the stream. */
  saveSource(uid: number, raw: Uint8Array): Promise<void>;
  /** What the server told of its size; undefined: not known here. */
  sizeOf?(uid: number): number | undefined;
}

export interface MailboxSink {
  state(): StoredMailboxState;
  /** UIDs known under the current UIDVALIDITY, ascending. */
  knownUids(): number[];
  /** Flags of known UIDs, as the server last told them (for servers without CONDSTORE). */
  knownFlags(): Map<number, string[]>;

  /**
   * UIDVALIDITY is new: nothing is deleted, every message of the mailbox is unlinked from its UID and waits to be
   * found again by `saveHeaders` (same Message-ID header, date and size); `finishReset` drops what was not.
   */
  reset(uidValidity: number): void;
  finishReset(): void;

  /** Which keywords the server keeps in this mailbox; null: any. */
  saveKeywordsTaken?(keywords: readonly string[] | null): void;
  saveHeaders(headers: FetchedHeader[]): void;
  saveFlags(updates: FlagUpdate[]): void;
  /** These are gone from the server. They may have been moved: their sources are kept until nobody claims them. */
  removeUids(uids: number[]): void;
  /**
   * Before the first chunk of a first sync with `complete: false` (what a stop resumes from), and after every whole
   * pass with `complete: true`. A first sync calls `finishReset` before the latter, whether there was a reset or not.
   */
  saveState(state: { uidValidity: number; uidNext: number; highestModSeq: string | null; complete: boolean }): void;
}

/** The header fields that a list needs: fetched as BODY.PEEK[HEADER.FIELDS (…)]. */
export const HEADER_FIELDS = [
  'Date',
  'From',
  'Sender',
  'Reply-To',
  'To',
  'Cc',
  'Bcc',
  'Subject',
  'Message-ID',
  'In-Reply-To',
  'References',
  'List-Id',
  'X-Priority',
  'Importance',
  'Priority',
  'Content-Type',
] as const;
