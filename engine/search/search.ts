// Searching as one types: what was typed is read as a query (shared/search), the store and its index answer it, newest
// first. While the index is being made again it says how far that is.

import type { MessageList } from '../../shared/contract/messages.ts';
import type { MailboxId } from '../../shared/domain/ids.ts';
import { wordsToMark } from '../../shared/search/query.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import type { Store } from '../store/database.ts';
import type { SearchGap } from '../store/search-index.ts';
import { searchMessages } from '../store/search-messages.ts';

/** @param nowAt epoch ms: what « hier » is counted from */
export function search(
  { reads, search: index }: Store,
  text: string,
  mailboxId: MailboxId | null,
  nowAt: number,
): MessageList {
  const query = readQuery(text, nowAt);
  const { ids, more } = searchMessages(reads, query.clauses, mailboxId);
  return { ids: Uint32Array.from(ids), depths: null, terms: wordsToMark(query), more, indexed: shareOf(index.gap()) };
}

function shareOf(gap: SearchGap | null): number | null {
  return gap && gap.to > 0 ? gap.after / gap.to : null;
}
