// One row of the list: its cells, in the order of the columns. Rows are recycled while scrolling: everything that
// varies is text or a class, icons are only there where they say something, and clicks are caught by the list. A row
// whose facts have not come yet keeps its height and shows where they will be.
import { memo } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { Column } from './columns/column.ts';
import type { RowProps } from './row-facts.ts';
import { rowName } from './row-name.ts';
import type { ThreadPlace } from './shown.ts';

/** A folded thread of which something is unread looks so, whichever message stands for it. */
const hidesUnread = (thread: ThreadPlace) => thread.kind === 'head' && !thread.expanded && (thread.unread ?? 0) > 0;

export const rowElementId = (id: MessageId) => `message-${id}`;

export const Row = memo(function Row({ columns, ...props }: RowProps & { columns: readonly Column[] }) {
  const { id, index, top, row, selected, focused, thread, inGroup, list } = props;
  const state = `${(row && !row.flags.seen) || hidesUnread(thread) ? ' unread' : ''}${focused ? ' focused' : ''}${thread.kind === 'below' ? ' below' : ''}`;
  return (
    <div
      role="row"
      id={rowElementId(id)}
      className={`message-row${state}`}
      style={{ top }}
      draggable
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={row && rowName({ ...props, row })}
      aria-busy={!row || undefined}
      aria-level={list.levels ? (inGroup ? 2 : 1) + (thread.kind === 'below' ? 1 : 0) : undefined}
      aria-expanded={thread.kind === 'head' ? thread.expanded : undefined}
    >
      {row ? (
        columns.map(({ name, Cell }) => <Cell key={name} {...props} row={row} />)
      ) : (
        <span className="message-row-awaited" />
      )}
    </div>
  );
});
