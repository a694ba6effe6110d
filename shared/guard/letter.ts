// What leaves beside the recipients, as facts: nothing here is read from a file or from the network by the guard.
import type { Address } from '../domain/address.ts';
import type { BodyReading } from './body/reading.ts';

export interface LetterFacts {
  subject: string;
  /** Made by `readBody`. */
  body: BodyReading;
  attachments: AttachmentFacts[];
  /** Address of the Reply-To; null when there is none. */
  replyTo: string | null;
  /** Every own identity, the one it is sent from included. */
  identities: { address: string; name: string }[];
  original: OriginalFacts | null;
  /** Pupils of the class lists, for case 28. */
  pupils: PupilFacts[];
  /** How many recipients the server takes at once; null: not known. */
  recipientsAtOnce: number | null;
}

/** What of a draft's letter its window does not hold itself. */
export interface UnseenFacts extends Pick<LetterFacts, 'original' | 'recipientsAtOnce'> {
  /** This draft's own address for answers; '' = none, whatever its identity has; null = as its identity has it. */
  replyTo: string | null;
}

/** The message answered or forwarded: who has read already what is quoted of it. */
export interface OriginalFacts {
  from: Address[];
  to: Address[];
  cc: Address[];
}

export interface PupilFacts {
  /** First name and family name. */
  name: string;
  /** Addresses of the pupil's own household, in addressKey form: they may read the name. */
  household: string[];
}

export interface AttachmentFacts {
  id: string;
  name: string;
  /**
   * Decides the case: a message (14, 15), a table (16), a document (17), cards and invitations (18), anything else
   * (17).
   */
  kind: 'message' | 'table' | 'document' | 'card' | 'other';
  /** Addresses found in it; `hidden`: in a hidden sheet, row, column, comment or property. */
  found: { address: string; hidden: boolean }[];
  /** Of an attached message: its header. */
  header: (OriginalFacts & { bcc: Address[] }) | null;
  /** Encrypted, broken, too large or of a format that nobody here reads. */
  unreadable: boolean;
  /** Why it is unreadable, where that is known. What is in `found` was found all the same. */
  unreadableReason?: UnreadableReason | null;
  /** Names of the hidden sheets that hold addresses. */
  hiddenSheets?: string[];
  /** What is done to it before it leaves. */
  treatment: 'asIs' | 'cleaned';
}

export type UnreadableReason = 'encrypted' | 'tooLarge' | 'tooSlow' | 'broken' | 'unknownFormat';
