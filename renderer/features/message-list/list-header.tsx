// The heads of the columns: a click sorts, the bar at the right of a head sizes its column.
import { type PointerEvent, useRef } from 'react';
import type { ListColumn, Sort } from '../../../shared/domain/settings.ts';
import { saveSettings } from '../../state/settings.ts';
import { Icon } from '../../ui/icon.tsx';
import { COLUMNS, type Column, type ColumnWidths, nextSort, SIZABLE, WIDTH, widthOf } from './columns.ts';
import type { ListWords } from './words.ts';
import './list-header.css';

interface ListHeaderProps {
  sort: Sort;
  widths: ColumnWidths;
  showsRecipients: boolean;
  words: ListWords;
  /** While it is dragged; `done` stores it. */
  onWidth(column: ListColumn, width: number, done: boolean): void;
}

export function ListHeader({ sort, widths, showsRecipients, words, onWidth }: ListHeaderProps) {
  return (
    <div role="row" className="list-header" aria-rowindex={1}>
      {COLUMNS.map((column) => (
        <ColumnHead
          key={column.name}
          column={column}
          label={columnLabel(column.name, showsRecipients, words)}
          sort={sort}
          width={widthOf(column, widths)}
          words={words}
          onWidth={onWidth}
        />
      ))}
    </div>
  );
}

export function columnLabel(column: ListColumn, showsRecipients: boolean, w: ListWords): string {
  switch (column) {
    case 'flagged':
      return w.flaggedColumn;
    case 'attachment':
      return w.attachmentColumn;
    case 'from':
      return showsRecipients ? w.to : w.from;
    default:
      return w[column];
  }
}

interface ColumnHeadProps {
  column: Column;
  label: string;
  sort: Sort;
  width: number | null;
  words: ListWords;
  onWidth: ListHeaderProps['onWidth'];
}

function ColumnHead({ column, label, sort, width, words, onWidth }: ColumnHeadProps) {
  const sorted = sort.by === column.sortBy;
  const icon = column.name === 'flagged' ? 'star' : column.name === 'attachment' ? 'attachment' : null;
  return (
    <div
      role="columnheader"
      className={`column-head column-${column.name}`}
      aria-sort={sorted ? (sort.direction === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        className="column-sort"
        aria-label={label}
        title={label}
        onClick={() => saveSettings({ sort: nextSort(sort, column) })}
      >
        {icon ? <Icon name={icon} /> : <span className="column-label">{label}</span>}
        {sorted && !icon && <Icon name={sort.direction === 'asc' ? 'sortUp' : 'sortDown'} />}
      </button>
      {SIZABLE.has(column.name) && width !== null && (
        <WidthHandle
          label={words.widthOf(label)}
          width={width}
          onWidth={(px, done) => onWidth(column.name, px, done)}
        />
      )}
    </div>
  );
}

interface WidthHandleProps {
  label: string;
  width: number;
  onWidth(width: number, done: boolean): void;
}

/** At the left edge of its column, since what is left of a sized column takes the room that remains. */
function WidthHandle({ label, width, onWidth }: WidthHandleProps) {
  const drag = useRef<{ from: number; width: number; now: number } | null>(null);
  const clamp = (px: number) => Math.round(Math.min(Math.max(px, WIDTH.min), WIDTH.max));
  return (
    <div
      role="separator"
      className="column-handle"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={WIDTH.min}
      aria-valuemax={WIDTH.max}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? 8 : event.key === 'ArrowRight' ? -8 : 0;
        if (step === 0) return;
        event.preventDefault();
        event.stopPropagation();
        onWidth(clamp(width + step), true);
      }}
      onPointerDown={(event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        drag.current = { from: event.clientX, width, now: width };
      }}
      onPointerMove={(event) => {
        if (!drag.current) return;
        drag.current.now = clamp(drag.current.width - (event.clientX - drag.current.from));
        onWidth(drag.current.now, false);
      }}
      onLostPointerCapture={() => {
        if (drag.current) onWidth(drag.current.now, true);
        drag.current = null;
      }}
    />
  );
}
