// The search for the servers of an address, as it is asked for and answered. The password has no part in it.
import { z } from 'zod';
import type { SetupSide } from './account.ts';
import type { Problem } from './problem.ts';
import type { ServerCandidate } from './setup.ts';

export const ServerSearch = z.object({
  /** Cleaned: see `readAddress`. */
  address: z.string().trim().min(3).max(320),
  /** What is wanted; the other one may be all there is. */
  protocol: z.enum(['imap', 'pop3']),
});
export type ServerSearch = z.infer<typeof ServerSearch>;

/** `found`: both answered with a valid certificate and take passwords; nobody has logged in yet. */
export type ServerSearchResult =
  | { kind: 'found'; incoming: ServerCandidate; outgoing: ServerCandidate }
  | { kind: 'none'; side: SetupSide; problem: Problem };
