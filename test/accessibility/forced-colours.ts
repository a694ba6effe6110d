// Forced colours as Chromium paints them. Both functions run in the page, and know nothing of what is around them here.

/**
 * Chromium paints text in its forced colour, but tells of `-webkit-text-fill-color`, which nobody sets, the colour that it
 * would have had otherwise; axe believes it. Where nothing is set the fill is the text's colour, in any case.
 */
export function textFillAsPainted(on: boolean): void {
  const kept = window as unknown as { toldOfStyle?: typeof CSSStyleDeclaration.prototype.getPropertyValue };
  kept.toldOfStyle ??= CSSStyleDeclaration.prototype.getPropertyValue;
  const told = kept.toldOfStyle;
  CSSStyleDeclaration.prototype.getPropertyValue = on
    ? function (this: CSSStyleDeclaration, name: string) {
        return told.call(this, name === '-webkit-text-fill-color' ? 'color' : name);
      }
    : told;
}

/** Chromium leaves the colour that a picture was given: icons are drawn in that of the words beside them instead. */
export function unpaintedIcons(): string[] {
  const drawn = [...document.querySelectorAll('svg.icon')].filter((icon) => icon.checkVisibility());
  const others = drawn.filter(
    (icon) => icon.parentElement && getComputedStyle(icon).color !== getComputedStyle(icon.parentElement).color,
  );
  const names = others.map(({ parentElement }) => `${parentElement!.localName}.${parentElement!.className}`);
  return [...new Set(names)].map((name) => `an icon of another colour: ${name}`);
}
