// Searching as one types: what was typed becomes words (shared/domain/search.ts), and the store's index answers for
// them. Always newest first; every word has to be there, as the beginning of one. While the index is being made again
// it says how far that is.

import type { MessageList } from '../../shared/contract/messages.ts';
import type { MailboxId } from '../../shared/domain/ids.ts';
import { searchTerms } from '../../shared/domain/search.ts';
import type { Store } from '../store/database.ts';
import type { SearchGap } from '../store/search-index.ts';
import { searchMessages } from '../store/search-messages.ts';

export function search({ reads, search: index }: Store, text: string, mailboxId: MailboxId | null): MessageList {
  const terms = searchTerms(text);
  const { ids, more } = searchMessages(reads, terms, mailboxId);
  return { ids: Uint32Array.from(ids), depths: null, terms, more, indexed: shareOf(index.gap()) };
}

function shareOf(gap: SearchGap | null): number | null {
  return gap && gap.to > 0 ? gap.after / gap.to : null;
}
