// A mailing list as a message of it tells: what it is called, and the way out that may be offered.
import { z } from 'zod';

/** How one leaves a list. What the person agreed to is exactly this: host or address as it was shown. */
export const WayOut = z.discriminatedUnion('kind', [
  /** One request to this host says that the person wants out (RFC 8058). `host` with its port where that is unusual. */
  z.object({ kind: z.literal('oneClick'), host: z.string().max(300) }),
  /** One message to this address. */
  z.object({ kind: z.literal('mail'), to: z.string().max(320) }),
  /** A page, opened in the browser by the person. */
  z.object({ kind: z.literal('page'), host: z.string().max(300), url: z.string().max(20_000) }),
]);
export type WayOut = z.infer<typeof WayOut>;

export interface MailingList {
  /** As it calls itself; its id where it does not; the author's domain where it has none. */
  name: string;
  id: string | null;
  /** Where one writes to all; null: nobody may, it does not say, or the message looks like a trap. */
  postTo: string | null;
  wayOut: WayOut | null;
  /** There is a way out, and it is not offered: the message looks like a trap, or lies among the junk. */
  withheld: boolean;
  /** When the person asked to leave it. */
  askedAt: number | null;
}

/** What came of it. `elsewhere`: the site wants to be visited (it is not followed). */
export type LeaveOutcome = 'asked' | 'elsewhere' | 'refused';
