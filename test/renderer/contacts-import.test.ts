// The import of a list, from the file to its undo, by keyboard alone; and files that are not as
// one hopes: a column missing, two encodings in one file, several sheets, two of SIECLE's exports or one of them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { xlsxOf } from '../unit/sheets/workbooks.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { sampleMessage } from './sample-message.ts';
import { violationsOf } from './stage.ts';

const HEADER = 'Nom responsable;Prénom responsable;Courriel;Nom de famille enfant;Prénom enfant;Classe';

let folder: string;
let windows: OpenWindows;
let page: Page;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'casier-wizard-'));
  windows = await openWindows({ messages: [sampleMessage(1, {}, 'Bonjour')] });
  page = windows.main;
  await page.getByRole('button', { name: 'Adresses', exact: true }).click();
});
afterAll(async () => {
  await windows?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the system's dialog answers from here on. */
async function answerWith(files: Record<string, string | Uint8Array>): Promise<void> {
  const paths = Object.entries(files).map(([name, content]) => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  });
  await windows.app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
  }, paths);
}

const book = () => page.getByRole('dialog', { name: 'Carnet d’adresses' });
const wizard = (file?: string) =>
  page.getByRole('dialog', { name: file ? `Importer des contacts – ${file}` : 'Importer des contacts', exact: true });
const preview = (file: string) => page.getByRole('dialog', { name: `Ce qui va changer – ${file}` });
const meaningOf = (column: string) =>
  wizard()
    .page()
    .getByRole('combobox', { name: `Ce que contient « ${column} »` });

async function press(control: Locator): Promise<void> {
  await control.focus();
  await page.keyboard.press('Enter');
}

async function chooseFile(): Promise<void> {
  await press(book().getByRole('button', { name: 'Importer…' }));
  await wizard().getByRole('button', { name: 'Choisir un fichier…' }).waitFor();
  // It has the focus already.
  await page.keyboard.press('Enter');
}

async function leave(): Promise<void> {
  await page.keyboard.press('Escape');
}

describe('the import of a list', () => {
  it('goes from the file over the columns and the preview into the book, and back, by keyboard', async () => {
    await answerWith({
      'familles.csv': Buffer.from(
        [HEADER, 'LOPEZ;Zoé;zoe@orange.fr;LOPEZ;Léa;CM2', 'PETIT;Paul;;PETIT;Hugo;CM2'].join('\r\n'),
        'latin1',
      ),
    });
    await press(book().getByRole('button', { name: 'Importer…' }));
    await wizard().getByRole('button', { name: 'Choisir un fichier…' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await wizard('familles.csv').getByText('Export ONDE « Responsables » reconnu.').waitFor();
    expect(await meaningOf('Courriel').inputValue()).toBe('address 1');
    expect(await violationsOf(page)).toEqual([]);

    await press(wizard('familles.csv').getByRole('button', { name: 'Voir ce qui va changer' }));
    await preview('familles.csv').getByText('1 nouveau contact').waitFor();
    await preview('familles.csv').getByText('Ligne 3').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('Import terminé : 1 nouveau contact, 0 modifié.').waitFor();
    await book().getByText('Zoé LOPEZ').waitFor();
    const undo = book().getByRole('button', { name: 'Annuler l’import' });
    await undo.focus();
    // It stays while the focus is on it.
    expect(await violationsOf(page)).toEqual([]);
    expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await book().getByText('Le carnet d’adresses est comme avant.').waitFor();
    await book().getByText('Zoé LOPEZ').waitFor({ state: 'detached' });
  });

  it('asks for the column of the addresses where no name tells it, and takes the one that is chosen', async () => {
    await answerWith({
      'sans.csv': 'Nom;Prénom;Contact\nLOPEZ;Zoé;à demander\nPETIT;Paul;paul@free.fr\nGRAND;Luc;-\n',
    });
    await chooseFile();
    await wizard('sans.csv').getByText('Indiquez au moins une colonne d’adresses électroniques.').waitFor();
    expect(await wizard('sans.csv').getByRole('button', { name: 'Voir ce qui va changer' }).isDisabled()).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
    await meaningOf('Contact').selectOption('address 1');
    await press(wizard('sans.csv').getByRole('button', { name: 'Voir ce qui va changer' }));
    await preview('sans.csv').getByText('1 nouveau contact').waitFor();
    await preview('sans.csv').getByText('2 lignes à vérifier').waitFor();
    await leave();
  });

  it('reads a file whose lines are in two encodings, and shows every name right', async () => {
    const lines = [
      Buffer.from('Nom;Courriel\n', 'utf8'),
      Buffer.from('Lefèvre;l@x.fr\n', 'utf8'),
      Buffer.from('Noël;n@x.fr\n', 'latin1'),
    ];
    await answerWith({ 'mixte.csv': Buffer.concat(lines) });
    await chooseFile();
    await press(wizard('mixte.csv').getByRole('button', { name: 'Voir ce qui va changer' }));
    const news = preview('mixte.csv').getByText('2 nouveaux contacts');
    await press(news);
    await preview('mixte.csv').getByText('Lefèvre').waitFor();
    await preview('mixte.csv').getByText('Noël').waitFor();
    await leave();
  });

  it('lets one choose among the sheets of a workbook, each with its own columns', async () => {
    const sheets = [
      { name: 'Lisez-moi', rows: [['Liste des familles']] },
      {
        name: 'Familles',
        rows: [
          ['Nom', 'Courriel'],
          ['Lopez', 'z@x.fr'],
        ],
      },
    ];
    await answerWith({ 'classeur.xlsx': xlsxOf(sheets) });
    await chooseFile();
    const sheet = wizard('classeur.xlsx').getByRole('combobox', { name: 'Feuille' });
    await sheet.selectOption('Familles');
    expect(await meaningOf('Courriel').inputValue()).toBe('address 1');
    expect(await violationsOf(page)).toEqual([]);
    await leave();
  });

  it('says which of SIECLE’s exports is missing, and takes both together', async () => {
    const head = '<PARAMETRES><UAJ>0170001J</UAJ><ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE></PARAMETRES>';
    const pupils = `<BEE_ELEVES>${head}<DONNEES><ELEVES><ELEVE ELEVE_ID="1"><NOM>LOPEZ</NOM><PRENOM>Léa</PRENOM></ELEVE></ELEVES></DONNEES></BEE_ELEVES>`;
    const tie = '<RESPONSABLE_ELEVE><ELEVE_ID>1</ELEVE_ID><PERSONNE_ID>5</PERSONNE_ID></RESPONSABLE_ELEVE>';
    const person =
      '<PERSONNE PERSONNE_ID="5"><NOM>LOPEZ</NOM><PRENOM>Zoé</PRENOM><MEL>zoe@orange.fr</MEL></PERSONNE>' +
      '<PERSONNE PERSONNE_ID="6"><NOM>PARTI</NOM></PERSONNE>';
    const responsibles = `<BEE_RESPONSABLES>${head}<DONNEES><PERSONNES>${person}</PERSONNES><RESPONSABLES>${tie}</RESPONSABLES></DONNEES></BEE_RESPONSABLES>`;
    await answerWith({ 'e.xml': pupils });
    await chooseFile();
    await wizard().getByRole('alert').filter({ hasText: 'SIECLE fournit deux fichiers' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await answerWith({ 'e.xml': pupils, 'r.xml': responsibles });
    await press(wizard().getByRole('button', { name: 'Choisir un fichier…' }));
    await wizard('e.xml, r.xml').getByText('1 personne du fichier n’est responsable légale').waitFor();
    await press(wizard('e.xml, r.xml').getByRole('button', { name: 'Voir ce qui va changer' }));
    await preview('e.xml, r.xml').getByText('1 nouveau contact').waitFor();
    await leave();
  });

  it('proposes the address of a school that has none, and takes it only if that is ticked', async () => {
    await answerWith({ 'ecoles.csv': 'UAI;Nom;Mail\n0170001J;École Jules Ferry;\n0170002K;Collège;c@x.fr\n' });
    await chooseFile();
    const toPreview = wizard('ecoles.csv').getByRole('button', { name: 'Voir ce qui va changer' });
    await press(toPreview);
    await preview('ecoles.csv').getByText('1 nouveau contact').waitFor();
    await preview('ecoles.csv').getByText('École Jules Ferry : ce.0170001j@ac-poitiers.fr').waitFor();
    await press(preview('ecoles.csv').getByRole('button', { name: 'Retour' }));
    await wizard('ecoles.csv').getByRole('checkbox', { name: 'Prendre aussi les adresses proposées' }).press('Space');
    expect(await violationsOf(page)).toEqual([]);
    await press(toPreview);
    await preview('ecoles.csv').getByText('2 nouveaux contacts').waitFor();
    await leave();
  });
});
