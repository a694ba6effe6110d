// Searching as one types: what was typed is read as a query (shared/search), the store and its index answer it, newest
// first or the best. While the index is being made again it says how far that is.

import type { MessageList } from '../../shared/contract/messages.ts';
import type { MailboxId } from '../../shared/domain/ids.ts';
import { type SearchQuery, wordsToMark } from '../../shared/search/query.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import type { Store } from '../store/database.ts';
import type { ReadDb } from '../store/handles.ts';
import { listIdentities } from '../store/identities.ts';
import type { SearchGap } from '../store/search-index.ts';
import { searchMessages } from '../store/search-messages.ts';
import { byRelevance } from './by-relevance.ts';

export interface Search {
  text: string;
  /** null: everywhere. */
  mailboxId: MailboxId | null;
  byRelevance?: boolean | undefined;
}

/** @param nowAt epoch ms: what « hier » is counted from */
export function search({ reads, search: index }: Store, asked: Search, nowAt: number): MessageList {
  const query = understood(reads, asked.text, nowAt);
  const found = searchMessages(reads, query.clauses, asked.mailboxId);
  const ids = asked.byRelevance ? byRelevance(reads, query, asked.mailboxId, found, nowAt) : found.ids;
  const { more } = found;
  return { ids: Uint32Array.from(ids), depths: null, terms: wordsToMark(query), more, indexed: shareOf(index.gap()) };
}

/** What was typed, with the own addresses in the place of « moi ». */
export function understood(db: ReadDb, text: string, nowAt: number): SearchQuery {
  const own = listIdentities(db).map(({ address }) => address);
  return readQuery(text, nowAt, own);
}

function shareOf(gap: SearchGap | null): number | null {
  return gap && gap.to > 0 ? gap.after / gap.to : null;
}
