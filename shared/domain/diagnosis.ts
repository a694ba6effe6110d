// « Qu'est-ce qui ne va pas ? »: what one walk from this PC to an account's servers found, step by step. Facts for words
// and for a report: no password, no address of a person, no message.
import type { SetupSide } from './account.ts';
import type { AccountId } from './ids.ts';
import type { MailErrorData } from './problem.ts';

/** In the order of the walk. */
export type DiagnosisStep = 'name' | 'connection' | 'encryption' | 'login' | 'quota';

export interface DiagnosisLine {
  side: SetupSide;
  step: DiagnosisStep;
  /** `skipped`: a step before it did not succeed, or it makes no sense here. */
  outcome: 'good' | 'bad' | 'skipped';
  host: string;
  port: number;
  tookMs: number;
  /** « host:port » of the proxy that leads there. */
  proxy?: string;
  /** Of `name`: how many addresses it has. */
  addresses?: number;
  /** Of `encryption`: the authority that vouches for the server, where only this PC knows it. */
  ownAuthority?: string;
  /** Of `quota`. */
  usedBytes?: number;
  limitBytes?: number;
  /** Why it is bad. */
  error?: MailErrorData;
}

export interface Diagnosis {
  accountId: AccountId;
  lines: DiagnosisLine[];
  /** Nothing more is to come. */
  finished: boolean;
}
