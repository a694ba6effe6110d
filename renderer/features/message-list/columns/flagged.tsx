// « Suivi »: the star; a click on it sets it or takes it away.
import { Icon } from '../../../ui/icon.tsx';
import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const flagged: Column = {
  name: 'flagged',
  label: (w) => w.flaggedColumn,
  icon: 'star',
  sortBy: 'flagged',
  firstDirection: 'desc',
  width: 28,
  sizable: false,
  Cell: Star,
};

function Star({ row }: CellProps) {
  const { flagged: set } = row.flags;
  return (
    <span role="gridcell" className={set ? 'cell-flagged set' : 'cell-flagged'} data-part="star">
      <Icon name="star" filled={set} />
    </span>
  );
}
