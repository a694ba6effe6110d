// What a screen reader says for a row: as a person would read it out, the state first where it matters.
import type { MessageRow } from '../../../shared/domain/message.ts';
import type { ThreadPlace } from './threads.ts';
import type { ListWords } from './words.ts';

export interface RowFacts {
  row: MessageRow;
  person: string;
  date: string;
  thread: ThreadPlace;
  /** Its account, where several are mixed. */
  account?: string | null;
  tags?: readonly string[];
}

export function rowName({ row, person, date, thread, account, tags = [] }: RowFacts, w: ListWords): string {
  const { flags, subject, hasAttachments } = row;
  return [
    !flags.seen && w.unread,
    flags.flagged && w.flagged,
    ...tags,
    row.priority === 'high' && w.priorityHigh,
    row.priority === 'low' && w.priorityLow,
    subject || w.noSubject,
    person,
    date,
    hasAttachments && w.hasAttachment,
    flags.answered && w.answered,
    flags.forwarded && w.forwarded,
    account,
    thread.kind === 'head' && w.threadOf(thread.size, thread.unread ?? 0),
    row.muted && w.muted,
  ]
    .filter(Boolean)
    .join(', ');
}
