// What the tests of all views share: what is wrong on the screen, and the dialogs put away again.
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { faultsOf } from '../accessibility/faults.ts';

/** In every appearance: light, dark, forced colours, at 200 %. */
export const fails = (page: Page): Promise<string[]> => faultsOf(page);

/** One after the other: Escape closes the topmost only. */
export async function closeDialogs(page: Page): Promise<void> {
  for (let open = await page.getByRole('dialog').count(); open > 0; open--) {
    await page.keyboard.press('Escape');
    // In hooks as well, where no expectation may be polled.
    await vi.waitFor(async () => expect(await page.getByRole('dialog').count()).toBe(open - 1), { timeout: 30_000 });
  }
}
