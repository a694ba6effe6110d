// The columns of the list: their order, what they sort by, and the grid template made of their widths.
import type { ListColumn, Settings, Sort, SortBy } from '../../../shared/domain/settings.ts';

export interface Column {
  name: ListColumn;
  sortBy: SortBy;
  /** In px; null: takes the room that is left. */
  width: number | null;
  /** What a first click on its head sorts by. */
  firstDirection: Sort['direction'];
}

export const COLUMNS: readonly Column[] = [
  { name: 'flagged', sortBy: 'flagged', width: 28, firstDirection: 'desc' },
  { name: 'attachment', sortBy: 'attachment', width: 26, firstDirection: 'desc' },
  { name: 'subject', sortBy: 'subject', width: null, firstDirection: 'asc' },
  { name: 'from', sortBy: 'from', width: 210, firstDirection: 'asc' },
  { name: 'date', sortBy: 'date', width: 190, firstDirection: 'desc' },
  { name: 'size', sortBy: 'size', width: 76, firstDirection: 'desc' },
];

/** Columns that a person can size; the narrow ones hold one icon. */
export const SIZABLE: ReadonlySet<ListColumn> = new Set(['from', 'date', 'size']);

export const WIDTH = { min: 48, max: 900, subjectMin: 140 };

export type ColumnWidths = Settings['columnWidths'];

export function widthOf(column: Column, widths: ColumnWidths): number | null {
  return (SIZABLE.has(column.name) ? widths[column.name] : undefined) ?? column.width;
}

/** For `grid-template-columns`. */
export function columnTemplate(widths: ColumnWidths): string {
  return COLUMNS.map((column) => {
    const width = widthOf(column, widths);
    return width === null ? `minmax(${WIDTH.subjectMin}px, 1fr)` : `${width}px`;
  }).join(' ');
}

/** A click on the head of a column: its own first direction, then the other way round. */
export function nextSort(sort: Sort, column: Column): Sort {
  if (sort.by !== column.sortBy) return { by: column.sortBy, direction: column.firstDirection };
  return { by: sort.by, direction: sort.direction === 'asc' ? 'desc' : 'asc' };
}
