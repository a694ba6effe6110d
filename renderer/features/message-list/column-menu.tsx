// The menu of the column heads: which columns are shown, and the place of the one it was opened on.
import type { ListColumn } from '../../../shared/domain/list-layout.ts';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { moved, toggled } from './columns/arrange.ts';
import { columnsFor } from './columns/table.ts';
import type { ListLayoutState } from './use-layout.ts';
import type { ListWords } from './words.ts';

export interface ColumnMenuTarget {
  at: { x: number; y: number };
  column: ListColumn;
}

interface ColumnMenuProps {
  target: ColumnMenuTarget;
  layout: ListLayoutState;
  words: ListWords;
  onClose(): void;
}

export function ColumnMenu({ target, layout, words: w, onClose }: ColumnMenuProps) {
  const shown = layout.columns.map(({ name }) => name);
  const all = columnsFor(layout.kind).map(({ name }) => name);
  const at = shown.indexOf(target.column);
  const move = (label: string, keys: string, step: -1 | 1): MenuEntry => ({
    label,
    keys,
    disabled: at + step < 0 || at + step >= shown.length,
    run: () => layout.change({ columns: moved(shown, target.column, step) }),
  });
  const entries: MenuEntry[] = [
    ...columnsFor(layout.kind).map(
      (column): MenuEntry => ({
        label: column.label(w),
        checked: shown.includes(column.name),
        disabled: column.name === 'subject',
        run: () => layout.change({ columns: toggled(shown, column.name, all) }),
      }),
    ),
    'separator',
    move(w.moveLeft, w.moveLeftKeys, -1),
    move(w.moveRight, w.moveRightKeys, 1),
    'separator',
    { label: w.resetColumns, run: layout.reset },
  ];
  return <Menu label={w.columnMenu} entries={entries} at={target.at} onClose={onClose} />;
}
