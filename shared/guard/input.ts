// What the guard is asked with.
import type { Group } from '../domain/contact.ts';
import type { Dismissal } from './dismissal.ts';
import type { RecipientFields } from './finding.ts';
import type { LetterFacts } from './letter.ts';
import type { PersonFacts } from './person.ts';

export interface GuardInput {
  recipients: RecipientFields;
  /** Address of the identity it is sent from. */
  ownAddress: string;
  /** By addressKey; an address that is not in it is a stranger. */
  people: ReadonlyMap<string, PersonFacts>;
  /** Every group that a chip may name. */
  groups: readonly Group[];
  /** Epoch ms: tells this school year's agreements from last year's. */
  nowAt: number;
  /** Everything beside the recipients; left out, only these are judged. */
  letter?: LetterFacts | null;
  /** What the person let pass: holds for these exposures and no others. */
  dismissed?: readonly Dismissal[];
}
