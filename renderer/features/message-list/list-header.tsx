// The heads of the columns: a click sorts, the bar at an edge sizes, a drag (or Alt+Maj with an arrow) moves, and the
// menu of the right button or of the Menu key chooses.
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import type { ColumnWidths, ListColumn, Sort } from '../../../shared/domain/list-layout.ts';
import { Icon } from '../../ui/icon.tsx';
import { moved, nextSort, placedAt, widthOf } from './columns/arrange.ts';
import type { Column } from './columns/column.ts';
import { WidthHandle } from './width-handle.tsx';
import type { ListWords } from './words.ts';
import './list-header.css';

export interface ListHeaderProps {
  columns: readonly Column[];
  sort: Sort | null;
  widths: ColumnWidths;
  words: ListWords;
  onSort(sort: Sort | null): void;
  onColumns(columns: ListColumn[]): void;
  /** While it is dragged; `done` stores it. */
  onWidth(column: ListColumn, width: number, done: boolean): void;
  onMenu(at: { x: number; y: number }, column: ListColumn): void;
}

export function ListHeader(props: ListHeaderProps) {
  const { columns, widths, words, onWidth } = props;
  const [dragged, setDragged] = useState<ListColumn | null>(null);
  const subjectAt = columns.findIndex(({ name }) => name === 'subject');
  return (
    <div role="row" className="list-header" aria-rowindex={1}>
      {columns.map((column, index) => {
        const width = widthOf(column, widths);
        const label = column.label(words);
        return (
          <ColumnHead key={column.name} {...props} column={column} label={label} dragged={dragged} onDrag={setDragged}>
            {column.sizable && width !== null && (
              <WidthHandle
                label={words.widthOf(label)}
                width={width}
                // Towards the subject, which gives or takes the room.
                edge={index > subjectAt ? 'left' : 'right'}
                onWidth={(px, done) => onWidth(column.name, px, done)}
              />
            )}
          </ColumnHead>
        );
      })}
    </div>
  );
}

interface ColumnHeadProps extends ListHeaderProps {
  column: Column;
  label: string;
  dragged: ListColumn | null;
  onDrag(column: ListColumn | null): void;
  children: React.ReactNode;
}

function ColumnHead(props: ColumnHeadProps) {
  const { column, label, sort, dragged, onDrag, onSort, onMenu, children } = props;
  const { name, icon } = column;
  const [over, setOver] = useState(false);
  const names = props.columns.map((one) => one.name);
  const direction = sort && sort.by === column.sortBy ? sort.direction : null;

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step === 0 || !event.altKey || !event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    props.onColumns(moved(names, name, step));
  }

  const drop = {
    onDragOver(event: DragEvent) {
      if (dragged === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      setOver(dragged !== name);
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      setOver(false);
      if (dragged === null) return;
      event.preventDefault();
      event.stopPropagation();
      props.onColumns(placedAt(names, dragged, name));
    },
  };
  return (
    <div
      role="columnheader"
      className={`column-head column-${name}${over ? ' drop' : ''}`}
      aria-sort={column.sortBy === null ? undefined : direction ? ARIA_SORT[direction] : 'none'}
      {...drop}
    >
      <button
        type="button"
        className="column-sort"
        aria-label={label}
        title={label}
        aria-keyshortcuts="Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
        draggable
        onDragStart={(event) => {
          event.stopPropagation();
          event.dataTransfer.setData(COLUMN_DRAG, name);
          event.dataTransfer.effectAllowed = 'move';
          onDrag(name);
        }}
        onDragEnd={() => onDrag(null)}
        onKeyDown={onKeyDown}
        onClick={() => onSort(nextSort(sort, column))}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          // From the keyboard there is no pointer: under the head.
          onMenu(event.button === 2 ? { x: event.clientX, y: event.clientY } : { x: left, y: bottom }, name);
        }}
      >
        {icon ? <Icon name={icon} /> : <span className="column-label">{label}</span>}
        {direction && !icon && <Icon name={direction === 'asc' ? 'sortUp' : 'sortDown'} />}
      </button>
      {children}
    </div>
  );
}

const COLUMN_DRAG = 'application/x-casier-column';
const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;
