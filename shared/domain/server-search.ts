// The search for the servers of an address, as it is asked for and answered. The password has no part in it.
import { z } from 'zod';
import type { SetupSide } from './account.ts';
import type { Problem } from './problem.ts';
import { type ServerCandidate, SharedServer } from './setup.ts';

/** One incoming and one outgoing, or what else a school has. */
export const SHARED_SERVERS_MAX = 6;

export const ServerSearch = z.object({
  /** Cleaned: see `readAddress`. */
  address: z.string().trim().min(3).max(320),
  /** What is wanted; the other one may be all there is. */
  protocol: z.enum(['imap', 'pop3']),
  /** Of a file that a colleague handed on. */
  shared: z.array(SharedServer).max(SHARED_SERVERS_MAX).optional(),
});
export type ServerSearch = z.infer<typeof ServerSearch>;

/** Both answered with a valid certificate and take passwords; nobody has logged in yet. */
export interface FoundServers {
  incoming: ServerCandidate;
  outgoing: ServerCandidate;
}

export type ServerSearchResult =
  | ({ kind: 'found' } & FoundServers)
  | { kind: 'none'; side: SetupSide; problem: Problem };
