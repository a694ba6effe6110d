// A person without a mouse: what has the focus as a screen reader names it, Tab until it is what is wanted, and a keyboard
// after each key of which the focus is somewhere to be seen.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { lostFocus } from './kept-focus.ts';
import type { LaunchedCasier } from './launch.ts';
import { hasFrameFocus, pressReally } from './real-keys.ts';

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
export async function tabTo(
  page: Page,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' | 'ArrowDown' = 'Tab',
  press: (key: string) => Promise<void> = (one) => page.keyboard.press(one),
): Promise<string> {
  const passed = new Set<string>();
  for (const endsAt = Date.now() + PATIENCE_MS; Date.now() < endsAt; ) {
    const here = await focused(page);
    if (typeof name === 'string' ? here === name : name.test(here)) return here;
    passed.add(here);
    await press(key);
  }
  throw new Error(`${key} does not lead to ${name}, but to: ${[...passed].join(' · ')}`);
}

/** Tab to it, then Enter. */
export async function activate(page: Page, name: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await tabTo(page, name, key);
  await page.keyboard.press('Enter');
}

/** The main window's, and nothing but keys. */
export function keyboardOf({ app, page }: LaunchedCasier) {
  let last: string | null = null;

  async function press(...keys: string[]): Promise<void> {
    await hasFrameFocus(app);
    for (const key of keys) {
      // What was under way after the last key may have taken the focus since.
      await expectFocus();
      const from = await focused(page);
      last = `${key} on « ${from.slice(0, 60)} »`;
      const inFrame = await page.evaluate(() => document.activeElement?.localName === 'iframe');
      await (inFrame ? pressInFrame(key) : page.keyboard.press(key));
      await expectFocus();
    }
  }

  async function expectFocus(): Promise<void> {
    // A window that was just opened waits for the first key.
    const why = last && (await lostFocus(page));
    if (why) throw new Error(`after ${last}: ${why}`);
  }

  /** As a keyboard does: Playwright's keys pass main by, which hears what the window is meant by there. */
  async function pressInFrame(key: string): Promise<void> {
    // The frame, in a process of its own, has the focus a moment after its element.
    await expect.poll(() => hasFrameFocus(app)).toBe(true);
    await pressReally(app, key);
  }

  const tab = (name: string | RegExp, key?: 'Tab' | 'Shift+Tab' | 'ArrowDown') => tabTo(page, name, key, press);
  const pane = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane);
  return {
    press,
    tab,
    /** Tab to it, then Enter. */
    async act(name: string | RegExp, key?: 'Tab' | 'Shift+Tab') {
      await tab(name, key);
      await press('Enter');
    },
    /** In the open menu. */
    async choose(name: string | RegExp) {
      await tab(name, 'ArrowDown');
      await press('Enter');
    },
    async write(text: string) {
      await expectFocus();
      last = `« ${text} »`;
      await page.keyboard.type(text);
      await expectFocus();
    },
    /** To what in it takes the focus first. */
    async goToPane(name: 'folders' | 'list' | 'reader') {
      const isThere = () =>
        page.evaluate(
          (wanted) =>
            document.activeElement?.matches(`[data-pane="${wanted}"] [data-pane-focus], [data-pane="${wanted}"]`),
          name,
        );
      while (!(await isThere())) {
        const here = await pane();
        await press('F6');
        await expect.poll(pane).not.toBe(here);
      }
    },
    /** From the top of the list, row by row. */
    async goToMessage(subject: string) {
      await press('Home');
      const wanted = page.getByRole('row', {
        name: new RegExp(`(^|, )${subject.replace(/[?.()]/g, '.')},`),
        selected: true,
      });
      for (let row = 0; row < ROWS && (await wanted.count()) === 0; row++) await press('ArrowDown');
      await page.getByRole('article', { name: subject, exact: true }).waitFor();
    },
  };
}

/** More than the trial mailbox has in its inbox. */
const ROWS = 150;
