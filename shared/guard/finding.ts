// What the guard answers. A finding names its case (numbered as in the specification: docs/guard.md), whom it is
// about and the clicks that mend it; words are made from it in the interface.
import type { Recipient } from '../domain/draft.ts';

export type Severity = 'red' | 'amber' | 'note';

/** S1 À and Cc after expansion of groups · S2 Reply-To, From · S3 typed text · S4 quoted headers and history … */
export type Surface = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'S9' | 'S10';

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

/** Which words the fix's button bears. */
export type FixLabel =
  | 'familiesToBcc'
  | 'groupToBcc'
  | 'alsoToBcc'
  | 'hideFamiliesOnly'
  | 'ownAddressInTo'
  | 'removeRecipient';

export type Fix =
  /** Puts these recipients in place of the draft's. */
  | { kind: 'setRecipients'; label: FixLabel; recipients: RecipientFields }
  /** « Ce foyer peut être écrit ensemble », noted on each of these contacts. */
  | { kind: 'allowHousehold'; addresses: string[] }
  /** Reply to the author alone. */
  | { kind: 'replyToSenderOnly' }
  /** Reply to all, but with the families in Cci. */
  | { kind: 'replyAllFamiliesInBcc' };

export interface Finding {
  /** Case number of the specification. */
  case: 1 | 2 | 3 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 25 | 29;
  severity: Severity;
  /** Stable for the same case about the same exposures: what a dismissal holds for. */
  key: string;
  /** addressKey forms of those whose address would be seen. */
  exposed: string[];
  /** addressKey forms of those who would see one. */
  readers: string[];
  /** Groups that bring the exposed addresses in as one chip. */
  groupNames: string[];
  /** Date of the agreement, for case 6. Epoch ms. */
  agreedAt: number | null;
  /** First = the main button. */
  fixes: Fix[];
}
