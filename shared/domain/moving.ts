// An account that goes to other servers (ADR 0026): what is proposed, what is asked for, what came of it.
import { z } from 'zod';
import { ServerSettings, type SetupCheck } from './account.ts';
import { AccountId } from './ids.ts';
import type { MailErrorData } from './problem.ts';
import type { ServerCandidate } from './setup.ts';

export const NewServers = z.object({
  address: z.string().trim().min(3).max(320),
  incoming: ServerSettings,
  outgoing: ServerSettings,
});
export type NewServers = z.infer<typeof NewServers>;

export const MoveAccount = NewServers.extend({ accountId: AccountId, password: z.string().min(1).max(1024) });
export type MoveAccount = z.infer<typeof MoveAccount>;

/** Where an account was before. */
export interface FormerServers extends NewServers {
  leftAt: number;
}

/** What became of the mailboxes. */
export interface MoveReport {
  /** Found on the new server, whatever it calls them. */
  matched: number;
  /** Names of those that were not there and are made there. */
  made: string[];
}

export type MoveOutcome = { check: Extract<SetupCheck, { ok: false }> } | { check: { ok: true }; report: MoveReport };

/** The account's servers have been silent for too long, and others answered for its address. */
export interface MoveProposal {
  accountId: AccountId;
  incoming: ServerCandidate;
  outgoing: ServerCandidate;
  /** Since when the present servers have not let it in, and why. */
  silentSinceAt: number;
  error: MailErrorData;
}

/** How things stand with an account that moved, or could. */
export interface MovingState {
  accountId: AccountId;
  /** null: nothing to propose. */
  proposal: MoveProposal | null;
  /** Messages that only this PC has since the account came to its present server, which was looked through. */
  onlyHere: { count: number; withoutText: number; agreed: boolean } | null;
  /** The last one first. */
  former: FormerServers[];
}
