// « Compte »: whose a message is, where those of several accounts stand together.
import { AccountMark } from '../../../ui/account-mark.tsx';
import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const account: Column = {
  name: 'account',
  label: (w) => w.accountColumn,
  sortBy: 'account',
  firstDirection: 'asc',
  width: 130,
  sizable: true,
  Cell: ({ account: whose }: CellProps) => (
    <span role="gridcell" className="cell-account" data-cut>
      {whose && <AccountMark colour={whose.colour} title={whose.title} />}
      {whose?.title}
    </span>
  ),
};
