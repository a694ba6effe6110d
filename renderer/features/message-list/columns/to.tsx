import { Marked } from '../marked.tsx';
import type { CellProps } from '../row-facts.ts';
import { recipientsOf } from '../row-people.ts';
import type { Column } from './column.ts';

export const to: Column = {
  name: 'to',
  label: (w) => w.to,
  sortBy: 'to',
  firstDirection: 'asc',
  width: 210,
  sizable: true,
  Cell: ({ row, list }: CellProps) => (
    <span role="gridcell" className="cell-to" data-cut>
      <Marked text={recipientsOf(row, list)} terms={list.terms} />
    </span>
  ),
};
