// The copies of a mailing in a list: one line stands for all that lie in the same mailbox, and says what became of them.
// Each stays a message of its own: a search finds every one. Which are left out of a list is store/standing-list.ts's.
import type { MessageRow } from '../../shared/domain/message.ts';
import { mailingOf } from '../outbox/index.ts';
import type { ReadDb } from '../store/handles.ts';
import { getMailing, mailingOfCopy, standsForCopies } from '../store/mailings.ts';

/** A line that stands for others says what became of all. */
export function withMailing(db: ReadDb, row: MessageRow, nowAt: number): MessageRow {
  const mailingId = mailingOfCopy(db, row.id);
  if (mailingId === null || !standsForCopies(db, mailingId, row.id, row.mailboxId)) return row;
  const mailing = getMailing(db, mailingId);
  return mailing ? { ...row, mailing: mailingOf(db, mailing, nowAt) } : row;
}
