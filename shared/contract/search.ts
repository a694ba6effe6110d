import { z } from 'zod';
import { MessageId, SavedSearchId } from '../domain/ids.ts';
import { FIND_LENGTH_MAX } from '../domain/marks.ts';
import { type SavedSearch, SavedSearchContent, SavedSearchName, SEARCH_TEXT_MAX } from '../domain/saved-search.ts';
import { command, query } from './procedure.ts';

/** A message that was found by its attachments alone. */
export interface FoundInAttachments {
  id: MessageId;
  /** Names of those that hold what was looked for, in their order. */
  names: string[];
}

export interface SavedSearchCount {
  id: SavedSearchId;
  unread: number;
  /** There are more than `unread`. */
  more: boolean;
}

/** What is found lists itself as `messages.list`. Changes: area `search`, of saved ones `savedSearches`. */
export const search = {
  /** Of these messages, those that hold what was looked for in their attachments and nowhere else. */
  foundIn: query<FoundInAttachments[]>()(
    z.object({ text: z.string().max(SEARCH_TEXT_MAX), ids: z.array(MessageId).max(200) }),
  ),
  /** How often a text stands in the body of a message, as it is shown with `Marks` of kind `find`. */
  inMessage: query<{ count: number }>()(z.object({ messageId: MessageId, text: z.string().max(FIND_LENGTH_MAX) })),
  /** Messages whose attachments have not been read for the search yet. */
  attachments: query<{ waiting: number }>()(z.void()),
  /** In the order they were made. */
  saved: query<SavedSearch[]>()(z.void()),
  counts: query<SavedSearchCount[]>()(z.void()),
  save: command<{ id: SavedSearchId }>()(SavedSearchContent),
  rename: command<void>()(z.object({ id: SavedSearchId, name: SavedSearchName })),
  remove: command<void>()(z.object({ id: SavedSearchId })),
};
