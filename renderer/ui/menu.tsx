// A menu at a point (a context menu) or under the control that opened it. Arrow keys, Home, End, the first
// letter, Enter and Escape work as in any menu of the system; the focus goes back where it came from.
import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './menu.css';

export type MenuEntry =
  | {
      label: string;
      icon?: IconName;
      /** The key that does the same, as it is shown: « Ctrl+R ». */
      keys?: string;
      /** Present: an entry that is either on or off. */
      checked?: boolean;
      disabled?: boolean;
      danger?: boolean;
      run(): void;
    }
  | 'separator';

/** Where a context menu goes: at the pointer, or, from the keyboard, under what it is about. */
export function menuPlace(event: MouseEvent<HTMLElement>): { x: number; y: number } {
  if (event.button === 2) return { x: event.clientX, y: event.clientY };
  const { left, bottom } = event.currentTarget.getBoundingClientRect();
  return { x: left, y: bottom + 2 };
}

interface MenuProps {
  label: string;
  entries: readonly MenuEntry[];
  /** Where its corner goes, in the window. */
  at: { x: number; y: number };
  onClose(): void;
}

export function Menu({ label, entries, at, onClose }: MenuProps) {
  const ref = useRef<HTMLDivElement>(null);
  useKeepInside(ref, at);
  useFocusInside(ref, onClose);

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    } else if (moveFocus(ref.current!, event.key)) {
      event.preventDefault();
    }
  }

  return (
    <div ref={ref} role="menu" className="menu" aria-label={label} tabIndex={-1} onKeyDown={onKeyDown}>
      {entries.map((entry, index) =>
        entry === 'separator' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries of an open menu never move
          <hr key={index} className="menu-separator" />
        ) : (
          <MenuItem key={entry.label} entry={entry} onClose={onClose} />
        ),
      )}
    </div>
  );
}

function MenuItem({ entry, onClose }: { entry: Exclude<MenuEntry, 'separator'>; onClose(): void }) {
  return (
    <button
      type="button"
      {...(entry.checked === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemcheckbox', 'aria-checked': entry.checked })}
      aria-disabled={entry.disabled}
      className={`menu-item ${entry.danger ? 'menu-item-danger' : ''}`}
      tabIndex={-1}
      onPointerEnter={(event) => event.currentTarget.focus()}
      onClick={() => {
        if (entry.disabled) return;
        onClose();
        entry.run();
      }}
    >
      {entry.checked ? <Icon name="check" /> : entry.icon ? <Icon name={entry.icon} /> : <span className="menu-gap" />}
      <span className="menu-label">{entry.label}</span>
      {entry.keys && (
        <span className="menu-keys" aria-hidden="true">
          {entry.keys}
        </span>
      )}
    </button>
  );
}

/** Answers whether the key moved the focus. */
function moveFocus(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll<HTMLElement>('.menu-item')];
  const here = items.indexOf(document.activeElement as HTMLElement);
  const letter = key.length === 1 && key !== ' ' ? key.toLocaleLowerCase() : null;
  const starts = (item: HTMLElement) =>
    letter !== null && (item.textContent ?? '').trim().toLocaleLowerCase().startsWith(letter);
  const target =
    key === 'ArrowDown'
      ? items[(here + 1) % items.length]
      : key === 'ArrowUp'
        ? items[(here <= 0 ? items.length : here) - 1]
        : key === 'Home'
          ? items[0]
          : key === 'End'
            ? items.at(-1)
            : [...items.slice(here + 1), ...items.slice(0, here + 1)].find(starts);
  target?.focus();
  return target !== undefined;
}

function useKeepInside(ref: React.RefObject<HTMLDivElement | null>, at: { x: number; y: number }): void {
  useLayoutEffect(() => {
    const menu = ref.current!;
    const place = () => {
      const { width, height } = menu.getBoundingClientRect();
      menu.style.left = `${Math.max(4, Math.min(at.x, innerWidth - width - 4))}px`;
      menu.style.top = `${Math.max(4, Math.min(at.y, innerHeight - height - 4))}px`;
    };
    place();
    // Enlarging the page makes the window smaller.
    window.addEventListener('resize', place);
    return () => window.removeEventListener('resize', place);
  }, [ref, at.x, at.y]);
}

function useFocusInside(ref: React.RefObject<HTMLDivElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const menu = ref.current!;
    const before = document.activeElement as HTMLElement | null;
    menu.querySelector<HTMLElement>('.menu-item')?.focus();
    const onOutside = (event: Event) => {
      if (!menu.contains(event.target as Node)) close.current();
    };
    const onLeave = () => close.current();
    document.addEventListener('pointerdown', onOutside, true);
    window.addEventListener('blur', onLeave);
    return () => {
      document.removeEventListener('pointerdown', onOutside, true);
      window.removeEventListener('blur', onLeave);
      if (menu.contains(document.activeElement) || document.activeElement === document.body) before?.focus();
    };
  }, [ref]);
}
