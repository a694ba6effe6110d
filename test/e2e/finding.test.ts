// A day of finding, on the real program and its trial mailbox, in French: by what is in an attachment, the best first, kept as a
// folder, narrowed by a click, inside of the message that is open. Its pictures are made by `npm run screenshots -- finding`.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { body, launchDemo, openFolder, row } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';
import { picture as pictureOf } from './school.ts';
import { fails } from './views.ts';

/** Attachments are read in the background, and a busy PC takes its time over each. */
const READ_WITHIN_MS = 150_000;

let casier: LaunchedCasier;
let page: Page;

beforeAll(async () => {
  casier = await launchDemo();
  page = casier.page;
});
afterAll(() => casier?.close());

const picture = (name: string) => pictureOf(page, name);
const field = () => page.getByRole('searchbox', { name: 'Rechercher', exact: true });
const head = () => page.getByRole('heading', { level: 1 });

async function search(text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await field().fill(text);
  await page.getByRole('group', { name: 'Où chercher' }).getByText('Partout').click();
}

describe('a search', () => {
  it('finds a message by what is in its attachment, and says which', { timeout: READ_WITHIN_MS + 60_000 }, async () => {
    await search('pj:du');
    const found = row(page, /Travaux du préau.*trouvé dans plan préau\.pdf/).first();
    await found.waitFor({ timeout: READ_WITHIN_MS });
    await picture('finding-attachment');
    expect(await fails(page)).toEqual([]);
  });

  it('says what is wrong in it, and searches the rest', async () => {
    await search('étiquette:nulle préau');
    await page.getByText('Aucune étiquette ne s’appelle « nulle ».').waitFor();
    expect(await fails(page)).toEqual([]);
    await search('de:moi préau');
    await row(page, 'Travaux du préau').first().waitFor();
  });

  it('shows the best first when it is asked to', async () => {
    await search('préau');
    await row(page, 'Travaux du préau').first().waitFor();
    const order = page.getByRole('group', { name: 'Ordre des résultats' });
    await order.getByText('Pertinence').click();
    expect(await order.getByRole('radio', { name: 'Pertinence' }).isChecked()).toBe(true);
    await row(page, 'Travaux du préau').first().waitFor();
    await order.getByText('Date').click();
  });

  it('is kept as a folder, renamed and taken away', async () => {
    await page.getByRole('button', { name: 'Enregistrer cette recherche…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Enregistrer la recherche' });
    await dialog.getByRole('textbox', { name: 'Nom' }).fill('Le préau');
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const folder = page.getByRole('treeitem', { name: /^Le préau/ });
    await folder.waitFor();
    await expect.poll(() => head().textContent()).toMatch(/^Le préau\s: .*trouvé/);
    await picture('finding-saved');
    expect(await fails(page)).toEqual([]);
    await folder.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Renommer la recherche…' }).click();
    await page.getByRole('textbox', { name: 'Nom du dossier' }).fill('Travaux');
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Enter');
    const renamed = page.getByRole('treeitem', { name: /^Travaux/ });
    await renamed.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Supprimer la recherche' }).click();
    await renamed.waitFor({ state: 'detached' });
  });
});

describe('the quick filter', () => {
  it('narrows a list by keys, is to be seen, and goes with Escape', async () => {
    await openFolder(page, 'Courrier entrant');
    const all = Number(await page.getByRole('grid').or(page.getByRole('treegrid')).getAttribute('aria-rowcount'));
    await page.keyboard.press('Control+Shift+K');
    const bar = page.getByRole('search', { name: 'Filtre rapide' });
    await bar.getByRole('button', { name: 'Pièces jointes' }).focus();
    await page.keyboard.press('Enter');
    await bar.getByText(/messages? affichés?$/).waitFor();
    const rows = page.getByRole('grid').or(page.getByRole('treegrid'));
    await expect.poll(async () => Number(await rows.getAttribute('aria-rowcount'))).toBeLessThan(all);
    await picture('finding-filter');
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await bar.waitFor({ state: 'detached' });
    await expect.poll(async () => Number(await rows.getAttribute('aria-rowcount'))).toBe(all);
  });
});

describe('in the open message', () => {
  it('Ctrl+F counts, marks and goes from place to place, those of the header first', async () => {
    await openFolder(page, 'Courrier entrant');
    await row(page, 'Conseil des maîtres de lundi').first().click();
    await page.getByRole('article', { name: 'Conseil des maîtres de lundi' }).waitFor();
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search', { name: 'Rechercher dans le message' });
    await bar.getByRole('textbox').fill('e');
    await bar.getByText(/^1 sur \d+$/).waitFor();
    const inHeader = page.locator('.message-header mark');
    expect(await inHeader.count()).toBeGreaterThan(1);
    await expect.poll(() => page.locator('.message-header h2 mark.current').count()).toBe(1);
    expect(await body(page).locator('mark:target').count()).toBe(0);
    await picture('finding-in-message');
    await page.keyboard.press('Shift+Enter');
    await bar.getByText(/^(\d+) sur \1$/).waitFor();
    await expect.poll(() => body(page).locator('mark:target').count()).toBe(1);
    expect(await page.locator('.message-header mark.current').count()).toBe(0);
    const last = await body(page).locator('mark:target').getAttribute('id');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => body(page).locator('mark:target').getAttribute('id')).not.toBe(last);
    // The next message waits as it will be shown.
    const ahead = page.locator('iframe.body-frame-ahead');
    await expect.poll(() => ahead.getAttribute('data-loaded')).toContain('find=e');
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => body(page).locator('mark').count()).toBe(0);
    expect(await inHeader.count()).toBe(0);
  });
});
