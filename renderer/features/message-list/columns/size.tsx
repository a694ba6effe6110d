import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const size: Column = {
  name: 'size',
  label: (w) => w.size,
  sortBy: 'size',
  firstDirection: 'desc',
  width: 76,
  sizable: true,
  Cell: ({ row, list }: CellProps) => (
    <span role="gridcell" className="cell-size">
      {list.formats.size(row.sizeBytes)}
    </span>
  ),
};
