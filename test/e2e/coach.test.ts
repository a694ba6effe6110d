// The coach: À, Cc, Cci in three screens and a practice, by keyboard alone, as axe and a screen reader meet it, at
// 200 % too; the memo on one page of A4; and the practice again in a real composer of the trial mailbox.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { focused, tabTo } from './by-keyboard.ts';
import { addSuggested, closeWindow, compose, composerBy, launchDemo, recipients } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';
import { closeDialogs, fails } from './views.ts';

let casier: LaunchedCasier;
let page: Page;
beforeAll(async () => {
  casier = await launchDemo();
  page = casier.page;
});
afterAll(() => casier?.close());

const coach = (window: Page = page) => window.getByRole('dialog', { name: 'Comprendre À, Cc, Cci' });
const title = (name: string) => coach().getByRole('heading', { level: 3, name });
const press = (...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
async function expectSound(): Promise<void> {
  expect(await fails(page)).toEqual([]);
  await expectInside();
}

async function expectInside(): Promise<void> {
  const wide = (dialog: HTMLElement | SVGElement) =>
    [dialog, ...dialog.querySelectorAll('.dialog-body')].some(
      ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
    );
  expect(await coach().evaluate(wide)).toBe(false);
}

async function openCoach(): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).focus();
  await press('Enter');
  // The letter goes from one entry that begins with it to the next.
  await page.getByRole('menuitem', { name: 'Comprendre À, Cc, Cci' }).waitFor();
  const passed: string[] = [];
  do {
    await press('c');
    passed.push(await focused(page));
  } while (!passed.at(-1)!.includes('Comprendre À, Cc, Cci') && passed.length < 5);
  expect(passed.at(-1)).toContain('Comprendre À, Cc, Cci');
  await press('Enter');
  await title('À : solliciter quelqu’un').waitFor();
}

describe('the coach', () => {
  it('explains À, Cc and Cci in three screens, each read from its title on', async () => {
    await openCoach();
    expect(await focused(page)).toBe('À : solliciter quelqu’un Écran 1 sur 4');
    await expectSound();
    await tabTo(page, 'Suivant');
    await press('Enter');
    await title('Cc : informer quelqu’un').waitFor();
    expect(await focused(page)).toContain('Écran 2 sur 4');
    await tabTo(page, 'Suivant');
    await press('Enter');
    await title('Cci : préserver la confidentialité').waitFor();
    await expectSound();
    expect(await coach().getByRole('list', { name: 'Ce que chacun reçoit' }).ariaSnapshot()).toMatchInlineSnapshot(`
      "- list "Ce que chacun reçoit":
        - listitem:
          - paragraph: Mme Moreau lit
          - term: À
          - definition: Claire Martin Vous
          - paragraph: Aucune adresse d’une autre famille.
        - listitem:
          - paragraph: M. Girard lit
          - term: À
          - definition: Claire Martin Vous
          - paragraph: Aucune adresse d’une autre famille."
    `);
  });

  it('has a letter to two families practised, with the guard’s reaction', async () => {
    await tabTo(page, 'Essayer');
    await press('Enter');
    await title('À vous').waitFor();
    await page.keyboard.press('Tab');
    await press('Space', 'Tab', 'Space');
    await coach().getByText('Deux familles verraient l’adresse l’une de l’autre.').waitFor();
    await expectSound();
    await tabTo(page, 'Envoyer tel quel, pour voir');
    await press('Enter');
    await coach().getByText('L’adresse de M. Girard est montrée.').waitFor();
    await expectSound();
    await tabTo(page, 'Recommencer');
    await press('Enter');
    await page.getByRole('group', { name: 'Où mettre Mme Moreau ?' }).getByRole('radio', { name: 'À' }).focus();
    await press('Space', 'Tab', 'Space');
    await tabTo(page, 'Mettre les 2 familles en Cci');
    await press('Enter');
    await tabTo(page, 'Envoyer la lettre d’essai');
    await press('Enter');
    await coach().getByText('C’est bon : aucune famille ne voit l’adresse de l’autre.').waitFor();
    expect(await coach().getByText('Aucune adresse d’une autre famille.').count()).toBe(2);
    await expectSound();
  });

  it('has it practised again in a real composer of the trial mailbox', async () => {
    const composer = await composerBy(casier, async () => {
      await tabTo(page, 'Recommencer dans la vraie fenêtre');
      await press('Enter');
    });
    await composer.getByRole('button', { name: 'Mettre les 2 familles en Cci et envoyer' }).waitFor();
    for (const name of ['Mme Moreau', 'M. Girard']) await recipients(composer, 'À').getByText(name).waitFor();
    expect(await composer.getByRole('textbox', { name: 'Objet' }).inputValue()).toBe('Sortie au zoo de La Palmyre');
    await closeWindow(composer);
    expect(await coach().count()).toBe(0);
  });

  it('opens from the guard’s strip, in the composer’s window', async () => {
    const composer = await compose(casier);
    await addSuggested(composer, 'À', 'par', /Parents CM2/);
    await composer.getByRole('button', { name: 'Comprendre À, Cc, Cci' }).press('Enter');
    await coach(composer).getByText('Écran 1 sur 4').waitFor();
    await composer.keyboard.press('Escape');
    await expect.poll(() => coach(composer).count()).toBe(0);
    await closeWindow(composer);
  });

  it('prints its memo on one page of A4', async () => {
    await openCoach();
    await page.evaluate(() => {
      window.print = () => document.documentElement.setAttribute('data-printed', '');
    });
    await tabTo(page, 'Imprimer le mémo');
    await press('Enter');
    expect(await page.evaluate(() => document.documentElement.hasAttribute('data-printed'))).toBe(true);
    const pdf = await casier.app.evaluate(async ({ BrowserWindow }) => {
      const paper = await BrowserWindow.getAllWindows()[0]!.webContents.printToPDF({ preferCSSPageSize: true });
      return paper.toString('latin1');
    });
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/);
    await closeDialogs(page);
  });

  it('stays whole at 200 % of a small school screen', async () => {
    await casier.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]!;
      window.setBounds({ x: 0, y: 0, width: 1366, height: 768 });
      window.webContents.setZoomFactor(2);
    });
    await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(700);
    await openCoach();
    for (const next of ['Suivant', 'Suivant', 'Essayer']) {
      await expectInside();
      await coach().getByRole('button', { name: next }).press('Enter');
    }
    await expectInside();
    await coach().getByRole('button', { name: 'Terminer' }).press('Enter');
    await expect.poll(() => coach().count()).toBe(0);
  });
});
