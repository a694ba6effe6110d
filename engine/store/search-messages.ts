// Searching: the index answers with sources, the store with the messages that have them, newest first. Which words are
// looked for is shared/domain/search.ts's; index and question ignore case and accents alike.
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb } from './handles.ts';

export interface FoundMessages {
  /** Newest first. */
  ids: MessageId[];
  /** There are more than `limit`. */
  more: boolean;
}

const FOUND_MAX = 1_000;

/** Messages that have every one of these folded words as the beginning of one of theirs; null = in every mailbox. */
export function searchMessages(
  db: ReadDb,
  terms: readonly string[],
  mailboxId: MailboxId | null,
  limit = FOUND_MAX,
): FoundMessages {
  const ids: MessageId[] = [];
  if (terms.length === 0) return { ids, more: false };
  const match = matchAll(terms);
  let before = Number.MAX_SAFE_INTEGER;
  // Most matches may lie in other mailboxes: then further back.
  for (let sources = db.found(match, before, limit + 1); sources.length > 0; ) {
    ids.push(...shownMessages(db, sources, mailboxId));
    if (ids.length > limit || sources.length <= limit) break;
    before = sources.at(-1)!;
    sources = db.found(match, before, limit + 1);
  }
  return { ids: ids.slice(0, limit), more: ids.length > limit };
}

function shownMessages(db: ReadDb, sources: readonly number[], mailboxId: MailboxId | null): MessageId[] {
  const rows = db.all<{ id: MessageId; sourceId: number }>(
    'messages found',
    `SELECT messages.id, source_id AS sourceId FROM json_each(?) AS found
     CROSS JOIN messages ON messages.source_id = found.value
     WHERE ${mailboxId === null ? 'mailbox_id IS NOT NULL' : 'mailbox_id = ?'}`,
    mailboxId === null ? [JSON.stringify(sources)] : [JSON.stringify(sources), mailboxId],
  );
  return rows.sort((a, b) => b.sourceId - a.sourceId || b.id - a.id).map(({ id }) => id);
}

/** « "reun"* AND "evry"* »: quoted, so that no word is taken for an operator. */
function matchAll(terms: readonly string[]): string {
  return terms.map((term) => `"${term.replaceAll('"', '""')}"*`).join(' AND ');
}
