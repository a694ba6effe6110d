// Coming from Thunderbird, leaving with one's mail, and a spare copy of everything: on the real program, with a profile
// in Thunderbird's own file formats. Counts are held against what the fixture was built from.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProfile } from '../fixtures/thunderbird/build-profile.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { fails } from './views.ts';

const PASSPHRASE = 'quatre tilleuls dans la cour';

/** The system's dialogs answer this from now on, as Playwright cannot click them. */
async function answerDialogs(app: ElectronApplication, chosen: string): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
  }, chosen);
}

/** The cells of the result, by folder. */
async function resultTable(page: Page): Promise<Record<string, string[]>> {
  const rows = page.getByRole('region', { name: 'Résultat par dossier' }).locator('tbody tr');
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  );
  return Object.fromEntries(cells.map(([name, ...rest]) => [name, rest]));
}

const menuItem = async (page: Page, name: string) => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
};

describe('from Thunderbird and back', () => {
  let home: string;
  let casier: LaunchedCasier;
  let page: Page;
  beforeAll(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'casier-home-'));
    buildProfile(path.join(home, '.thunderbird'));
    mkdirSync(path.join(home, 'elsewhere'));
    casier = await launchCasier({ env: { HOME: home } });
    page = casier.page;
  });
  afterAll(async () => {
    await casier?.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('is offered on the first screen, and shows what there is, by keyboard', async () => {
    const offer = page.getByRole('button', { name: 'Reprendre depuis Thunderbird' });
    await offer.waitFor();
    expect(await fails(page)).toEqual([]);
    await offer.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Importer du courrier' });
    await dialog.getByRole('checkbox', { name: /^Cours › 6eB/ }).waitFor();
    expect(await dialog.getByRole('checkbox', { name: /fr › Courrier entrant/ }).isChecked()).toBe(false);
    expect(await dialog.getByRole('checkbox', { name: /École › Courrier entrant/ }).isChecked()).toBe(true);
    await dialog.getByText('2 filtres trouvés').click();
    expect(await dialog.getByText('Liste TICE').count()).toBe(1);
    expect(await fails(page)).toEqual([]);
  });

  it('comes in with a count for every folder', async () => {
    await page.getByRole('checkbox', { name: /Élèves/ }).check();
    await page.getByRole('checkbox', { name: /fr › Courrier entrant/ }).check();
    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await page.getByText('Import terminé').waitFor();
    expect(await page.getByText('Import terminé').textContent()).toContain('11 messages comptés, tous retrouvés');
    expect(await resultTable(page)).toEqual({
      'camille.durand@ac-poitiers.fr › Courrier entrant': ['2', '2', '0', '0', '0', 'Complet'],
      'camille.durand@ac-poitiers.fr › Élèves': ['1', '1', '0', '0', '0', 'Complet'],
      'École › Courrier entrant': ['2', '2', '0', '0', '0', 'Complet'],
      Cours: ['2', '1', '0', '1', '0', 'Complet'],
      'Cours › 6eB': ['4', '3', '0', '0', '1 passage qui n’est pas un message', 'Complet'],
      Corbeille: ['0', '0', '0', '0', '0', 'Complet'],
      'Messages en attente': ['0', '0', '0', '0', '0', 'Complet'],
    });
    expect(await fails(page)).toEqual([]);
  });

  it('proposes the accounts, with all but the password', async () => {
    await page.getByRole('button', { name: 'Configurer camille.durand@ac-poitiers.fr…' }).click();
    const field = (name: string) => page.locator(`[name="${name}"]`).inputValue();
    expect(await field('name')).toBe('Camille Durand');
    expect(await field('address')).toBe('camille.durand@ac-poitiers.fr');
    expect(await field('password')).toBe('');
    expect(await field('incoming.host')).toBe('imap.ac-poitiers.fr');
    expect(await field('incoming.user')).toBe('cdurand');
    expect(await field('outgoing.host')).toBe('smtp.ac-poitiers.fr');
    expect(await field('outgoing.port')).toBe('587');
    await page.keyboard.press('Escape');
  });

  it('can be read: folders in the tree, messages in the list, people in the address book', async () => {
    await page.getByRole('treeitem', { name: /^Cours/ }).click();
    await page.getByText('Fractions').first().waitFor();
    await page.keyboard.press('Control+Shift+B');
    await page.getByText('Inès Petit').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('comes in once: a second import finds everything here already', async () => {
    await menuItem(page, 'Importer…');
    await page.getByRole('button', { name: 'Reprendre depuis Thunderbird (default-release)' }).click();
    await page.getByRole('checkbox', { name: /^Cours › 6eB/ }).waitFor();
    await page.getByRole('button', { name: 'Importer', exact: true }).click();
    await page.getByText('Import terminé').waitFor();
    expect((await resultTable(page))['Cours › 6eB']).toEqual([
      '4',
      '0',
      '3',
      '0',
      '1 passage qui n’est pas un message',
      'Complet',
    ]);
    await page.keyboard.press('Escape');
  });

  it('goes out again, read back after writing', async () => {
    await answerDialogs(casier.app, path.join(home, 'elsewhere'));
    await menuItem(page, 'Exporter…');
    expect(await fails(page)).toEqual([]);
    await page.getByRole('button', { name: 'Choisir l’endroit et exporter…' }).click();
    await page.getByText('Export terminé').waitFor();
    expect((await resultTable(page))['Dossiers locaux › Cours › 6eB']).toEqual(['3', '3', '0', 'Complet']);
    const [made] = readdirSync(path.join(home, 'elsewhere'));
    expect(readdirSync(path.join(home, 'elsewhere', made!, 'Dossiers locaux')).sort()).toContain('Cours.mbox');
    await page.keyboard.press('Escape');
  });

  it('is kept in one file, and put back with the same counts', async () => {
    await answerDialogs(casier.app, path.join(home, 'Sauvegarde.casier'));
    await menuItem(page, 'Sauvegarder…');
    await page.getByRole('button', { name: 'Choisir le fichier et sauvegarder…' }).click();
    expect(await page.getByText('Douze caractères au moins', { exact: true }).count()).toBe(1);
    expect(await fails(page)).toEqual([]);
    await page.getByLabel('Phrase secrète', { exact: true }).fill(PASSPHRASE);
    await page.getByLabel('La même phrase secrète').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Choisir le fichier et sauvegarder…' }).click();
    await page.getByText('Sauvegarde terminée').waitFor();
    expect(await page.getByText('Sauvegarde terminée').textContent()).toContain('9 messages comptés, tous retrouvés');
    await page.keyboard.press('Escape');

    await menuItem(page, 'Restaurer…');
    await page.getByRole('button', { name: 'Choisir la sauvegarde…' }).click();
    await page.getByLabel('Phrase secrète', { exact: true }).fill('une autre phrase');
    await page.keyboard.press('Enter');
    await page.getByText('Cette phrase secrète n’ouvre pas la sauvegarde').waitFor();
    await page.getByLabel('Phrase secrète', { exact: true }).fill(PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByText('Le mot de passe de chaque compte').waitFor();
    expect(await fails(page)).toEqual([]);
    await page.getByRole('button', { name: 'Restaurer', exact: true }).click();
    await page.getByText('Restauration terminée').waitFor();
    expect((await resultTable(page))['Cours › 6eB']).toEqual(['3', '3', '0', 'Complet']);
    await page.keyboard.press('Escape');
    await page.getByRole('treeitem', { name: /^Cours/ }).click();
    await page.getByText('Fractions').first().waitFor();
  });
});
