// The flight recorder: what Casier decided and what became of it, for whoever has to understand it afterwards. Facts
// only, by construction: ids, counts, times, words of the program. Never an address, a subject, a folder's name, a
// server's own words, a password or a text.
import type { AccountPhase } from './account.ts';
import type { AccountId, MailboxId, OperationId, OutboxId } from './ids.ts';
import type { MailboxRole } from './mailbox.ts';
import type { OperationName } from './operation-about.ts';
import type { OutboxState } from './outbox.ts';
import type { MailErrorKind, MailErrorReason } from './problem.ts';

/** What of an error can be told to anybody. */
export interface JournalError {
  kind: MailErrorKind;
  reason?: MailErrorReason;
  /** Codes of a protocol or a library, cut out of what was said: « 452 4.2.2 », « OVERQUOTA », « ECONNRESET ». */
  codes?: string;
}

/** Why a search index had to be made from the messages again. */
export type IndexRemade = 'missing' | 'unreadable' | 'otherVersion' | 'otherStore';

export type JournalFacts =
  | { kind: 'program'; what: 'opened' | 'closed' }
  | { kind: 'connection'; phase: AccountPhase | 'stopped'; error?: JournalError }
  /** A mailbox was compared; `plan`: the reason of the plan that was chosen. */
  | { kind: 'sync'; mailboxId: MailboxId; role: MailboxRole | null; plan: string; tookMs: number }
  | { kind: 'stepRefused'; step: string; error: JournalError }
  | { kind: 'renamedThere'; count: number }
  /** The account went to other servers; mailboxes that were found there, and that are made there. */
  | { kind: 'movedServers'; matched: number; made: number }
  | { kind: 'collected'; newCount: number; deletedCount: number; listedCount: number }
  | { kind: 'leftOnServer'; why: 'tooLarge' | 'notWholeHere'; count: number }
  | {
      kind: 'operation';
      step: 'started' | 'agreed' | 'postponed' | 'refused' | 'undone';
      name: OperationName;
      /** The first of those that ran as one. */
      operationId: OperationId;
      /** How many ran as one. */
      count: number;
      /** It is about so many; told when it starts, of the first. */
      messages: number;
      error?: JournalError;
    }
  | { kind: 'submission'; outboxId: OutboxId; event: string; state: OutboxState | 'gone'; error?: JournalError }
  | { kind: 'store'; what: 'slow'; name: string; tookMs: number }
  | { kind: 'store'; what: 'sourcesCollected' | 'indexFilled' | 'repaired'; count: number }
  | { kind: 'store'; what: 'indexRemade'; why: IndexRemade }
  | { kind: 'store'; what: 'putOff' | 'failed'; error: JournalError };

export interface JournalEntry {
  id: number;
  at: number;
  /** null: of the program as a whole. */
  accountId: AccountId | null;
  facts: JournalFacts;
}
