// What the program is doing or waiting to do, as the activity panel shows it: each in plain words of its kind, how far
// it is, and what a person may do about it. Facts only; words are the renderer's.
import { z } from 'zod';
import type { AccountId, MailboxId } from './ids.ts';
import type { MailErrorData } from './problem.ts';

/**
 * `operations`: what was done here and the server has not agreed to yet. `indexing`: what the search looks in.
 * `filters`: rules run over a folder. `attachments`: read for the search. `cleanUp`: what was chosen comes to this PC, is
 * proven and leaves the server. `mailing`: letters to each household are made. `setup`: an account that waits for its
 * servers.
 */
export type ActivityKind =
  | 'sync'
  | 'download'
  | 'operations'
  | 'sending'
  | 'import'
  | 'export'
  | 'backup'
  | 'restore'
  | 'indexing'
  | 'attachments'
  | 'filters'
  | 'duplicates'
  | 'cleanUp'
  | 'serverSearch'
  | 'mailing'
  | 'setup'
  | 'removal'
  | 'storeCheck';

/** The same as long as it is the same work: « sync 3 ». */
export const ActivityId = z.string().min(1).max(200).brand<'ActivityId'>();
export type ActivityId = z.infer<typeof ActivityId>;

export interface Activity {
  id: ActivityId;
  kind: ActivityKind;
  accountId: AccountId | null;
  /** In which folder; what it is called is known where it is shown. */
  mailboxId: MailboxId | null;
  /** What of it: a file's name, the subject of a letter, what is looked for. null: the kind tells all. */
  label: string | null;
  /** `waiting`: for a time, a server or a person. `paused`: by a person. */
  state: 'running' | 'waiting' | 'paused' | 'failed';
  /** null: nobody knows how much there is. */
  progress: { done: number; total: number } | null;
  /** Epoch ms of the next try by itself. */
  retryAt: number | null;
  problem: MailErrorData | null;
  canStop: boolean;
  canRetry: boolean;
}

/** What went wrong of late, the newest first; kept until Casier ends. */
export interface PastProblem {
  at: number;
  accountId: AccountId | null;
  error: MailErrorData;
}

export interface ActivityReport {
  activities: Activity[];
  problems: PastProblem[];
}
