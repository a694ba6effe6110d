// Clicks, keys and drags on the list, caught once for all rows.
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { runCommand } from '../../app/commands.ts';
import { setFlag } from '../../app/message-actions.ts';
import { focusPane } from '../../app/panes.ts';
import { beginDrag, DRAG_TYPE, endDrag } from '../../state/drag.ts';
import { rowNow } from '../../state/rows.ts';
import { idAt, selectOnly } from '../../state/selection.ts';
import { saveSettings, settingsNow } from '../../state/settings.ts';
import { setSearch, setSelection, targetsNow, useView } from '../../state/view.ts';
import { selectionAfterClick, selectionAfterKey } from './grid-keys.ts';
import { foldThread } from './thread-folding.ts';
import { headIndexOf, type Shown, threadAt, threadPlaceAt } from './threads.ts';

interface GridContext {
  shown: Shown;
  page: number;
  openMenu(at: { x: number; y: number }): void;
  /** Where the focused row is on the screen. */
  focusedRowRect(): DOMRect | null;
  /** « 3 messages », under the pointer while dragging. */
  dragLabel(count: number): string;
}

export function gridEvents(context: GridContext) {
  const { shown, page, openMenu, focusedRowRect, dragLabel } = context;
  const { order } = shown;

  function hit(event: MouseEvent | DragEvent): { id: MessageId; index: number; part: string | undefined } | null {
    const target = event.target as HTMLElement;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? -1);
    const id = idAt(order, index);
    return id === null ? null : { id, index, part: target.closest<HTMLElement>('[data-part]')?.dataset.part };
  }

  function onClick(event: MouseEvent): void {
    const on = hit(event);
    if (!on) return;
    if (on.part === 'star') {
      const starred = rowNow(on.id)?.flags.flagged ?? false;
      void setFlag([on.id], 'flagged', !starred);
      return;
    }
    if (on.part === 'twisty') {
      toggleThread(shown, on.index);
      return;
    }
    const held = { ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
    setSelection(selectionAfterClick(useView.getState().selection, order, on.id, held));
  }

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault();
    const on = hit(event);
    const { selection } = useView.getState();
    if (on && !selection.ids.has(on.id)) setSelection(selectOnly(on.id));
    const rect = focusedRowRect();
    if (on) openMenu({ x: event.clientX, y: event.clientY });
    else if (selection.ids.size > 0 && rect) openMenu({ x: rect.left + 24, y: rect.bottom });
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey) return;
    const { selection, searchText } = useView.getState();
    const press = { key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
    const next = selectionAfterKey(selection, order, press, page);
    if (next) setSelection(next, event.repeat ? 'soon' : 'now');
    else if (event.key === 'Enter') openFocused();
    else if (event.key === 'Escape' && searchText) setSearch('');
    else if (!foldByKey(shown, selection.focus, event.key)) return;
    event.preventDefault();
  }

  function onDragStart(event: DragEvent): void {
    const on = hit(event);
    if (!on) {
      event.preventDefault();
      return;
    }
    if (!useView.getState().selection.ids.has(on.id)) setSelection(selectOnly(on.id));
    const ids = targetsNow();
    beginDrag(ids);
    event.dataTransfer.setData(DRAG_TYPE, '');
    event.dataTransfer.effectAllowed = 'copyMove';
    showDragged(event, dragLabel(ids.length));
  }

  return {
    onClick,
    onDoubleClick: openFocused,
    onContextMenu,
    onKeyDown,
    onDragStart,
    onDragEnd: () => void endDrag(),
  };
}

/** A draft is taken up again; any other message gets the focus where it is read. */
function openFocused(): void {
  const { selection } = useView.getState();
  if (selection.focus === null) return;
  if (!selection.ids.has(selection.focus)) setSelection(selectOnly(selection.focus));
  if (!runCommand('editDraft')) focusPane('reader');
}

function toggleThread(shown: Shown, index: number): void {
  const place = threadPlaceAt(shown, index);
  if (place.kind !== 'head') return;
  const folding = settingsNow()?.threadFolding;
  if (folding) saveSettings({ threadFolding: foldThread(folding, threadAt(shown, index), place.expanded) });
}

/** ArrowLeft collapses, ArrowRight expands, as in any tree. */
function foldByKey(shown: Shown, focus: MessageId | null, key: string): boolean {
  if (focus === null || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
  const index = shown.order.indexOf(focus);
  const place = threadPlaceAt(shown, index);
  if (place.kind === 'head' && place.expanded === (key === 'ArrowLeft')) toggleThread(shown, index);
  if (place.kind === 'below' && key === 'ArrowLeft') {
    const head = idAt(shown.order, headIndexOf(shown, index));
    if (head !== null) setSelection(selectOnly(head));
  }
  return true;
}

function showDragged(event: DragEvent, label: string): void {
  const badge = document.createElement('div');
  badge.className = 'drag-badge';
  badge.textContent = label;
  document.body.append(badge);
  event.dataTransfer.setDragImage(badge, -12, -8);
  setTimeout(() => badge.remove());
}
