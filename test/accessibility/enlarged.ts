// A view at 200 %: whether everything that can be used in it can still be got at.

/**
 * Controls that no scrolling brings into sight, that are cut off, or that stand in a part too small to be read; and a
 * window that scrolls sideways. Runs in the page, and knows nothing of what is around it here.
 */
export function lostFromSight(): string[] {
  const LEAST_HEIGHT = 40;
  const CONTROLS = 'button, input, select, textarea, a[href], summary, iframe, dialog, [tabindex]';
  const root = document.documentElement;
  const nameOf = (element: Element) =>
    `${element.localName}.${element.className} « ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)} »`;
  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

  /** Why it cannot be seen, or null. What scrolls may be anywhere inside of what it scrolls in, which must be seen itself. */
  const whyLost = (element: Element): string | null => {
    let { left, right, top, bottom } = element.getBoundingClientRect();
    if (right - left <= 1 || bottom - top <= 1) return null;
    for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.position === 'fixed') break;
      const around: Element | null = at.parentElement;
      if (!around || around === root) break;
      const clip = getComputedStyle(around);
      const box = around.getBoundingClientRect();
      const [x, y] = [clip.overflowX, clip.overflowY];
      if (scrolls(y)) {
        if (box.height < Math.min(LEAST_HEIGHT, bottom - top))
          return `seen through ${Math.round(box.height)} px of ${nameOf(around)}`;
        [top, bottom] = [box.top, box.bottom];
      } else if (y !== 'visible' && (top < box.top - 2 || bottom > box.bottom + 2))
        return `cut off by ${nameOf(around)}`;
      if (scrolls(x)) [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      else if (x !== 'visible' && (left < box.left - 2 || right > box.right + 2)) return `cut off by ${nameOf(around)}`;
    }
    const inside = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
    return inside ? null : 'outside of the window';
  };

  const dialogs = [...document.querySelectorAll('dialog[open]')];
  const scope = dialogs.at(-1) ?? document.body;
  const controls = [scope, ...scope.querySelectorAll(CONTROLS)].filter(
    (one) =>
      one !== document.body &&
      one.checkVisibility({ visibilityProperty: true }) &&
      !one.closest('[aria-hidden="true"]'),
  );
  const lost = controls.flatMap((one) => {
    const why = whyLost(one);
    return why ? [`${nameOf(one)} is ${why}`] : [];
  });
  return [...(root.scrollWidth > root.clientWidth ? ['the window scrolls sideways'] : []), ...lost];
}
