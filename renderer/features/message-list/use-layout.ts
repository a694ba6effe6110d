// The layout of the list that is shown: which kind it is, what was chosen for that kind, and the changing of it. Said
// to a screen reader where it is about the order, as no row says it.
import { useEffect, useMemo, useState } from 'react';
import type { ListSource } from '../../../shared/contract/messages.ts';
import {
  type ChosenLayout,
  type ColumnWidths,
  DEFAULT_LAYOUTS,
  type ListColumn,
  type ListKind,
  type ListLayout,
  layoutOf,
} from '../../../shared/domain/list-layout.ts';
import type { MailboxRole } from '../../../shared/domain/mailbox.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { saveSettings } from '../../state/settings.ts';
import type { Column } from './columns/column.ts';
import { COLUMNS, columnsFor } from './columns/table.ts';

export interface ListLayoutState extends Omit<ListLayout, 'columns'> {
  kind: ListKind;
  columns: readonly Column[];
  /** Of the settings, or of a drag under way. */
  widths: ColumnWidths;
  change(layout: ChosenLayout): void;
  setWidth(column: ListColumn, width: number, done: boolean): void;
  /** As it was before anything was chosen. */
  reset(): void;
}

export function listKind(source: ListSource | null, folder: { role: MailboxRole | null } | null): ListKind {
  if (source?.kind === 'search') return 'search';
  if (folder?.role === 'sent' || folder?.role === 'drafts') return folder.role;
  return source?.kind === 'unified' ? 'unified' : 'received';
}

export function useListLayout(settings: Settings, kind: ListKind): ListLayoutState {
  const { lists } = settings;
  const layout = useMemo(() => layoutOf(lists, kind), [lists, kind]);
  const [dragged, setDragged] = useState<ColumnWidths | null>(null);
  useEffect(() => {
    // The stored widths are there: the drag is over.
    if (layout) setDragged(null);
  }, [layout]);
  const columns = useMemo(() => {
    const offered = columnsFor(kind);
    return layout.columns.map((name) => COLUMNS[name]).filter((column) => offered.includes(column));
  }, [layout, kind]);
  const widths = dragged ?? layout.widths;
  const change = (chosen: ChosenLayout) => saveSettings({ lists: { ...lists, [kind]: { ...lists[kind], ...chosen } } });
  return {
    ...layout,
    kind,
    columns,
    widths,
    change,
    setWidth(column, width, done) {
      const next = { ...widths, [column]: width };
      setDragged(next);
      if (done) change({ widths: next });
    },
    reset: () => change({ columns: DEFAULT_LAYOUTS[kind].columns, widths: {} }),
  };
}
