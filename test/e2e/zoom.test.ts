// The windows as people meet them who enlarge the page by the program itself: at 200 % nothing that matters is lost. What
// every view is asked at that size: test/accessibility/faults.ts.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSuggested, body, closeWindow, compose, launchDemo, row } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';
import { closeDialogs } from './views.ts';

describe('at 200 % on a screen of 1366 × 768', () => {
  let casier: LaunchedCasier;
  beforeAll(async () => {
    casier = await launchDemo();
    await casier.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      window.setBounds({ x: 0, y: 0, width: 1366, height: 768 });
      window.webContents.setZoomFactor(2);
    });
    await casier.page.waitForFunction(() => innerWidth < 700);
  });
  afterAll(() => casier?.close());

  /** Parts that lie outside of the page or are covered by another. */
  const lost = (page: Page, selectors: string[]) =>
    page.evaluate(
      (wanted) =>
        wanted.filter((selector) => {
          const found = document.querySelector(selector);
          if (!found) return true;
          const { left, right, top, bottom, width, height } = found.getBoundingClientRect();
          const inside = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
          const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
          return !inside || width < 20 || height < 20 || !(found.contains(middle) || middle?.contains(found));
        }),
      selectors,
    );
  const SELECTED_ROW = '.message-row[aria-selected="true"]';
  const scrollsSideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

  it('keeps toolbar, folders, list and message in the window', async () => {
    const { page } = casier;
    await row(page, 'Conseil des maîtres de lundi').first().click();
    await body(page).locator('body').waitFor();
    expect(await scrollsSideways(page)).toBe(false);
    expect(await page.getByRole('toolbar', { name: 'Actions' }).getByRole('button').count()).toBe(9);
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('.toolbar button, .toolbar input')]
        .filter((one) => {
          const { left, right, bottom } = one.getBoundingClientRect();
          return left < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
        })
        .map((one) => one.textContent || one.getAttribute('aria-label')),
    );
    expect(outside).toEqual([]);
    expect(
      // The list is scrolled to it, wherever the day and the hour have put it in the trial mailbox.
      await lost(page, ['[data-pane="folders"]', '[data-pane="list"]', '[data-pane="reader"]', SELECTED_ROW]),
    ).toEqual([]);
    const reader = await page.locator('.body-frame').boundingBox();
    expect(reader?.height).toBeGreaterThan(60);
  });

  it('keeps every dialog and its buttons in the window', async () => {
    const { page } = casier;
    for (const [key, name] of [
      ['Control+,', 'Paramètres'],
      ['Control+Shift+B', 'Carnet d’adresses'],
      ['F1', 'Raccourcis clavier'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('dialog', { name }).waitFor();
      expect(await lost(page, ['dialog', '.dialog-close'])).toEqual([]);
      expect(await scrollsSideways(page)).toBe(false);
      await closeDialogs(page);
    }
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Comptes' }).click();
    await page.getByRole('textbox', { name: 'Nom du compte' }).waitFor();
    expect(await lost(page, ['dialog', '.dialog-close', '.account-button'])).toEqual([]);
    expect(await scrollsSideways(page)).toBe(false);
    await closeDialogs(page);
  });

  it('keeps the composer’s fields, buttons and body usable', async () => {
    const composer = await compose(casier);
    await casier.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) {
        window.setBounds({ x: 0, y: 0, width: 1366, height: 768 });
        window.webContents.setZoomFactor(2);
      }
    });
    await expect.poll(() => composer.evaluate(() => innerWidth)).toBeLessThan(700);
    await addSuggested(composer, 'À', 'par', /Parents CM2/);
    await composer.getByRole('button', { name: /en Cci et envoyer$/ }).waitFor();
    expect(await scrollsSideways(composer)).toBe(false);
    await composer.getByRole('textbox', { name: 'Corps du message' }).click();
    await composer.keyboard.type('Chers parents');
    await composer.getByText('Chers parents').waitFor();
    const typed = await composer.getByRole('textbox', { name: 'Corps du message' }).boundingBox();
    expect(typed?.height).toBeGreaterThan(40);
    for (const button of await composer.locator('.action-bar button').all()) {
      const box = await button.boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= (await composer.evaluate(() => innerWidth)) + 1).toBe(true);
    }
    await closeWindow(composer);
  });
});
