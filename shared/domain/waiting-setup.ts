// A set-up that cannot be finished yet, as there is no network or its servers do not answer: kept as it was typed, and
// finished by itself later (ADR 0028). The password is no part of what windows are told; it lies in the keychain.
import { z } from 'zod';
import { LeaveOnServer, type SetupSide } from './account.ts';
import type { AccountId, SetupId } from './ids.ts';
import type { Problem } from './problem.ts';
import { type FoundServers, SHARED_SERVERS_MAX } from './server-search.ts';
import { SharedServer } from './setup.ts';

const Typed = z.object({
  /** Cleaned: see `readAddress`. */
  address: z.string().trim().min(3).max(320),
  name: z.string().trim().max(200),
  /** What is wanted; the other one may be all there is. */
  protocol: z.enum(['imap', 'pop3']),
  leaveOnServer: LeaveOnServer,
  /** null: was not asked for, as this address's servers are thought to want the address itself. */
  identifiant: z.string().trim().min(1).max(320).nullable(),
  /** The password was asked for as one that was made for this PC alone. */
  applicationPassword: z.boolean(),
  /** Hosts of others that may have the password. */
  agreedHosts: z.array(z.string().min(1).max(255)).max(20),
  /** POP3 will do where there is no IMAP. */
  agreedPop3: z.boolean(),
  /** Of a file that a colleague handed on. */
  shared: z.array(SharedServer).max(SHARED_SERVERS_MAX),
});
export type TypedSetup = z.infer<typeof Typed>;

export const SetupToKeep = Typed.extend({ password: z.string().min(1).max(1024) });
export type SetupToKeep = z.infer<typeof SetupToKeep>;

/**
 * What the person has to say before the password may be tried. `agreement`: to servers that are not of the address's own
 * domain. `pop3`: to what it costs. `identifiant`, `applicationPassword`: another one than was typed, or none was.
 * `password`: this PC did not keep it.
 */
export type SetupQuestion = 'agreement' | 'pop3' | 'identifiant' | 'applicationPassword' | 'password';

export type WaitingSetupState =
  /** Tried again by itself at `retryAt`. `problem` null: not tried yet. */
  | { kind: 'waiting'; problem: Problem | null; retryAt: number }
  | { kind: 'searching' }
  /** The password is being tried. */
  | { kind: 'trying'; found: FoundServers }
  | { kind: 'asks'; question: SetupQuestion; found: FoundServers }
  /** Not tried again but by the person. */
  | { kind: 'refused'; side: SetupSide; problem: Problem; found: FoundServers }
  /** Kept until the person has seen it. */
  | { kind: 'finished'; accountId: AccountId };

export interface WaitingSetup extends TypedSetup {
  id: SetupId;
  /** `session`: there is no keychain, and the password lives until Casier closes. */
  passwordKept: 'keychain' | 'session';
  state: WaitingSetupState;
}
