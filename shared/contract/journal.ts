import { z } from 'zod';
import { AccountId } from '../domain/ids.ts';
import type { JournalEntry } from '../domain/journal.ts';
import { query } from './procedure.ts';

export const journal = {
  /** Newest first; `beforeId`: those older than that one. accountId null = all. */
  list: query<JournalEntry[]>()(
    z.object({
      accountId: AccountId.nullable(),
      beforeId: z.number().int().positive().nullable(),
      limit: z.number().int().min(1).max(500),
    }),
  ),
  /** All of it as the lines that a file for the IT service holds, oldest first, up to `newestId`. */
  text: query<{ text: string; newestId: number }>()(z.object({ accountId: AccountId.nullable() })),
};
