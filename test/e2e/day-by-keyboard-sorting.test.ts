// The other half of a morning without a mouse (day-by-keyboard.test.ts): the mailbox sorted, searched, arranged and set, with
// the focus always somewhere to be seen.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { focused, keyboardOf } from './by-keyboard.ts';
import { launchDemo, row } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';
import { fails } from './views.ts';

let casier: LaunchedCasier;
let page: Page;
let keys: ReturnType<typeof keyboardOf>;
beforeAll(async () => {
  casier = await launchDemo();
  page = casier.page;
});
beforeEach(async () => {
  await page.bringToFront();
  keys = keyboardOf(casier);
});
afterAll(() => casier?.close());

const selected = () => page.getByRole('row', { selected: true });
const dialog = (name: string) => page.getByRole('dialog', { name });
const list = () => page.getByRole('grid').or(page.getByRole('treegrid'));
const rows = async () => Number(await list().getAttribute('aria-rowcount'));
const folders = () => page.getByRole('tree').getByRole('treeitem');

/** By the menu under « Tri et fils ». */
async function arrange(entry: string): Promise<void> {
  await keys.goToPane('list');
  await keys.act('Tri et fils', 'Shift+Tab');
  await keys.choose(entry);
  await keys.goToPane('list');
}

test('a thread folds and unfolds, is ignored and heard again', async () => {
  await arrange('Regrouper par fils');
  await keys.press('Home');
  const isHead = async () => (await selected().getAttribute('aria-expanded')) !== null;
  for (let step = 0; step < 30 && !(await isHead()); step++) await keys.press('ArrowDown');
  const unfolded = await rows();
  await keys.press('ArrowLeft');
  await expect.poll(rows).toBeLessThan(unfolded);
  await keys.press('ArrowRight');
  await expect.poll(rows).toBe(unfolded);
  await keys.press('k');
  await row(page, /fil ignoré/)
    .first()
    .waitFor();
  await keys.press('k');
  await expect.poll(() => row(page, /fil ignoré/).count()).toBe(0);
  await arrange('Regrouper par fils');
});

test('a message is tagged and filed by keys, and comes back', async () => {
  await keys.goToMessage('Conseil des maîtres de lundi');
  await keys.press('4');
  const tags = page.getByRole('article').getByRole('list', { name: 'Étiquettes' });
  await tags.getByText('À faire').waitFor();
  await keys.press('4');
  await expect.poll(() => tags.count()).toBe(0);
  const before = await rows();
  await keys.press('a');
  await page.getByText('1 message archivé.').waitFor();
  await expect.poll(rows).toBe(before - 1);
  await keys.press('Control+z');
  await page.getByText('Action annulée.').last().waitFor();
  await expect.poll(rows).toBe(before);
});

test('tags are given in their dialog, which Escape closes', async () => {
  await keys.goToMessage('Conseil des maîtres de lundi');
  await keys.press('Shift+F10');
  await keys.choose('Étiquettes…');
  await dialog('Étiquettes').waitFor();
  await keys.tab(/^Important/);
  await keys.press(' ', ' ');
  await keys.act('Nouvelle étiquette…');
  await expect.poll(() => focused(page)).toBe('Nom de l’étiquette');
  await keys.act('Annuler');
  await keys.press('Escape');
  await dialog('Étiquettes').waitFor({ state: 'detached' });
});

test('a search is completed, ordered, kept as a folder and taken away', async () => {
  await keys.press('Control+k');
  await keys.write('de:mairie');
  const offered = page.getByRole('listbox').getByRole('option');
  await offered.first().waitFor();
  await keys.press('ArrowDown', 'Enter');
  await keys.write('préau');
  await keys.press('Enter');
  await row(page, 'Travaux du préau').first().waitFor();
  await page.locator('.message-grid mark').first().waitFor();
  await keys.press('Home');
  await page.getByRole('article', { name: /Travaux du préau/ }).waitFor();
  await keys.tab('Date', 'Shift+Tab');
  await keys.press('ArrowRight');
  await expect.poll(() => focused(page)).toBe('Pertinence');
  await keys.press('ArrowLeft');
  await keys.act('Enregistrer cette recherche…');
  await expect.poll(() => focused(page)).toBe('Nom');
  await keys.write('Le préau');
  await keys.press('Enter');
  const kept = page.getByRole('treeitem', { name: /^Le préau/ });
  await kept.waitFor();
  await keys.goToPane('folders');
  await keys.press('Home');
  await keys.tab(/^Le préau/, 'ArrowDown');
  await keys.press('Shift+F10');
  await keys.choose('Supprimer la recherche');
  await kept.waitFor({ state: 'detached' });
  await keys.press('Home', 'ArrowDown');
  await page.getByRole('heading', { level: 1, name: 'Courrier entrant', exact: true }).waitFor();
});

test('a search without a result says so, and its button gives the folder back', async () => {
  await keys.press('Control+k');
  await keys.write('zzzz');
  await page.getByText('Aucun message trouvé').first().waitFor();
  await keys.press('Enter');
  await keys.act('Fermer la recherche', 'Shift+Tab');
  await page.getByRole('heading', { level: 1, name: 'Courrier entrant', exact: true }).waitFor();
  await keys.goToPane('list');
});

test('the quick filter narrows the list, shows all of it again and closes', async () => {
  const all = await rows();
  await keys.press('Control+Shift+K');
  const bar = page.getByRole('search', { name: 'Filtre rapide' });
  await keys.act('Pièces jointes');
  await bar.getByText(/messages? affichés?$/).waitFor();
  await expect.poll(rows).toBeLessThan(all);
  await keys.act('Tout afficher');
  await expect.poll(rows).toBe(all);
  await keys.act('Fermer le filtre');
  await bar.waitFor({ state: 'detached' });
  await keys.press('Control+Shift+K', 'Enter');
  await bar.getByText(/messages? affichés?$/).waitFor();
  await keys.press('Escape');
  await expect.poll(rows).toBe(all);
});

test('columns come and go, move, take their width and sort', async () => {
  const heads = () => page.getByRole('columnheader').getByRole('button').count();
  const before = await heads();
  await keys.tab('Taille');
  await keys.press('Shift+F10');
  await keys.choose('Destinataire');
  await expect.poll(heads).toBe(before + 1);
  await keys.tab('Destinataire', 'Shift+Tab');
  await keys.press('Alt+Shift+ArrowRight');
  await expect.poll(() => focused(page)).toBe('Destinataire');
  await keys.press('Shift+F10');
  await keys.choose('Destinataire');
  await expect.poll(heads).toBe(before);
  await keys.tab('Largeur de la colonne Date');
  await keys.press('ArrowLeft', 'ArrowRight');
  await keys.act('Sujet', 'Shift+Tab');
  await page.getByRole('columnheader', { name: 'Sujet' }).and(page.locator('[aria-sort="ascending"]')).waitFor();
  await keys.act('Date');
  await keys.press('Enter');
  await page.getByRole('status').filter({ hasText: 'Trié par Date' }).waitFor();
  await arrange('Ordre décroissant');
});

test('panes are laid out otherwise by the menu, which gives the focus back', async () => {
  for (const layout of ['Disposition large', 'Disposition verticale', 'Disposition classique']) {
    await keys.act('Menu');
    await keys.choose(layout);
    await expect.poll(() => focused(page)).toBe('Menu');
  }
});

test('one place tells what goes on', async () => {
  await keys.act(/^Activité/, 'Shift+Tab');
  await dialog('Activité de Casier').waitFor();
  await keys.act('Fermer');
  await dialog('Activité de Casier').waitFor({ state: 'detached' });
});

test('notifications and times of rest are set', async () => {
  await keys.press('Control+,');
  const settings = dialog('Paramètres');
  await settings.waitFor();
  await keys.tab(/^Annoncer les nouveaux messages sur le bureau/);
  await keys.press(' ', ' ');
  await keys.tab('Général', 'Shift+Tab');
  await keys.press('ArrowRight');
  await keys.tab(/^Respecter mon temps de repos/);
  await keys.press(' ');
  await settings.getByLabel('Premier jour').waitFor();
  await keys.tab('Le soir et la nuit');
  await keys.press(' ', ' ');
  expect(await fails(page)).toEqual([]);
  await keys.tab(/^Respecter mon temps de repos/, 'Shift+Tab');
  await keys.press(' ');
  await expect.poll(() => settings.getByLabel('Premier jour').count()).toBe(0);
  await keys.press('Escape');
  await settings.waitFor({ state: 'detached' });
});

test('the sheet of keys is looked through and closed', async () => {
  await keys.press('F1');
  const sheet = dialog('Raccourcis clavier');
  await sheet.waitFor();
  await keys.write('onglet');
  await sheet.getByText('Ouvrir dans un onglet').waitFor();
  await keys.press('Tab', 'End', 'Escape');
  await sheet.waitFor({ state: 'detached' });
  await keys.goToPane('folders');
  await keys.press('End', 'Home');
  expect(await folders().count()).toBeGreaterThan(0);
});
