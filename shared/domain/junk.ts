// Junk learning, as a window shows and sets it, account by account.
import { z } from 'zod';

export const JunkSettings = z.object({
  /** What arrives is judged and marked, once enough was learnt. */
  judges: z.boolean(),
  /** What is judged junk goes to Indésirables; else it stays where it is, marked. */
  moves: z.boolean(),
});
export type JunkSettings = z.infer<typeof JunkSettings>;

export interface JunkState extends JunkSettings {
  learnt: { junk: number; good: number };
  /** Before so many of each nothing is judged. */
  needed: { junk: number; good: number };
}
