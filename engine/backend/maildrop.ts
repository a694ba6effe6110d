// The port to a server that only hands mail out (POP3): no mailboxes, no flags, one session at a time that has the
// maildrop to itself, and deletions that hold only once the session was ended in order. What of it is new, what is
// kept and what goes is decided in accounts/, from core/maildrop-plan.ts (ADR 0013). Every error thrown is a MailError.

/** A message as one session numbers it: the number means nothing in the next one. */
export interface MaildropEntry {
  number: number;
  /** As the server counts, which need not be what it sends; null when it did not say. */
  sizeBytes: number | null;
  /** The server's lasting id; null when it has none for this message. May be neither unique nor lasting. */
  uidl: string | null;
}

/** Larger than any mail a server takes; what is said to be larger is not asked for. */
export const MAILDROP_MESSAGE_BYTES_MAX = 256 * 1024 * 1024;

/** Every call has a time limit. An abort ends the connection, without the deletions asked for in it. */
export interface MaildropSession {
  /** The server wants to be left alone so long between two sessions; null when it does not say. */
  readonly restMs: number | null;
  list(signal: AbortSignal): Promise<MaildropEntry[]>;
  /** The header blocks as the server sends them, by number; without those that it would not give. */
  headers(numbers: readonly number[], signal: AbortSignal): Promise<Map<number, Uint8Array>>;
  /**
   * Whole messages, in this order. `onMessage` is awaited before more is read from the wire: its answer is whether
   * to go on, and what it throws ends the connection. Answers the numbers that the server would not give.
   */
  retrieve(
    numbers: readonly number[],
    onMessage: (number: number, raw: Uint8Array) => Promise<boolean>,
    signal: AbortSignal,
  ): Promise<number[]>;
  /** Asks for deletion. Answers those that the server will delete at `quit`, and not before. */
  delete(numbers: readonly number[], signal: AbortSignal): Promise<number[]>;
  /** Ends the session in order: true when the server has deleted all that was asked for. */
  quit(signal: AbortSignal): Promise<boolean>;
  /** Hangs up: nothing that was asked for in this session is deleted. Harmless after `quit`. */
  close(): void;
}

export interface Maildrop {
  /** Connects and logs in, once. MailError kinds offline, connection, certificate, auth, throttled, unsupported. */
  open(signal: AbortSignal): Promise<MaildropSession>;
}
