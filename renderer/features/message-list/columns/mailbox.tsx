// « Dossier »: where a message lies, where those of several folders stand together.
import type { CellProps } from '../row-facts.ts';
import type { Column } from './column.ts';

export const mailbox: Column = {
  name: 'mailbox',
  label: (w) => w.mailboxColumn,
  sortBy: null,
  firstDirection: 'asc',
  width: 130,
  sizable: true,
  Cell: ({ mailboxTitle }: CellProps) => (
    <span role="gridcell" className="cell-mailbox" data-cut>
      {mailboxTitle}
    </span>
  ),
};
