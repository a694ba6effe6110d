// The copies of a mailing in a list: one line stands for all that lie in the same mailbox, and says what became of them.
// Each stays a message of its own: a search finds every one.
import type { MessageRow } from '../../shared/domain/message.ts';
import { mailingOf } from '../outbox/index.ts';
import type { ReadDb } from '../store/handles.ts';
import type { OrderedIds } from '../store/lists.ts';
import { copiesUnderOne, getMailing, mailingOfCopy } from '../store/mailings.ts';

/** Without those that stand under another. */
export function foldCopies(db: ReadDb, mailboxIds: readonly number[], list: OrderedIds): OrderedIds {
  const under = mailboxIds.flatMap((mailboxId) => copiesUnderOne(db, mailboxId));
  const folded = new Set(under.flatMap(({ copies }) => copies as number[]));
  if (folded.size === 0) return list;
  const kept = [...list.ids.keys()].filter((index) => !folded.has(list.ids[index]!));
  return {
    ids: Uint32Array.from(kept, (index) => list.ids[index]!),
    depths: list.depths && Uint8Array.from(kept, (index) => list.depths![index]!),
  };
}

/** A line that stands for others says what became of all. */
export function withMailing(db: ReadDb, row: MessageRow, nowAt: number): MessageRow {
  const mailingId = mailingOfCopy(db, row.id);
  const mailing = mailingId === null ? null : getMailing(db, mailingId);
  const stands =
    mailing && copiesUnderOne(db, row.mailboxId).some(({ shown, copies }) => shown === row.id && copies.length > 0);
  return stands ? { ...row, mailing: mailingOf(db, mailing, nowAt) } : row;
}
