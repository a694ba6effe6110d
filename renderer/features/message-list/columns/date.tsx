import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const date: Column = {
  name: 'date',
  label: (w) => w.date,
  sortBy: 'date',
  firstDirection: 'desc',
  width: 190,
  sizable: true,
  Cell: ({ row, list }: CellProps) => (
    <span role="gridcell" className="cell-date" data-cut>
      {list.formats.listDate(row.dateAt)}
    </span>
  ),
};
