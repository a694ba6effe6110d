// What the window is told of a message's verdict: its level, the evidence, and the facts that the evidence is put into words
// with. The verdict itself is made by shared/phishing.
import type { Evidence, Level } from '../phishing/index.ts';
import type { Quota } from './account.ts';

export interface Suspicion {
  level: Level;
  /** The heaviest first. */
  evidence: Evidence[];
  /** « Je connais cet expéditeur » was said: nothing is shown unasked. */
  quieted: boolean;
  /** Of the account, as its server said it last. */
  quota: Quota | null;
  passwordEndsAt: number | null;
}

/** « Signaler » was said of it. */
export interface PhishingReported {
  to: string;
  at: number;
}
