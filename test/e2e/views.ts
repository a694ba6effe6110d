// What the tests of all views share: axe on what is on the screen, and the dialogs put away again.
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { accessibilityViolations } from './launch.ts';

/** Once what appears has appeared: half transparent, it has half the contrast. */
export async function fails(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY),
  );
  return accessibilityViolations(page, rules);
}

/** One after the other: Escape closes the topmost only. */
export async function closeDialogs(page: Page): Promise<void> {
  for (let open = await page.getByRole('dialog').count(); open > 0; open--) {
    await page.keyboard.press('Escape');
    // In hooks as well, where no expectation may be polled.
    await vi.waitFor(async () => expect(await page.getByRole('dialog').count()).toBe(open - 1), { timeout: 30_000 });
  }
}
