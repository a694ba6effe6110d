// What a screen reader says for a row: as a person would read it out, the state first where it matters.
import { ROW_BADGES } from './row-badges.tsx';
import type { CellProps } from './row-facts.ts';
import { personOf } from './row-people.ts';

export function rowName(props: CellProps): string {
  const { row, list } = props;
  const { flags, subject, hasAttachments } = row;
  const { words: w } = list;
  return [
    !flags.seen && w.unread,
    flags.flagged && w.flagged,
    row.priority === 'high' && w.priorityHigh,
    row.priority === 'low' && w.priorityLow,
    subject || w.noSubject,
    personOf(row, list),
    list.formats.listDate(row.dateAt),
    hasAttachments && w.hasAttachment,
    flags.answered && w.answered,
    flags.forwarded && w.forwarded,
    ...ROW_BADGES.map((badge) => badge.says(props)),
  ]
    .filter(Boolean)
    .join(', ');
}
