// What a column of the list is. Each has a file of its own beside this one, and its line in table.ts.
import type { ReactNode } from 'react';
import type { ListColumn, Sort, SortBy } from '../../../../shared/domain/list-layout.ts';
import type { IconName } from '../../../ui/icon.tsx';
import type { CellProps } from '../row-facts.ts';
import type { ListWords } from '../words.ts';

export interface Column {
  name: ListColumn;
  /** In its head, in the menu of columns and to a screen reader. */
  label(words: ListWords): string;
  /** In its head, where the label has no room. */
  icon?: IconName;
  /** null: it cannot be sorted by. */
  sortBy: SortBy | null;
  /** What a first click on its head sorts by. */
  firstDirection: Sort['direction'];
  /** In px; null: takes the room that is left. */
  width: number | null;
  /** Those that hold one icon are not. */
  sizable: boolean;
  /** One `role="gridcell"`; the class `cell-<name>` gives it its place where a row takes two lines. */
  Cell(props: CellProps): ReactNode;
}
