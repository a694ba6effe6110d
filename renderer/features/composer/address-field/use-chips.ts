// What chips do when they are clicked, dragged, copied and typed at. The list hears everything; a chip is known by its
// `data-chip`, a member of an open group by its `data-member-of` too. What an action is about is the selection, where the
// chip belongs to it, else that chip alone.
import {
  type DragEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { RecipientField } from '../../../../shared/domain/draft.ts';
import { useWords } from '../../../i18n/index.ts';
import type { MenuEntry } from '../../../ui/menu.tsx';
import { announce } from './announce.ts';
import { type ChipActions, type Hit, useChipActions } from './chip-actions.ts';
import { useChipMenu } from './chip-menu.ts';
import { concerned, extended, NONE_SELECTED, toggled } from './chip-selection.ts';
import { writeChips } from './chip-transfer.ts';
import { type Keys, keyOf } from './recipient-list.ts';
import { useClipboard } from './use-clipboard.ts';
import { words } from './words.ts';

interface OpenMenu extends Hit {
  keys: Keys;
  at: { x: number; y: number };
}

export function useChips(props: ChipActions & { ref: RefObject<HTMLUListElement | null> }) {
  const { ref, field, recipients, edits, onEdit, onLeave, onPaste } = props;
  const w = useWords(words);
  const [selection, setSelection] = useState(NONE_SELECTED);
  const [openGroups, setOpenGroups] = useState<Keys>(new Set());
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const order = useMemo(() => recipients.map(keyOf), [recipients]);
  const toggleGroup = (key: string) => setOpenGroups((open) => toggled({ keys: open, anchor: null }, key).keys);
  const actions = useChipActions({
    ...props,
    onSelect: setSelection,
    toggleGroup,
    closeGroup: (key) => setOpenGroups((open) => new Set([...open].filter((one) => one !== key))),
  });
  const menuEntries = useChipMenu(menu, props, { ...actions, openGroups });

  // The chip that was moved here, or stands where one was taken away.
  useEffect(() => {
    if (edits.focusNext?.field !== field) return;
    const chip = ref.current?.querySelector<HTMLElement>(`[data-chip="${CSS.escape(edits.focusNext.key)}"]`);
    edits.focusNext = null;
    if (chip) chip.focus();
    else onLeave();
  });

  const onClipboard = (event: ClipboardEvent) => {
    const hit = ref.current?.contains(document.activeElement) ? hitOf(document.activeElement) : null;
    if (!hit || !event.clipboardData) return;
    event.preventDefault();
    const keys = concerned(selection, hit.key);
    if (event.type === 'paste') onPaste(event.clipboardData);
    else writeChips(event.clipboardData, { ...actions.carried(hit, keys), from: null });
    if (event.type === 'copy') announce(w.copied(keys.size));
    if (event.type === 'cut') actions.remove(hit, keys, false);
  };
  useClipboard(ref, onClipboard);

  function select(next: typeof selection): void {
    setSelection(next);
    announce(w.selectedCount(next.keys.size));
  }

  function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
    const hit = hitOf(event.target);
    const stops = [...event.currentTarget.querySelectorAll('button')];
    const index = stops.indexOf(event.target as HTMLButtonElement);
    const goTo = (at: number) => {
      const target = stops[at];
      if (!target) {
        onLeave();
        return;
      }
      target.focus();
      const reached = hitOf(target);
      if (!event.shiftKey) setSelection(NONE_SELECTED);
      else if (hit && reached && !reached.memberOf)
        select(extended(selection, order, { from: hit.key, to: reached.key }));
    };
    const keys = hit ? concerned(selection, hit.key) : null;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'a') select({ keys: new Set(order), anchor: order[0] ?? null });
      else if (event.key === 'z') actions.undo();
      else return;
    } else if (event.altKey) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const to = RecipientField.options[RecipientField.options.indexOf(field) + step];
      if (step === 0 || !keys || hit?.memberOf) return;
      if (to) actions.move(keys, to);
    } else if (event.key === 'ArrowLeft') goTo(Math.max(0, index - 1));
    else if (event.key === 'ArrowRight') goTo(index + 1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(event.shiftKey ? stops.length - 1 : stops.length);
    else if (event.key === 'Escape') setSelection(NONE_SELECTED);
    else if (hit && (event.key === 'Enter' || event.key === 'F2')) open(hit);
    else if (hit && keys && (event.key === 'Delete' || event.key === 'Backspace'))
      actions.remove(hit, keys, event.key === 'Backspace');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A group opens; an address goes back into the field as text. */
  function open({ key, memberOf }: Hit): void {
    const recipient = memberOf === null ? recipients.find((one) => keyOf(one) === key) : undefined;
    if (recipient?.kind === 'group') toggleGroup(key);
    else if (recipient) onEdit(recipient);
  }

  const listeners = {
    onKeyDown,
    onClick(event: MouseEvent) {
      const hit = hitOf(event.target);
      if (!hit || hit.memberOf) return;
      const isGroup = hit.key.startsWith('group ');
      // Space is a click that no pointer made (detail 0).
      if (event.ctrlKey || event.metaKey || (event.detail === 0 && !isGroup)) select(toggled(selection, hit.key));
      else if (event.shiftKey) select(extended(selection, order, { from: hit.key, to: hit.key }));
      else {
        setSelection({ keys: new Set(), anchor: hit.key });
        if (isGroup) toggleGroup(hit.key);
      }
    },
    onDoubleClick(event: MouseEvent) {
      const hit = hitOf(event.target);
      if (hit && !hit.key.startsWith('group ')) open(hit);
    },
    onContextMenu(event: MouseEvent) {
      const hit = hitOf(event.target);
      if (!hit) return;
      event.preventDefault();
      const { left, bottom } = (event.target as Element).closest('button')!.getBoundingClientRect();
      const keys = hit.memberOf ? new Set([hit.key]) : concerned(selection, hit.key);
      setMenu({ ...hit, keys, at: { x: left, y: bottom } });
    },
    onDragStart(event: DragEvent) {
      const hit = hitOf(event.target);
      if (!hit || hit.memberOf) return;
      const keys = concerned(selection, hit.key);
      writeChips(event.dataTransfer, { ...actions.carried(hit, keys), from: { field, keys } });
      event.dataTransfer.effectAllowed = 'copyMove';
    },
    onBlur(event: FocusEvent) {
      const stays = event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
      if (!stays && !menu) setSelection(NONE_SELECTED);
    },
  };

  const shownMenu: { label: string; entries: MenuEntry[]; at: { x: number; y: number }; close(): void } | null =
    menu && {
      label: menu.keys.size > 1 ? w.actionsOnSeveral(menu.keys.size) : w.actions,
      entries: menuEntries,
      at: menu.at,
      close: () => setMenu(null),
    };
  return { selection, openGroups, listeners, menu: shownMenu };
}

function hitOf(target: EventTarget | null): Hit | null {
  const chip = target instanceof Element ? target.closest<HTMLElement>('[data-chip]') : null;
  const key = chip?.dataset.chip;
  return key === undefined ? null : { key, memberOf: chip?.dataset.memberOf ?? null };
}
