import { Icon } from '../../../ui/icon.tsx';
import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const attachment: Column = {
  name: 'attachment',
  label: (w) => w.attachmentColumn,
  icon: 'attachment',
  sortBy: 'attachment',
  firstDirection: 'desc',
  width: 26,
  sizable: false,
  Cell: ({ row }: CellProps) => (
    <span role="gridcell" className="cell-attachment">
      {row.hasAttachments && <Icon name="attachment" />}
    </span>
  ),
};
