// Cut, copy and paste where a chip has the focus.
import { type RefObject, useEffect, useRef } from 'react';

const ASKED = ['beforecopy', 'beforecut', 'beforepaste'] as const;
const DONE = ['copy', 'cut', 'paste'] as const;

/**
 * Chromium tells the element that holds the text cursor of a cut, a copy or a paste, not the one that has the focus; and
 * does either outside a text only where somebody asked for it beforehand.
 */
export function useClipboard(chips: RefObject<HTMLElement | null>, onClipboard: (event: ClipboardEvent) => void): void {
  const latest = useRef(onClipboard);
  latest.current = onClipboard;
  useEffect(() => {
    const allow = (event: Event) => {
      if (chips.current?.contains(document.activeElement)) event.preventDefault();
    };
    const listen = (event: ClipboardEvent) => latest.current(event);
    for (const asked of ASKED) document.addEventListener(asked, allow, true);
    for (const done of DONE) document.addEventListener(done, listen, true);
    return () => {
      for (const asked of ASKED) document.removeEventListener(asked, allow, true);
      for (const done of DONE) document.removeEventListener(done, listen, true);
    };
  }, [chips]);
}
