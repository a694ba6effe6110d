// The whole reading day by keyboard: the list made one's own, messages in tabs and in a window, back and forward, keys
// looked up, and all of it there again after a restart. Pictures in docs/screenshots.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { body, folder, launchDemo, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { fails } from './views.ts';

const screenshots = path.resolve(import.meta.dirname, '../../docs/screenshots');

let dataDir: string;
let casier: LaunchedCasier;
let page: Page;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'casier-reading-day-'));
  casier = await launchDemo({ dataDir });
  page = casier.page;
  await page.setViewportSize({ width: 1280, height: 800 });
});
afterAll(async () => {
  await casier?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const list = () =>
  page.getByRole('grid', { name: /^Messages de/ }).or(page.getByRole('treegrid', { name: /^Messages de/ }));
const selected = () => page.getByRole('row', { selected: true });
const place = async () => Number(await selected().getAttribute('aria-rowindex'));
const picture = (name: string) => page.screenshot({ path: path.join(screenshots, `${name}.png`) });

/** By the menu under « Tri et fils ». */
async function choose(entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Tri et fils' }).focus();
  await press('Enter');
  await page
    .getByRole('menuitemcheckbox', { name: entry, exact: true })
    .or(page.getByRole('menuitem', { name: entry, exact: true }))
    .focus();
  await press('Enter');
}

/** What the heads of the columns say, from left to right. */
const heads = () =>
  page
    .getByRole('columnheader')
    .evaluateAll((all) => all.map((head) => head.querySelector('button')?.getAttribute('aria-label')));

test('columns are chosen, moved and sized by keyboard, for this kind of folder', async () => {
  await folder(page, 'Courrier entrant').click();
  await page.getByRole('button', { name: 'Taille', exact: true }).focus();
  await press('Shift+F10');
  await page.getByRole('menu', { name: 'Colonnes' }).waitFor();
  expect(await fails(page)).toEqual([]);
  await picture('list-columns');
  await page.getByRole('menuitemcheckbox', { name: 'Destinataire' }).focus();
  await press('Enter');
  await expect.poll(heads).toEqual(['Suivi', 'Pièce jointe', 'Sujet', 'Expéditeur', 'Destinataire', 'Date', 'Taille']);
  await page.getByRole('button', { name: 'Date', exact: true }).focus();
  await press('Alt+Shift+ArrowLeft');
  await expect.poll(heads).toEqual(['Suivi', 'Pièce jointe', 'Sujet', 'Expéditeur', 'Date', 'Destinataire', 'Taille']);
  const width = page.getByRole('separator', { name: 'Largeur de la colonne Date' });
  const before = Number(await width.getAttribute('aria-valuenow'));
  await width.focus();
  await press('ArrowLeft');
  await expect.poll(async () => Number(await width.getAttribute('aria-valuenow'))).toBe(before + 8);
  await folder(page, 'Envoyés').click();
  await expect.poll(heads).toEqual(['Suivi', 'Pièce jointe', 'Sujet', 'Destinataire', 'Date', 'Taille']);
});

test('groups by date stand under heads that fold, and the sorting is said', async () => {
  await folder(page, 'Courrier entrant').click();
  await choose('Grouper par date');
  const groups = list().getByRole('row', { expanded: true });
  await groups.first().waitFor();
  await page.getByRole('status').filter({ hasText: 'Trié par Date, ordre décroissant, en groupes' }).waitFor();
  expect(await fails(page)).toEqual([]);
  await list().focus();
  await press('Home', 'ArrowLeft');
  const folded = list().getByRole('row', { expanded: false });
  await folded.waitFor();
  await picture('list-groups');
  await press('ArrowRight');
  await expect.poll(() => folded.count()).toBe(0);
  await choose('Grouper par expéditeur');
  await page.getByRole('status').filter({ hasText: 'Trié par Expéditeur, ordre croissant, en groupes' }).waitFor();
  await choose('Sans groupes');
  await expect.poll(() => groups.count()).toBe(0);
  await choose('Date');
});

test('rows are compact, normal or relaxed', async () => {
  const height = () =>
    row(page, 'Conseil des maîtres de lundi')
      .first()
      .evaluate((element) => element.clientHeight);
  const normal = await height();
  await choose('Hauteur des lignes : compacte');
  await expect.poll(height).toBeLessThan(normal);
  await choose('Hauteur des lignes : aérée');
  await expect.poll(height).toBeGreaterThan(normal);
  await choose('Hauteur des lignes : normale');
});

test('F and B go from message to message, brackets through what was read', async () => {
  await list().focus();
  await press('Home');
  await expect.poll(place).toBe(2);
  const scrolled = () => list().evaluate(({ scrollTop }) => scrollTop);
  await list().evaluate((element) => element.scrollTo(0, 900));
  await expect.poll(scrolled).toBe(900);
  await press('Home');
  await expect.poll(scrolled).toBe(0);
  await press('f');
  await expect.poll(place).toBe(3);
  await press('f');
  await expect.poll(place).toBe(4);
  await press('Alt+ArrowLeft');
  await expect.poll(place).toBe(3);
  await press('[');
  await expect.poll(place).toBe(2);
  await press('Alt+ArrowRight');
  await expect.poll(place).toBe(3);
  await press('b');
  await expect.poll(place).toBe(2);
});

test('a message in a tab keeps the list behind it; F reads on in it, Ctrl+W closes it', async () => {
  await row(page, 'Conseil des maîtres de lundi').first().click();
  await list().focus();
  await press('Control+Enter');
  const tab = page.getByRole('tab', { selected: true });
  await expect.poll(() => tab.textContent()).toContain('Conseil des maîtres');
  await body(page).locator('body').waitFor();
  await expect.poll(() => list().isVisible()).toBe(false);
  expect(await fails(page)).toEqual([]);
  await picture('message-tab');
  await press('Control+Tab');
  await expect.poll(() => tab.textContent()).toContain('Courrier');
  await list().waitFor();
  await press('Control+Shift+Tab');
  await expect.poll(() => tab.textContent()).toContain('Conseil des maîtres');
  const before = await tab.getAttribute('id');
  await press('f');
  await expect.poll(() => tab.getAttribute('id')).not.toBe(before);
  await press('Control+w');
  await expect.poll(() => page.getByRole('tab').count()).toBe(0);
  await list().waitFor();
});

test('a message in a window of its own is read on in, answered and closed by its keys', async () => {
  await row(page, 'Conseil des maîtres de lundi').first().click();
  const [own] = await Promise.all([
    casier.app.waitForEvent('window'),
    row(page, 'Conseil des maîtres de lundi').first().dblclick(),
  ]);
  await own.getByRole('article', { name: 'Conseil des maîtres de lundi' }).waitFor();
  const sentAt = await own.locator('time').first().getAttribute('datetime');
  await own.getByRole('button', { name: 'Répondre', exact: true }).waitFor();
  expect(await fails(own)).toEqual([]);
  await own.getByRole('button', { name: 'Message suivant' }).press('Enter');
  await expect.poll(() => own.locator('time').first().getAttribute('datetime')).not.toBe(sentAt);
  // It may be gone before the key is told to be up again.
  await Promise.all([own.waitForEvent('close'), own.keyboard.press('Control+w').catch(() => undefined)]);
});

test('F8 puts the reading pane away; Enter then opens a tab', async () => {
  await list().focus();
  await press('F8');
  await expect.poll(() => page.getByRole('article').count()).toBe(0);
  await press('Home', 'Enter');
  await page.getByRole('tab', { selected: true }).waitFor();
  await press('Control+w', 'F8');
  await page.getByRole('article').waitFor();
});

test('the sheet of keys finds a key by what it does', async () => {
  await press('Control+?');
  const sheet = page.getByRole('dialog', { name: 'Raccourcis clavier' });
  await sheet.getByText('Message non lu suivant').waitFor();
  await picture('shortcuts');
  expect(await fails(page)).toEqual([]);
  await page.keyboard.type('onglet');
  await expect
    .poll(() => sheet.getByRole('term').allTextContents())
    .toEqual(expect.arrayContaining(['Ouvrir dans un onglet', 'Onglet suivant', 'Onglet précédent']));
  await expect.poll(() => sheet.getByText('Message non lu suivant').count()).toBe(0);
  await press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
});

test('with Maj held, messages are dragged out as files of their own, readable by this user alone', async () => {
  await row(page, 'Conseil des maîtres de lundi').first().click();
  const dragged = casier.app.evaluate(
    ({ webContents }) =>
      new Promise<{ names: string[]; modes: number[] }>((resolve) => {
        const { statSync } = process.getBuiltinModule('node:fs');
        for (const contents of webContents.getAllWebContents())
          contents.startDrag = ({ files = [] }) =>
            resolve({ names: files, modes: files.map((file) => statSync(file).mode & 0o777) });
      }),
  );
  await row(page, 'Conseil des maîtres de lundi')
    .first()
    .evaluate((element) =>
      element.dispatchEvent(
        new DragEvent('dragstart', {
          bubbles: true,
          cancelable: true,
          shiftKey: true,
          dataTransfer: new DataTransfer(),
        }),
      ),
    );
  const { names, modes } = await dragged;
  expect(names).toHaveLength(1);
  expect(names[0]).toMatch(/\.eml$/);
  expect(modes).toEqual([0o400]);
});

test('with groups and a tab open, every appearance is as good as another', async () => {
  await choose('Grouper par date');
  await list().focus();
  await press('End', 'Control+Enter');
  await page.getByRole('tab', { selected: true }).waitFor();
  expect(await fails(page)).toEqual([]);
  await press('Control+Tab');
  await list().waitFor();
  expect(await fails(page)).toEqual([]);
  await press('Control+Shift+Tab', 'Control+w');
  await choose('Sans groupes');
  await list().focus();
  await press('Home');
});

test('tabs and columns are there again after a restart', async () => {
  await row(page, 'Conseil des maîtres de lundi').first().click();
  await list().focus();
  await press('Control+Enter');
  await page.getByRole('tab', { selected: true }).waitFor();
  await casier.close();
  casier = await launchCasier({ dataDir, args: ['--demo'] });
  page = casier.page;
  await page.getByRole('tab', { name: 'Conseil des maîtres de lundi' }).waitFor();
  await expect.poll(heads).toContain('Destinataire');
  await page.getByRole('tab', { name: 'Courrier' }).focus();
  await press('ArrowRight');
  await page.getByRole('article', { name: 'Conseil des maîtres de lundi' }).waitFor();
  await press('Delete');
  await expect.poll(() => page.getByRole('tab').count()).toBe(0);
});
