// A person without a mouse: what has the focus as a screen reader names it, and Tab until it is what is wanted.
import type { Page } from 'playwright-core';

/** Round and round, as what is looked for may only be about to appear. */
const PATIENCE_MS = 10_000;

/** The name of what has the focus, with plain spaces; '' on nothing. */
export async function focused(page: Page): Promise<string> {
  const name = await page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return '';
    const labelledBy = at.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = labelledBy.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const field = at as Partial<HTMLInputElement>;
    return at.getAttribute('aria-label') ?? (labels || field.labels?.[0]?.textContent || at.textContent || '');
  });
  return name.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
}

/** Answers the name found. `key`: « Shift+Tab » where that is the shorter way. */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string> {
  const passed = new Set<string>();
  for (const endsAt = Date.now() + PATIENCE_MS; Date.now() < endsAt; ) {
    const here = await focused(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return here;
    passed.add(here);
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${name}, but to: ${[...passed].join(' · ')}`);
}

/** Tab to it, then Enter. */
export async function activate(page: Page, name: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await tabTo(page, name, key);
  await page.keyboard.press('Enter');
}
