// Clicks, keys and drags on the list, caught once for all rows.
import type { DragEvent, KeyboardEvent, MouseEvent } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { runCommand } from '../../app/commands.ts';
import { setFlag } from '../../app/message-actions.ts';
import { focusPane } from '../../app/panes.ts';
import { beginDrag, DRAG_TYPE, endDrag } from '../../state/drag.ts';
import { rowNow } from '../../state/rows.ts';
import { idAt, selectOnly } from '../../state/selection.ts';
import { saveSettings, settingsNow } from '../../state/settings.ts';
import { openTab } from '../../state/tabs.ts';
import { setSearch, setSelection, targetsNow, useView } from '../../state/view.ts';
import { dragFiles, isOutside, sayHowFilesAreDragged } from './drag-files.ts';
import { selectionAfterClick, selectionAfterKey } from './grid-keys.ts';
import { groupIndexOf, headIndexOf, type Shown, threadAt, threadPlaceAt } from './shown.ts';
import { foldThread } from './thread-folding.ts';

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
    if (on.part === 'seen') {
      void setFlag([on.id], 'seen', !(rowNow(on.id)?.flags.seen ?? false));
      return;
    }
    if (on.part === 'twisty') {
      toggleThread(shown, on.index);
      return;
    }
    if (on.part === 'group') toggleGroup(shown, on.id);
    const held = { ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey };
    setSelection(selectionAfterClick(useView.getState().selection, order, on.id, held));
  }

  function onContextMenu(event: MouseEvent): void {
    event.preventDefault();
    const on = hit(event);
    const { selection } = useView.getState();
    if (isHead(shown, on?.id ?? selection.focus)) return;
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
    if (isHead(shown, selection.focus) && (event.key === 'Enter' || event.key === ' ')) {
      toggleGroup(shown, selection.focus);
    } else if (next) setSelection(next, event.repeat ? 'soon' : 'now');
    else if (event.key === 'Enter' && !press.ctrl && !press.shift) openFocused(settingsNow()?.enterOpens ?? 'reader');
    else if (event.key === 'Escape' && searchText) setSearch('');
    else if (!foldByKey(shown, selection.focus, event.key)) return;
    event.preventDefault();
  }

  function onDragStart(event: DragEvent): void {
    const on = hit(event);
    if (!on || isHead(shown, on.id)) {
      event.preventDefault();
      return;
    }
    if (!useView.getState().selection.ids.has(on.id)) setSelection(selectOnly(on.id));
    const ids = targetsNow();
    if (event.shiftKey) {
      event.preventDefault();
      dragFiles(ids);
      return;
    }
    beginDrag(ids);
    event.dataTransfer.setData(DRAG_TYPE, '');
    event.dataTransfer.effectAllowed = 'copyMove';
    showDragged(event, dragLabel(ids.length));
  }

  return {
    onClick,
    onDoubleClick(event: MouseEvent) {
      const on = hit(event);
      if (on && !isHead(shown, on.id) && !event.ctrlKey && !event.shiftKey && on.part === undefined)
        openFocused('window');
    },
    onAuxClick(event: MouseEvent) {
      const on = hit(event);
      if (on && event.button === 1 && !isHead(shown, on.id)) openTab(on.id);
    },
    onContextMenu,
    onKeyDown,
    onDragStart,
    onDragEnd(event: DragEvent) {
      endDrag();
      if (event.dataTransfer.dropEffect === 'none' && isOutside(event)) sayHowFilesAreDragged();
    },
  };
}

/** A draft is taken up again; without a reading pane any other message gets a tab. */
function openFocused(where: Settings['enterOpens']): void {
  const { selection } = useView.getState();
  if (selection.focus === null) return;
  if (!selection.ids.has(selection.focus)) setSelection(selectOnly(selection.focus));
  if (runCommand('editDraft')) return;
  if (where === 'window') runCommand('openInWindow');
  else if (where === 'tab' || !settingsNow()?.readerShown) runCommand('openInTab');
  else focusPane('reader');
}

function toggleThread(shown: Shown, index: number): void {
  const place = threadPlaceAt(shown, index);
  if (place.kind !== 'head') return;
  const folding = settingsNow()?.threadFolding;
  if (folding) saveSettings({ threadFolding: foldThread(folding, threadAt(shown, index), place.expanded) });
}

function isHead({ groups }: Shown, id: MessageId | null): id is MessageId {
  return id !== null && (groups?.heads.has(id) ?? false);
}

function toggleGroup({ groups }: Shown, id: MessageId): void {
  const head = groups?.heads.get(id);
  if (!head) return;
  const foldedGroups = new Set(useView.getState().foldedGroups);
  if (!foldedGroups.delete(head.key)) foldedGroups.add(head.key);
  useView.setState({ foldedGroups });
}

/** ArrowLeft collapses, ArrowRight expands, as in any tree; ArrowLeft goes up to what a row stands under. */
function foldByKey(shown: Shown, focus: MessageId | null, key: string): boolean {
  if (focus === null || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return false;
  const closes = key === 'ArrowLeft';
  const head = shown.groups?.heads.get(focus);
  if (head) {
    if (head.folded !== closes) toggleGroup(shown, focus);
    return true;
  }
  const index = shown.order.indexOf(focus);
  const place = threadPlaceAt(shown, index);
  if (place.kind === 'head' && place.expanded === closes) toggleThread(shown, index);
  else if (closes) {
    const above = place.kind === 'below' ? headIndexOf(shown, index) : groupIndexOf(shown, index);
    const id = above === null ? null : idAt(shown.order, above);
    if (id !== null) setSelection(selectOnly(id));
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
