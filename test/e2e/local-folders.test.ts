// Folders on this PC only, and mail carried to them: made, filled by keyboard and by mouse, undone; and the journal
// that tells of it. Nothing for axe to say in any of these views.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { body, folder, launchDemo, openFolder, row } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';
import { fails } from './views.ts';

const SUBJECT = 'Conseil des maîtres de lundi';

let casier: LaunchedCasier;
let page: Page;
beforeAll(async () => {
  casier = await launchDemo();
  page = casier.page;
});
afterAll(() => casier?.close());

test('a local folder is made from the menu of an account, by keyboard, and stands last', async () => {
  const account = page.getByRole('treeitem', { level: 1 }).first();
  await account.focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Nouveau dossier local…' }).waitFor();
  expect(await fails(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Nouveau dossier local…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Nouveau dossier sur ce PC' });
  await dialog.getByRole('textbox', { name: 'Nom du dossier' }).fill('Année 2025/2026');
  await page.keyboard.press('Enter');
  await folder(page, 'Année 2025/2026').waitFor();
  const roots = await page.getByRole('treeitem', { level: 1 }).locator('.folder-title').allTextContents();
  expect(roots.slice(-2)).toEqual(['Dossiers locaux', 'Boîte d’envoi']);
});

test('a message is carried there by keyboard, is read there, and comes back by undo', async () => {
  await openFolder(page, 'Courrier entrant');
  await row(page, SUBJECT).first().click();
  await page.keyboard.press('Control+Shift+M');
  const chooser = page.getByRole('dialog', { name: 'Déplacer vers' });
  await chooser.getByRole('combobox').fill('2025');
  await chooser.getByRole('option', { name: 'Année 2025/2026 Dossiers locaux' }).waitFor();
  expect(await fails(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await openFolder(page, 'Année 2025/2026');
  await row(page, SUBJECT).first().click();
  await body(page).locator('body').waitFor();
  expect(await row(page, SUBJECT).count()).toBe(1);
  await page.keyboard.press('Control+Z');
  await expect.poll(() => row(page, SUBJECT).count()).toBe(0);
  await openFolder(page, 'Courrier entrant');
  await row(page, SUBJECT).first().waitFor();
});

test('dragged there, it is there', async () => {
  await openFolder(page, 'Courrier entrant');
  await row(page, SUBJECT).first().dragTo(folder(page, 'Année 2025/2026'));
  await openFolder(page, 'Année 2025/2026');
  await row(page, SUBJECT).first().waitFor();
});

test('the journal tells what happened, by account, and shows what its file will hold', async () => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Journal…' }).click();
  const journal = page.getByRole('dialog', { name: 'Journal', exact: true });
  await journal
    .getByRole('cell', { name: /^Transport d’un compte à l’autre n° \d+ : accepté\.$/ })
    .first()
    .waitFor();
  expect(await fails(page)).toEqual([]);
  await journal.getByRole('combobox', { name: 'Compte' }).selectOption('Dossiers locaux');
  await journal.getByText('Rien n’a encore été noté.').waitFor();
  await journal.getByRole('combobox', { name: 'Compte' }).selectOption('Tous les comptes');
  await journal.getByRole('button', { name: 'Exporter…' }).click();
  const text = page.getByRole('textbox', { name: 'Contenu du fichier' });
  await expect.poll(() => text.inputValue()).toContain('name=carry');
  expect(await fails(page)).toEqual([]);
  const shown = await text.inputValue();
  for (const word of ['@', 'Conseil', 'Année', '2025/2026']) expect(shown).not.toContain(word);
  const file = path.join(tmpdir(), `casier-journal-${process.pid}.txt`);
  onTestFinished(() => rmSync(file, { force: true }));
  await casier.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, file);
  await page.getByRole('dialog', { name: 'Exporter le journal' }).getByRole('button', { name: 'Enregistrer…' }).click();
  await page.getByText('Journal enregistré.').waitFor();
  expect(readFileSync(file, 'utf8')).toBe(shown);
});
