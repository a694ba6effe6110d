// A sending as is, in spite of a red finding, as the register on this PC keeps it: when, which cases, how many people, why.
// No address, no subject, no text: there is no field for one, and a reason is one of a list.
import { z } from 'zod';

/** Why somebody sends as is. '': an administrator asks for no reason (`advise`). In words: renderer/features/guard-strip. */
export const OverrideReason = z.enum(['', 'agreed', 'known', 'notFamilies', 'other']);
export type OverrideReason = z.infer<typeof OverrideReason>;

export interface Override {
  id: number;
  /** When it was handed to the outbox. Epoch ms. */
  at: number;
  /** Case numbers of docs/guard.md, ascending. */
  cases: number[];
  /** How many families' addresses were shown, and to how many readers. */
  addressCount: number;
  readerCount: number;
  reason: OverrideReason;
}

/** Twelve months: older ones are deleted. */
export const OVERRIDES_KEPT_MS = 366 * 86_400_000;
