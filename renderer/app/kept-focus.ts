// The focus is never lost: where what had it leaves the window (a bar that was answered, a toast that is over, a line of the
// outbox that was sent) or is hidden (the list behind a tab), it goes to the pane that this stood in, or else to the message
// or the list; in a dialog, to the dialog. Else Tab would begin again at the top of the window, and no key would be meant for
// anything. A button that can do nothing any more keeps it by itself (ui/button.tsx).
import { useEffect } from 'react';
import { focusNextPane, focusPane, isPaneShown } from './panes.ts';

export function useKeptFocus(): void {
  useEffect(() => {
    let last: Element | null = null;
    let pane = 'list';
    const remember = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null;
      pane = last?.closest<HTMLElement>('[data-pane]')?.dataset.pane ?? 'list';
    };
    // A click beside everything takes the focus away as well, and that is meant.
    const forget = () => {
      last = null;
    };
    const keep = () => {
      if (last === null || document.activeElement !== document.body || canHaveFocus(last)) return;
      last = null;
      giveBack(pane);
    };
    document.addEventListener('focusin', remember);
    // Chromium takes it from what is hidden or disabled with the next picture, or in the middle of a change, and tells.
    const keepSoon = () => queueMicrotask(keep);
    document.addEventListener('focusout', keepSoon);
    document.addEventListener('pointerdown', forget, true);
    // Told once all that was changed together is in place: whoever takes the focus himself has it by then.
    const changes = new MutationObserver(keep);
    changes.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('focusout', keepSoon);
      document.removeEventListener('pointerdown', forget, true);
      changes.disconnect();
    };
  }, []);
}

function canHaveFocus(element: Element): boolean {
  return element.isConnected && element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled');
}

function giveBack(pane: string): void {
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
  const shown = [pane, 'reader', 'list'].find(isPaneShown);
  if (dialog) dialog.focus();
  // Not into the message: who answered a bar above it has not begun to read, and that of a new tab may still be on its way.
  else if (shown === 'reader') document.querySelector<HTMLElement>('[data-pane="reader"]')?.focus();
  else if (shown) focusPane(shown);
  if (!dialog && document.activeElement === document.body) focusNextPane(1);
}
