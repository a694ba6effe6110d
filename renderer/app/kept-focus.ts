// The focus is never lost: where what had it leaves the window (a bar that was answered, a toast that is over, a line of the
// outbox that was sent), it goes to the pane that this stood in, or to the list; in a dialog, to the dialog. Else Tab would
// begin again at the top of the window, and no key would be meant for anything.
import { useEffect } from 'react';
import { focusNextPane, focusPane } from './panes.ts';

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
      if (last === null || last.isConnected || document.activeElement !== document.body) return;
      last = null;
      const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog[open]')].at(-1);
      if (dialog) dialog.focus();
      // Not into the message: who answered a bar above it has not begun to read.
      else if (pane === 'reader') document.querySelector<HTMLElement>('[data-pane="reader"]')?.focus();
      else focusPane(pane);
      if (!dialog && document.activeElement === document.body) focusNextPane(1);
    };
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, true);
    // Told once all that was changed together is in place: whoever takes the focus himself has it by then.
    const changes = new MutationObserver(keep);
    changes.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, true);
      changes.disconnect();
    };
  }, []);
}
