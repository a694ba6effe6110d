// The copies of a mailing in a list: one line stands for all that lie in the same mailbox, and says what became of them.
// Each stays a message of its own: a search finds every one.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { MessageRow } from '../../shared/domain/message.ts';
import { mailingOf } from '../outbox/index.ts';
import type { ReadDb } from '../store/handles.ts';
import type { OrderedIds } from '../store/lists.ts';
import { copiesIn, getMailing, mailingOfCopy, standsForCopies } from '../store/mailings.ts';

/** Without those that stand under another. */
export function foldCopies(db: ReadDb, mailboxIds: readonly MailboxId[], list: OrderedIds): OrderedIds {
  const copies = copiesIn(db, mailboxIds);
  if (copies.size === 0) return list;
  const isShown = (id: number) => copies.get(id) !== true;
  const depths = list.depths?.filter((_, index) => isShown(list.ids[index]!)) ?? null;
  return { ids: list.ids.filter(isShown), depths };
}

/** A line that stands for others says what became of all. */
export function withMailing(db: ReadDb, row: MessageRow, nowAt: number): MessageRow {
  const mailingId = mailingOfCopy(db, row.id);
  if (mailingId === null || !standsForCopies(db, mailingId, row.id, row.mailboxId)) return row;
  const mailing = getMailing(db, mailingId);
  return mailing ? { ...row, mailing: mailingOf(db, mailing, nowAt) } : row;
}
