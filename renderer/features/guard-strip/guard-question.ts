// What the window asks the guard's thread, and what it answers.
import type { Group } from '../../../shared/domain/contact.ts';
import type {
  Dismissal,
  Finding,
  GuardedDraft,
  LetterFacts,
  Marks,
  PersonFacts,
  SafeAct,
} from '../../../shared/guard/index.ts';

export type Body = Pick<GuardedDraft, 'html' | 'text'>;

/** What is large is left out where it is as it was when the thread was asked last. */
export interface GuardQuestion {
  draft: Omit<GuardedDraft, keyof Body>;
  body?: Body;
  people?: readonly PersonFacts[];
  groups?: readonly Group[];
  beside: Pick<LetterFacts, 'identities' | 'original' | 'pupils' | 'recipientsAtOnce'>;
  dismissed: readonly Dismissal[];
  nowAt: number;
  marks: Marks;
}

export interface GuardAnswer {
  /** Whom the facts have to be known of, in addressKey form, sorted. The rest holds only if they are. */
  needed: string[];
  findings: Finding[];
  /** How all that is red is mended at once; null: nothing is, or no click mends it. */
  steps: SafeAct['steps'] | null;
}
