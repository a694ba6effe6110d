// « Non lu »: a dot; a click on it marks as read, or as unread again.
import { Icon } from '../../../ui/icon.tsx';
import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const unread: Column = {
  name: 'unread',
  label: (w) => w.unreadSort,
  icon: 'unread',
  sortBy: 'unread',
  firstDirection: 'desc',
  width: 28,
  sizable: false,
  Cell: Dot,
};

function Dot({ row }: CellProps) {
  const { seen } = row.flags;
  return (
    <span role="gridcell" className={seen ? 'cell-unread' : 'cell-unread set'} data-part="seen">
      <Icon name="unread" filled={!seen} />
    </span>
  );
}
