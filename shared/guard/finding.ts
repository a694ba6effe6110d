// What the guard answers. A finding names its case (numbered as in the specification: docs/guard.md), whom it is
// about and the clicks that mend it; words are made from it in the interface.
import type { Recipient } from '../domain/draft.ts';

export type Severity = 'red' | 'amber' | 'note';

/**
 * Where an address is read. S1 À and Cc after expansion of groups · S2 Reply-To, From · S3 typed text · S4 quoted
 * headers and history · S5 attached messages · S6 attached files · S7 subject and file names · S8 invisible HTML · S9
 * display names. (S10, a remote list, is a kind of reader and has no place of its own.)
 */
export type Surface = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'S9';

/** Address p can be read by r through surface s. Both in addressKey form. */
export interface Exposure {
  address: string;
  reader: string;
  surface: Surface;
}

export interface RecipientFields {
  to: Recipient[];
  cc: Recipient[];
  bcc: Recipient[];
}

/** Which words the button of a fix bears that puts other recipients in place. */
export type FixLabel =
  | 'familiesToBcc'
  | 'groupToBcc'
  | 'alsoToBcc'
  | 'hideFamiliesOnly'
  | 'everybodyToBcc'
  | 'ownAddressInTo'
  | 'removeRecipient'
  | 'replaceRecipient'
  | 'correctAddress'
  | 'thisYearsGroup'
  | 'plainNames';

/** One click. Those that change the draft are done by `applyFix`, the others by the program (`CHANGES_DRAFT`). */
export type Fix =
  /** Puts these recipients in place of the draft's. */
  | { kind: 'setRecipients'; label: FixLabel; recipients: RecipientFields }
  /** Takes these addresses out of text and subject; names, date and subject of what is quoted stay. */
  | { kind: 'maskAddresses'; addresses: string[] }
  /** Leaves out the quoted messages from the first that holds one of these addresses. */
  | { kind: 'lightenQuote'; addresses: string[] }
  /** « Lucas Martin » becomes « L. M. » in text and subject. */
  | { kind: 'abridgeNames'; names: string[] }
  | { kind: 'removeAttachment'; attachmentId: string }
  /** An attached message without addresses in its header and its Bcc; a table without its columns of addresses. */
  | { kind: 'cleanAttachment'; attachmentId: string; how: 'message' | 'table' }
  | { kind: 'renameAttachment'; attachmentId: string; name: string }
  | { kind: 'changeSender'; address: string }
  | { kind: 'dropReplyTo' }
  /** « Envoyer séparément »: one message for each household. */
  | { kind: 'sendSeparately' }
  /** « Ce foyer peut être écrit ensemble », noted on each of these contacts. */
  | { kind: 'allowHousehold'; addresses: string[] }
  /** Notes the agreement of today for a group of these. */
  | { kind: 'noteAgreement'; addresses: string[] }
  /** Reply to the author alone. */
  | { kind: 'replyToSenderOnly' }
  /** Reply to all, but with the families in Cci. */
  | { kind: 'replyAllFamiliesInBcc' }
  /** Forward with the addresses of the original masked, or its attached copy cleaned. */
  | { kind: 'forwardMasked' };

/** Case numbers of the specification that are findings; 4 is a note where many families are read by colleagues. */
export type CaseNumber =
  | (1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 19)
  | (20 | 21 | 22 | 23 | 24 | 25 | 26 | 27 | 28 | 29 | 30 | 33 | 35 | 36);

export interface Finding {
  case: CaseNumber;
  severity: Severity;
  /** Stable for the same case about the same exposures. No address can be read from it. */
  key: string;
  /** Where the exposed addresses are read; null where no address is shown to anybody. */
  surface: Surface | null;
  /** addressKey forms of those whose address would be seen, or whom the finding is about. */
  exposed: string[];
  /** addressKey forms of those who would see one. */
  readers: string[];
  /** Pairs [index in exposed, index in readers] that show nothing (one household, already known). */
  spared: [number, number][];
  /** Groups that bring the exposed addresses in as one chip. */
  groupNames: string[];
  /** What else the sentence names: a file, a pupil, the right address. */
  names: string[];
  /** Date of the agreement, for case 6. Epoch ms. */
  agreedAt: number | null;
  /** First = the main button. */
  fixes: Fix[];
}
