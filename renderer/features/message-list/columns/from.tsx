import { displayName } from '../../../../shared/domain/address.ts';
import { Marked } from '../marked.tsx';
import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const from: Column = {
  name: 'from',
  label: (w) => w.from,
  sortBy: 'from',
  firstDirection: 'asc',
  width: 210,
  sizable: true,
  Cell: ({ row, list }: CellProps) => (
    <span role="gridcell" className="cell-from" data-cut>
      <Marked text={displayName(row.from) || list.words.noPerson} terms={list.terms} />
    </span>
  ),
};
