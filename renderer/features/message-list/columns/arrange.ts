// What a person does to the columns: sizes, sorts, shows, hides and moves them. Pure.
import type { ColumnWidths, ListColumn, Sort } from '../../../../shared/domain/list-layout.ts';
import type { Column } from './column.ts';

type Sizing = Pick<Column, 'name' | 'width' | 'sizable'>;

export const WIDTH = { min: 48, max: 900, subjectMin: 140 };

export function widthOf(column: Sizing, widths: ColumnWidths): number | null {
  return (column.sizable ? widths[column.name] : undefined) ?? column.width;
}

/** For `grid-template-columns`. */
export function columnTemplate(columns: readonly Sizing[], widths: ColumnWidths): string {
  return columns
    .map((column) => {
      const width = widthOf(column, widths);
      return width === null ? `minmax(${WIDTH.subjectMin}px, 1fr)` : `${width}px`;
    })
    .join(' ');
}

/** A click on the head of a column: its own first direction, then the other way round. */
export function nextSort(sort: Sort | null, column: Pick<Column, 'sortBy' | 'firstDirection'>): Sort | null {
  if (column.sortBy === null) return sort;
  if (sort?.by !== column.sortBy) return { by: column.sortBy, direction: column.firstDirection };
  return { by: sort.by, direction: sort.direction === 'asc' ? 'desc' : 'asc' };
}

/** Shown or hidden; one that comes takes its place in the order of the menu. The subject stays. */
export function toggled(shown: readonly ListColumn[], name: ListColumn, all: readonly ListColumn[]): ListColumn[] {
  if (name === 'subject') return [...shown];
  if (shown.includes(name)) return shown.filter((one) => one !== name);
  const after = all.slice(0, all.indexOf(name)).findLast((one) => shown.includes(one));
  const at = after === undefined ? 0 : shown.indexOf(after) + 1;
  return shown.toSpliced(at, 0, name);
}

/** One place to the left (-1) or to the right (1); at the end nothing. */
export function moved(shown: readonly ListColumn[], name: ListColumn, step: -1 | 1): ListColumn[] {
  const to = shown.indexOf(name) + step;
  if (!shown.includes(name) || to < 0 || to >= shown.length) return [...shown];
  return shown.filter((one) => one !== name).toSpliced(to, 0, name);
}

/** To where another one stands, which makes room on the side that this one comes from. */
export function placedAt(shown: readonly ListColumn[], name: ListColumn, at: ListColumn): ListColumn[] {
  const to = shown.indexOf(at);
  if (!shown.includes(name) || to < 0) return [...shown];
  return shown.filter((one) => one !== name).toSpliced(to, 0, name);
}
