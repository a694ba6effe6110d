// F6 and Shift+F6: the focus goes from pane to pane. A pane is an element with `data-pane`; inside it the focus
// goes to the element with `data-pane-focus`, else to the pane itself.

export type PaneName = 'tabs' | 'folders' | 'search' | 'list' | 'reader';

export function isPaneShown(name: string): boolean {
  const pane = document.querySelector(`[data-pane="${name}"]`);
  return pane?.checkVisibility({ visibilityProperty: true }) ?? false;
}

export function focusPane(name: string): void {
  const pane = document.querySelector<HTMLElement>(`[data-pane="${name}"]`);
  const inside = pane?.querySelector<HTMLElement>('[data-pane-focus], [role="tab"][aria-selected="true"]');
  // A message may have nothing to show in its frame.
  (inside?.checkVisibility() ? inside : pane)?.focus();
}

export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) =>
    pane.checkVisibility({ visibilityProperty: true }),
  );
  const here = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = here === -1 ? (step === 1 ? 0 : panes.length - 1) : (here + step + panes.length) % panes.length;
  const name = panes[next]?.dataset.pane as PaneName | undefined;
  if (name) focusPane(name);
}
