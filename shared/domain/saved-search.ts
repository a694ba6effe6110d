// A search that was kept under a name, shown among the folders: what was typed, and where.
import { z } from 'zod';
import { MailboxId, type SavedSearchId } from './ids.ts';

export const SEARCH_TEXT_MAX = 1_000;
export const SavedSearchName = z.string().trim().min(1).max(100);

export const SavedSearchContent = z.object({
  name: SavedSearchName,
  text: z.string().trim().min(1).max(SEARCH_TEXT_MAX),
  /** null: everywhere. */
  mailboxId: MailboxId.nullable(),
});
export type SavedSearchContent = z.infer<typeof SavedSearchContent>;

export interface SavedSearch extends SavedSearchContent {
  id: SavedSearchId;
}
