// An account (one login: incoming, outgoing, state) and what it takes to make one.
import { z } from 'zod';
import { AccountColour } from './account-colour.ts';
import type { Identity } from './identity.ts';
import { AccountId } from './ids.ts';
import type { Problem } from './problem.ts';

export const Security = z.enum(['tls', 'starttls', 'none']);
export type Security = z.infer<typeof Security>;

export const ServerSettings = z.object({
  host: z.string().trim().min(1).max(255),
  port: z.number().int().min(1).max(65_535),
  security: Security,
  userName: z.string().min(1).max(320),
  /** The person agreed to unencrypted traffic with this very host. Ignored unless security is `none`. */
  plainTextConfirmed: z.boolean().default(false),
});
export type ServerSettings = z.infer<typeof ServerSettings>;

/**
 * What becomes of messages on a POP3 server once they are collected. They are deleted there only after they are safe
 * here. `days`: so long after they were collected. `untilDeletedHere`: when the person deletes them here for good.
 */
export const LeaveOnServer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('always') }),
  z.object({ kind: z.literal('days'), days: z.number().int().min(1).max(365) }),
  z.object({ kind: z.literal('untilDeletedHere') }),
]);
export type LeaveOnServer = z.infer<typeof LeaveOnServer>;

/**
 * As with IMAP: what the person deletes goes, and nothing else does. A number of days would empty the mailbox under a
 * webmail or a second PC; leaving everything for ever would fill it until nothing more is received.
 */
export const DEFAULT_LEAVE_ON_SERVER: LeaveOnServer = { kind: 'untilDeletedHere' };

/**
 * Into what « Archiver » sorts below the archive: nothing, « 2026 », or « 2026-2027 » (from September to August).
 */
export const ArchiveBy = z.enum(['single', 'year', 'schoolYear']);
export type ArchiveBy = z.infer<typeof ArchiveBy>;

export const NewAccount = z.object({
  protocol: z.enum(['imap', 'pop3']).default('imap'),
  /** For POP3 only. */
  leaveOnServer: LeaveOnServer.default(DEFAULT_LEAVE_ON_SERVER),
  /** The person's name as recipients see it. */
  name: z.string().trim().max(200),
  address: z.string().trim().min(3).max(320),
  incoming: ServerSettings,
  outgoing: ServerSettings,
  password: z.string().min(1).max(1024),
});
export type NewAccount = z.infer<typeof NewAccount>;

/** `local`: « Dossiers locaux », no login at all; there is at most one. */
export type Protocol = 'imap' | 'pop3' | 'local' | 'demo';

/**
 * Whether the account's mailboxes exist on this PC only (ADR 0011). What is done to their messages is then done for
 * good at once, as there is no server that could refuse it, and their sources are the only copies.
 */
export function keepsMailHere(protocol: Protocol): boolean {
  return protocol === 'local' || protocol === 'pop3';
}

export interface Account {
  id: AccountId;
  protocol: Protocol;
  /** '' for « Dossiers locaux », which has no identity either. */
  address: string;
  name: string;
  /** What it is called on the screen: « École Jean Moulin »; '' = by its address. */
  displayName: string;
  colour: AccountColour;
  incoming: ServerSettings | null;
  outgoing: ServerSettings | null;
  /** In their order; the first is the default one. */
  identities: Identity[];
  /** null unless the account collects by POP3. */
  leaveOnServer: LeaveOnServer | null;
  archiveBy: ArchiveBy;
  /** `session`: no OS keychain, the password lives in memory until Casier closes. */
  passwordKept: 'keychain' | 'session' | 'none';
}

/** Where the runtime of an account stands. See engine/core/account-state.ts. */
export type AccountPhase = 'offline' | 'connecting' | 'syncing' | 'watching' | 'waiting' | 'needsUser';

/** Of the whole account, as the server counts it. */
export interface Quota {
  usedBytes: number;
  limitBytes: number;
}

export interface AccountStatus {
  accountId: AccountId;
  phase: AccountPhase;
  /** Messages known, and how many of them can be read offline. */
  messagesTotal: number;
  messagesOffline: number;
  /** The whole-mailbox download was stopped by the person and waits to be resumed. */
  downloadPaused: boolean;
  /** Operations not yet agreed by the server. */
  pendingOperations: number;
  /** Epoch ms of the next try, when phase is `waiting`. */
  retryAt: number | null;
  /** Why phase is `waiting` or `needsUser`. */
  problem: Problem | null;
  lastSyncAt: number | null;
  /** null: the server sets no limit, or does not tell. */
  quota: Quota | null;
}

/** What a check of server settings found, step by step; the first failed step ends it. */
export const SetupSide = z.enum(['incoming', 'outgoing']);
export type SetupSide = z.infer<typeof SetupSide>;

export type SetupCheck = { ok: true } | { ok: false; side: SetupSide; problem: Problem };

/** What is left out stays. */
export const AccountLookPatch = z.object({
  accountId: AccountId,
  displayName: z.string().trim().max(100).optional(),
  colour: AccountColour.optional(),
});
export type AccountLookPatch = z.infer<typeof AccountLookPatch>;
