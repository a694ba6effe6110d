// Searching as one types: what was typed becomes words (shared/domain/search.ts), and the store's index answers for
// them. Always newest first; every word has to be there, as the beginning of one.

import type { MessageList } from '../../shared/contract/messages.ts';
import type { MailboxId } from '../../shared/domain/ids.ts';
import { searchTerms } from '../../shared/domain/search.ts';
import type { ReadDb } from '../store/handles.ts';
import { searchMessages } from '../store/search-messages.ts';

export function search(db: ReadDb, text: string, mailboxId: MailboxId | null): MessageList {
  const terms = searchTerms(text);
  const { ids, more } = searchMessages(db, terms, mailboxId);
  return { ids: Uint32Array.from(ids), depths: null, terms, more };
}
