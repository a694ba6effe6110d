// The columns of the list, each by its name: one file each beside this one. A new column = its file, its name in
// shared/domain/list-layout.ts and its line here.
import type { ListColumn, ListKind } from '../../../../shared/domain/list-layout.ts';
import { account } from './account.tsx';
import { attachment } from './attachment.tsx';
import type { Column } from './column.ts';
import { date } from './date.tsx';
import { flagged } from './flagged.tsx';
import { from } from './from.tsx';
import { mailbox } from './mailbox.tsx';
import { size } from './size.tsx';
import { subject } from './subject.tsx';
import { to } from './to.tsx';
import { unread } from './unread.tsx';

/** As they stand in the menu of columns. */
export const COLUMNS: Record<ListColumn, Column> = {
  flagged,
  unread,
  attachment,
  subject,
  from,
  to,
  date,
  size,
  account,
  mailbox,
};

/** What says whose a message is or where it lies is offered only where that differs from row to row. */
const ONLY_IN: Partial<Record<ListColumn, readonly ListKind[]>> = {
  account: ['search', 'unified'],
  mailbox: ['search'],
};

/** Those that can be chosen in a kind of folder. */
export function columnsFor(kind: ListKind): Column[] {
  return Object.values(COLUMNS).filter(({ name }) => ONLY_IN[name]?.includes(kind) ?? true);
}

/** What a narrow list shows of each message, on two lines. */
export function cardColumns(showsRecipients: boolean): Column[] {
  return [flagged, attachment, subject, showsRecipients ? to : from, date];
}
