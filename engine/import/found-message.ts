// What every reader of this room answers, whatever the files are: whole messages with what their program remembered of
// them, and places where there should be one that cannot be read, with the reason. Nothing is invented: a message is
// given as its bytes stand in the file, without what only the file's format added.

export interface FoundMessage {
  kind: 'message';
  /** The message's own bytes. */
  raw: Buffer;
  /** By the names of IMAP: \Seen, $Forwarded, $label1 … */
  flags: string[];
  /** When it was received, as far as the file tells. Epoch ms. */
  receivedAt: number | null;
  /** Deleted by its program, and only not yet swept out of the file. */
  deleted: boolean;
  /** Where to go on after it: see the reader. */
  next: ReadPosition;
}

export interface UnreadableMessage {
  kind: 'unreadable';
  reason: UnreadableReason;
  /** A file's name, or the byte at which it begins: for whoever wants to look. */
  place: string;
  next: ReadPosition;
}

export type FoundItem = FoundMessage | UnreadableMessage;

/** A byte of an mbox file, or a number in the sorted list of a folder's files. */
export type ReadPosition = number;

/**
 * `noMail`: bytes that are no message. `empty`: a place for one, with nothing in it. `tooLarge`: more than a message
 * may have. `headerOnly`: its program never fetched more than the header. `noAccess`: the system does not let us read
 * it.
 */
export type UnreadableReason = 'noMail' | 'empty' | 'tooLarge' | 'headerOnly' | 'noAccess';

/** Twice what the largest mail servers take; a message is held in memory whole. */
export const MESSAGE_BYTES_MAX = 100 * 1024 * 1024;

export type Marks = Pick<FoundMessage, 'flags' | 'deleted'> & { headerOnly: boolean };

export const NO_MARKS: Marks = { flags: [], deleted: false, headerOnly: false };
