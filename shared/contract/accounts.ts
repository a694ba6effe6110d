import { z } from 'zod';
import {
  type Account,
  AccountLookPatch,
  type AccountStatus,
  ArchiveBy,
  LeaveOnServer,
  NewAccount,
  type SetupCheck,
} from '../domain/account.ts';
import { AccountRemoval, type RemovalPreview } from '../domain/account-removal.ts';
import type { Diagnosis } from '../domain/diagnosis.ts';
import { AccountId } from '../domain/ids.ts';
import { DismissedReminder, PasswordChange, type PasswordFacts } from '../domain/password.ts';
import { ServerSearch, type ServerSearchResult } from '../domain/server-search.ts';
import { command, query } from './procedure.ts';

export const accounts = {
  list: query<Account[]>()(z.void()),
  status: query<AccountStatus[]>()(z.void()),
  /** Without a password. One search at a time: a newer one stops the other; event `serverSearch` tells how far it is. */
  findServers: query<ServerSearchResult>()(ServerSearch),
  /** Logs in to both servers without sending anything. Stores nothing. */
  check: query<SetupCheck>()(NewAccount),
  /** Checks, and stores only what works. */
  create: command<{ check: SetupCheck; accountId: AccountId | null }>()(NewAccount),
  /** The trial mailbox: a local account, nothing on the network. Answers the one that exists, if any. */
  createDemo: command<{ accountId: AccountId }>()(z.void()),
  /** « Dossiers locaux »: folders on this PC only. Answers the account that exists, if any. */
  createLocal: command<{ accountId: AccountId }>()(z.void()),
  /** Name and colour, as this PC shows it. */
  setLook: command<void>()(AccountLookPatch),
  /** As they are listed everywhere. Those that are not named keep their place behind. */
  order: command<void>()(z.object({ accountIds: z.array(AccountId).max(1_000) })),
  /** After a refused password. One try; `ok: false` leaves everything as it was. */
  setPassword: command<SetupCheck>()(z.object({ accountId: AccountId, password: z.string().min(1).max(1024) })),
  /** The refused password once more, at the person's word: one try. */
  tryPasswordAgain: command<void>()(z.object({ accountId: AccountId })),
  /** What is known of each password that some account has. */
  passwords: query<PasswordFacts[]>()(z.void()),
  /** When it was changed last, as the person says; null: the person does not know, and is not asked again. */
  setPasswordChangedAt: command<void>()(PasswordChange),
  /** Until the next step. */
  dismissPasswordReminder: command<void>()(DismissedReminder),
  /**
   * For the proxy « host:port » that asked who the person is. Tried with the next connection, kept in the keychain once
   * the proxy took it, told to no other. `ok: false`: no such proxy asked.
   */
  setProxyLogin: command<{ ok: boolean }>()(
    z.object({
      proxy: z.string().max(300),
      userName: z.string().trim().min(1).max(255),
      password: z.string().min(1).max(255),
    }),
  ),
  /** « Qu'est-ce qui ne va pas ? »: walks to both servers, one login each; tells each step as an event. */
  diagnose: query<Diagnosis>()(z.object({ accountId: AccountId })),
  /** « Relever »: synchronise now; null = every account. */
  syncNow: command<void>()(z.object({ accountId: AccountId.nullable() })),
  /** Stops or resumes the whole-mailbox download. */
  setDownloadPaused: command<void>()(z.object({ accountId: AccountId, paused: z.boolean() })),
  /** What becomes of collected messages on the POP3 server, from now on. */
  setLeaveOnServer: command<void>()(z.object({ accountId: AccountId, leaveOnServer: LeaveOnServer })),
  /** Into what « Archiver » sorts, from now on. */
  setArchiveBy: command<void>()(z.object({ accountId: AccountId, archiveBy: ArchiveBy })),
  /** What `remove` would take away from this PC. null: there is no such account (any more). */
  removalPreview: query<RemovalPreview | null>()(z.object({ accountId: AccountId })),
  /**
   * Removes the account and its mail from this PC; the server's is untouched. Once begun it is gone from every list,
   * and goes on after a crash. Refuses with `accountBusy` or `exportOutdated`, and nothing is changed.
   */
  remove: command<void>()(AccountRemoval),
};
