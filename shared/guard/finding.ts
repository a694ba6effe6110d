// What the guard answers. A finding names its case (guard.md numbering), whom it is about and the one click
// that mends it; words are made from it in the interface.
import type { DraftContent } from '../domain/draft.ts';

export type Severity = 'red' | 'amber' | 'note';

/** Address p can be read by r through surface s. */
export interface Exposure {
  address: string;
  reader: string;
  surface: 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'S9' | 'S10';
}

export type Fix =
  | { kind: 'replaceContent'; label: FixLabel; content: DraftContent }
  | { kind: 'replyToSenderOnly' }
  | { kind: 'removeAttachment'; contentId: string };

/** Which words the fix's button bears. */
export type FixLabel = 'familiesToBcc' | 'allToBcc' | 'sendApart' | 'ownAddressInTo' | 'groupToBcc' | 'remove';

export interface Finding {
  /** Case number of guard.md. */
  case: number;
  severity: Severity;
  /** Stable for the same case about the same triples: what a dismissal holds for. */
  key: string;
  /** addressKey forms of those whose address would be seen. */
  exposed: string[];
  /** addressKey forms of those who would see it. */
  readers: string[];
  exposures: Exposure[];
  fixes: Fix[];
}
