// What has to be scrolled and holds nothing that can have the focus takes it itself: else no key would scroll it. Wherever
// something in it can be focused, that is enough, and one stop less.
import { type RefObject, useEffect } from 'react';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]';

export function useScrollByKeys(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = ref.current!;
    const follow = () => {
      const isNeeded = element.scrollHeight > element.clientHeight && !element.querySelector(FOCUSABLE);
      if (isNeeded) element.tabIndex = 0;
      else if (element !== document.activeElement) element.removeAttribute('tabindex');
    };
    const sizes = new ResizeObserver(follow);
    sizes.observe(element);
    const contents = new MutationObserver(follow);
    contents.observe(element, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, [ref]);
}
