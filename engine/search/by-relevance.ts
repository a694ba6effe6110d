// The same search with the best first (core/rank-found.ts). Beside the newest, which are all that a list by date shows of
// many, it looks for those that have the words in their subject or sender, however old they are. FTS5's own measure (bm25)
// is not asked: it reads every occurrence of a common word first (ADR 0048).
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { SearchQuery, Term, TextTerm } from '../../shared/search/query.ts';
import { type Finding, rankFound } from '../core/rank-found.ts';
import type { ReadDb } from '../store/handles.ts';
import { datesOf } from '../store/messages.ts';
import { type FoundMessages, searchMessages } from '../store/search-messages.ts';

/** Words that are weighed; the first ones say most. */
const WORDS_MAX = 4;
const FOUND_MAX = 300;
const PLACES = ['subject', 'sender', 'attachment'] as const;

export function byRelevance(
  db: ReadDb,
  { clauses }: SearchQuery,
  mailboxId: MailboxId | null,
  found: FoundMessages,
  nowAt: number,
): MessageId[] {
  const findings = wordsOf(clauses).flatMap((word) =>
    PLACES.flatMap((of) =>
      searchMessages(db, [...clauses, [{ ...word, field: of }]], mailboxId, FOUND_MAX).ids.map(
        (id): Finding => ({ id, of }),
      ),
    ),
  );
  const ids = [...new Set([...found.ids, ...findings.map(({ id }) => id as MessageId)])];
  return rankFound(datesOf(db, ids), findings, nowAt) as MessageId[];
}

function wordsOf(clauses: readonly Term[][]): (TextTerm & { isNegated: boolean })[] {
  return clauses
    .flat()
    .filter((term) => term.kind === 'text')
    .filter(({ field, isNegated }) => field === 'anywhere' && !isNegated)
    .slice(0, WORDS_MAX);
}
