// Whether whoever works by keys still knows where she is: what has the focus is there, to be seen, and not behind a dialog.
import type { Page } from 'playwright-core';

/** Pictures in which a window may put the focus where it belongs: counted, not timed, so that a busy PC changes nothing. */
const PICTURES = 20;

/** Why nobody could tell where the focus is, or null. */
export function lostFocus(page: Page): Promise<string | null> {
  return page.evaluate(async (pictures) => {
    /** Some of it, through whatever scrolls around it. A box that only a screen reader reads stands for its words. */
    const isInSight = (at: Element): boolean => {
      let { left, right, top, bottom } = at.getBoundingClientRect();
      for (let around = at.parentElement; around && !at.matches('.spoken'); around = around.parentElement) {
        if (around.matches('dialog, [role="menu"]') || around === document.body) break;
        if (getComputedStyle(around).overflow === 'visible') continue;
        const box = around.getBoundingClientRect();
        [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
        [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      }
      return Math.max(left, 0) < Math.min(right, innerWidth) && Math.max(top, 0) < Math.min(bottom, innerHeight);
    };
    const whyLost = (): string | null => {
      const at = document.activeElement;
      if (!at || at === document.body || at === document.documentElement) return 'nothing has the focus';
      const name = `${at.localName}.${at.className} « ${at.getAttribute('aria-label') ?? at.textContent?.slice(0, 40)} »`;
      if (!at.checkVisibility({ visibilityProperty: true })) return `${name} has the focus and is not shown`;
      const { width, height } = at.getBoundingClientRect();
      if (width === 0 || height === 0) return `${name} has the focus and no size`;
      if (!isInSight(at)) return `${name} has the focus out of sight`;
      if (at.closest('[inert], [aria-hidden="true"]')) return `${name} has the focus and is hidden from screen readers`;
      if (at.matches(':disabled')) return `${name} has the focus and can do nothing`;
      const dialog = [...document.querySelectorAll('dialog:modal')].at(-1);
      if (dialog && !dialog.contains(at)) return `${name} has the focus behind a dialog`;
      const menu = document.querySelector('[role="menu"]');
      if (menu && !menu.contains(at)) return `${name} has the focus beside an open menu`;
      const pointed = at.getAttribute('aria-activedescendant');
      if (pointed && !document.getElementById(pointed)) return `${name} points at what is not there`;
      return null;
    };
    const drawn = () => new Promise((done) => requestAnimationFrame(done));
    // Chromium takes the focus from what is no longer shown with the next picture.
    await drawn();
    let why = whyLost();
    for (let picture = 0; picture < pictures && why !== null; picture++) {
      await drawn();
      why = whyLost();
    }
    return why;
  }, PICTURES);
}
