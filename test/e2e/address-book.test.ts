// A director's list of families, from the file to a group that the composer offers: on the real program, in French, by
// keyboard where a hand would be; then last year put away, and all of it taken back.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSuggested, closeWindow, compose, launchDemo, recipients } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';
import { fails } from './views.ts';

const HEADER =
  "Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Adresse responsable;Courriel;Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants";
const ROWS = [
  'MME;;LEFÈVRE;Zoé;1 rue du Port;zoe.lefevre@orange.example;;LEFÈVRE;Lou;CE2 Tilleuls',
  'M.;;NGUYEN;Minh;2 rue du Port;minh@free.example;;LEFÈVRE;Lou;CE2 Tilleuls',
  'MME;;SANS;Adresse;3 rue du Port;;;SANS;Nino;CE2 Tilleuls',
];

/** Every letter of this list is one byte in Windows-1252, the same as in Latin-1. */
const windows1252 = (text: string) => Buffer.from(text, 'latin1');

describe('the address book of a school', () => {
  let folder: string;
  let casier: LaunchedCasier;
  let page: Page;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'casier-book-'));
    casier = await launchDemo();
    page = casier.page;
  });
  afterAll(async () => {
    await casier?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const answerDialogs = (file: string) =>
    casier.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    }, file);
  const book = () => page.getByRole('dialog', { name: 'Carnet d’adresses' });
  const openBook = async (tab: string) => {
    await page.keyboard.press('Control+Shift+B');
    await book().getByRole('tab', { name: tab }).click();
  };
  it('reads an ONDE list as LibreOffice or Excel saved it, and says what will change', async () => {
    const file = path.join(folder, 'responsables.csv');
    writeFileSync(file, windows1252([HEADER, ...ROWS].join('\r\n')));
    await answerDialogs(file);
    await openBook('Groupes');
    expect(await fails(page)).toEqual([]);
    await book().getByRole('button', { name: 'Importer…' }).focus();
    await page.keyboard.press('Enter');
    const choose = page.getByRole('dialog', { name: 'Importer des contacts' });
    await choose.getByRole('button', { name: 'Choisir un fichier…' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Enter');

    const mapping = page.getByRole('dialog', { name: 'Importer des contacts – responsables.csv' });
    await mapping.getByText('Export ONDE « Responsables » reconnu.').waitFor();
    const meaning = (column: string) => mapping.getByRole('combobox', { name: `Ce que contient « ${column} »` });
    expect(await meaning('Courriel').inputValue()).toBe('address 1');
    expect(await meaning('Prénom enfant').inputValue()).toBe('childFirstName 1');
    expect(await meaning('Adresse responsable').inputValue()).toBe('ignore');
    expect(await fails(page)).toEqual([]);
    await mapping.getByRole('button', { name: 'Voir ce qui va changer' }).focus();
    await page.keyboard.press('Enter');

    const preview = page.getByRole('dialog', { name: 'Ce qui va changer – responsables.csv' });
    await preview.getByText('2 nouveaux contacts').waitFor();
    expect(await preview.getByRole('listitem').first().textContent()).toContain('Parents CE2 Tilleuls');
    expect(await preview.getByText('Ligne 4').locator('..').textContent()).toContain('pas d’adresse électronique');
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Import terminé : 2 nouveaux contacts, 0 modifié.').waitFor();
  });

  it('shows a parent with the child and the group', async () => {
    await book().getByRole('tab', { name: 'Personnes' }).click();
    await book().getByRole('searchbox', { name: 'Rechercher une personne' }).fill('lefevre');
    await book().getByRole('button', { name: 'Modifier Zoé LEFÈVRE' }).click();
    const person = page.getByRole('dialog', { name: 'Modifier Zoé LEFÈVRE' });
    await person.getByRole('region', { name: 'Enfants' }).getByText('Lou LEFÈVRE · CE2 Tilleuls').waitFor();
    await person
      .getByRole('region', { name: 'Groupes de cette personne' })
      .getByText(/^Parents CE2 Tilleuls/)
      .waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('is saved as a table', async () => {
    const file = path.join(folder, 'carnet.csv');
    await answerDialogs(file);
    await book().getByRole('button', { name: 'Exporter…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Exporter le carnet d’adresses' });
    expect(await fails(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Exporter…' }).click();
    await page.getByText('Le carnet d’adresses est enregistré.').waitFor();
    expect(readFileSync(file, 'utf8')).toContain('Zoé LEFÈVRE;zoe.lefevre@orange.example;Famille;Parents CE2 Tilleuls');
  });

  it('has the group offered by the composer, in Cci by the safe act', async () => {
    await page.keyboard.press('Escape');
    const composer = await compose(casier);
    await addSuggested(composer, 'Cci', 'tilleuls', /Parents CE2 Tilleuls/);
    expect(await recipients(composer, 'Cci').allTextContents()).toEqual([
      expect.stringContaining('Parents CE2 Tilleuls'),
    ]);
    await closeWindow(composer);
  });

  it('takes the import back from the page of the school years', async () => {
    await openBook('Années scolaires');
    await book().getByText('Dernier import : responsables.csv').waitFor();
    expect(await fails(page)).toEqual([]);
    await book().getByRole('button', { name: 'Annuler ce changement' }).click();
    await page.getByText('Le carnet d’adresses est comme avant.').waitFor();
    await book().getByRole('tab', { name: 'Groupes' }).click();
    await book().getByRole('listitem').first().waitFor();
    await expect
      .poll(() =>
        book()
          .getByText(/CE2 Tilleuls/)
          .count(),
      )
      .toBe(0);
    await book().getByRole('tab', { name: 'Doublons' }).click();
    await book().getByText('Personne ne semble être deux fois dans le carnet.').waitFor();
    expect(await fails(page)).toEqual([]);
  });

  it('says in words what cannot be read', async () => {
    const file = path.join(folder, 'ancien.xls');
    writeFileSync(file, Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    await answerDialogs(file);
    await book().getByRole('tab', { name: 'Personnes' }).click();
    await book().getByRole('button', { name: 'Importer…' }).click();
    await page.keyboard.press('Enter');
    const refused = page.getByRole('dialog', { name: 'Importer des contacts' }).getByRole('alert');
    await refused.waitFor();
    expect(await refused.textContent()).toContain('C’est un ancien fichier Excel (.xls).');
  });
});
