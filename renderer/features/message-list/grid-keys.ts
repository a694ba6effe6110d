// What a key does to the selection of the list: pure. Keys of commands (Suppr, N, Ctrl+A …) are not here but in
// the command table.
import type { MessageId } from '../../../shared/domain/ids.ts';
import {
  extendTo,
  idFrom,
  moveFocusTo,
  type Order,
  type Selection,
  selectOnly,
  toggle,
} from '../../state/selection.ts';

export interface GridKey {
  key: string;
  ctrl: boolean;
  shift: boolean;
}

/** null: not a key of the list. */
export function selectionAfterKey(
  selection: Selection,
  order: Order,
  { key, ctrl, shift }: GridKey,
  page: number,
): Selection | null {
  if (key === ' ') return afterSpace(selection, order, { ctrl, shift });
  const delta = deltaOf(key, page, order.length);
  if (delta === null) return null;
  const id = idFrom(selection, order, delta);
  if (id === null) return selection;
  if (shift) return extendTo(selection, order, id);
  return ctrl ? moveFocusTo(selection, id) : selectOnly(id);
}

function deltaOf(key: string, page: number, length: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return -1;
    case 'ArrowDown':
      return 1;
    case 'PageUp':
      return -page;
    case 'PageDown':
      return page;
    case 'Home':
      return -length;
    case 'End':
      return length;
    default:
      return null;
  }
}

function afterSpace(selection: Selection, order: Order, { ctrl, shift }: Omit<GridKey, 'key'>): Selection | null {
  if (selection.focus === null) return null;
  if (shift) return extendTo(selection, order, selection.focus);
  return ctrl ? toggle(selection, selection.focus) : selectOnly(selection.focus);
}

/** A click on a row, with the keys that were held. */
export function selectionAfterClick(
  selection: Selection,
  order: Order,
  id: MessageId,
  { ctrl, shift }: Omit<GridKey, 'key'>,
): Selection {
  if (shift) return extendTo(selection, order, id);
  return ctrl ? toggle(selection, id) : selectOnly(id);
}
