// « Sujet »: what the message is about, with the signs of what became of it before and its badges behind.
import { Icon } from '../../../ui/icon.tsx';
import { PriorityMark } from '../../../ui/priority-mark.tsx';
import { Marked } from '../marked.tsx';
import { RowBadges } from '../row-badges.tsx';
import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const subject: Column = {
  name: 'subject',
  label: (w) => w.subject,
  sortBy: 'subject',
  firstDirection: 'asc',
  width: null,
  sizable: false,
  Cell: Subject,
};

function Subject(props: CellProps) {
  const { row, thread, list } = props;
  const { seen, answered, forwarded } = row.flags;
  return (
    <span role="gridcell" className="cell-subject">
      {thread.kind === 'head' && (
        <span className="twisty" data-part="twisty">
          <Icon name={thread.expanded ? 'chevronDown' : 'chevronRight'} />
        </span>
      )}
      {!seen && !list.shownColumns.has('unread') && <span className="unread-dot" />}
      {row.priority && <PriorityMark priority={row.priority} />}
      {answered && <Icon name="reply" />}
      {forwarded && <Icon name="forward" />}
      <span className="subject-text" data-cut>
        <Marked text={(row.mailing?.subject ?? row.subject) || list.words.noSubject} terms={list.terms} />
      </span>
      <RowBadges {...props} />
    </span>
  );
}
