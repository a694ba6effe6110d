// The main window around the list: toolbar, panes, search, status bar, settings, problems, accessibility.
import { afterEach, expect, test } from 'vitest';
import { AccountId } from '../../shared/domain/ids.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { violationsOf } from './stage.ts';

const CHECKED_AT = Date.parse('2026-11-20T09:30:00Z');

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

async function open(options: Parameters<typeof openCrowd>[0] = {}) {
  crowd = await openCrowd(options);
  await crowd.page.locator('.message-row .subject-text').first().waitFor();
  return crowd.page;
}

const BUTTONS = [
  'Relever',
  'Écrire',
  'Adresses',
  'Répondre',
  'Répondre à tous',
  'Transférer',
  'Supprimer',
  'Indésirable',
  'Imprimer',
];

test('the toolbar has the nine buttons that everybody knows, one stop for Tab', async () => {
  const page = await open();
  const toolbar = page.getByRole('toolbar', { name: 'Actions' });
  expect(await toolbar.getByRole('button').allTextContents()).toEqual(BUTTONS);
  expect(await toolbar.locator('button[tabindex="0"]').count()).toBe(1);
  await toolbar.getByRole('button', { name: 'Relever' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Écrire');
});

test('F6 goes from pane to pane', async () => {
  const page = await open();
  const pane = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane);
  const visited: (string | undefined)[] = [];
  for (let presses = 0; presses < 4; presses++) {
    await page.keyboard.press('F6');
    visited.push(await pane());
  }
  expect(visited.toSorted()).toEqual(['folders', 'list', 'reader', 'search']);
});

test('the folder tree is walked by keyboard, and shows where it is', async () => {
  const page = await open();
  await page.getByRole('treeitem', { name: 'Courrier entrant' }).click();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('heading', { name: 'Brouillons' }).waitFor();
  expect(await page.getByRole('treeitem', { name: 'Brouillons' }).getAttribute('aria-selected')).toBe('true');
  await page.getByText('Ce dossier est vide').waitFor();
});

test('searching begins while typing, marks what it found, and Escape goes back', async () => {
  const page = await open();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rentree 198');
  await page.getByRole('heading', { name: '1 message trouvé' }).waitFor();
  expect(await page.locator('.message-row mark').allTextContents()).toEqual(['rentrée', '198']);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Courrier entrant' }).waitFor();
});

test('a search asks the server for what is not here yet, and says what it found there', async () => {
  const page = await open({ missing: 10 });
  await page.getByRole('searchbox', { name: 'Rechercher' }).fill('sortie');
  await page.getByText('dont 3 trouvés sur le serveur').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('the status bar counts, and tells what can be read offline', async () => {
  const page = await open({
    messages: 10_000,
    status: { phase: 'syncing', messagesOffline: 8_412, pendingOperations: 2 },
  });
  const bar = page.getByRole('contentinfo');
  const text = async () => (await bar.textContent())?.replace(/[\u00a0\u202f]/g, ' ');
  expect(await text()).toContain('8 412 / 10 000 messages lisibles hors connexion');
  expect(await text()).toContain('Relève en cours…');
  expect(await text()).toContain('En attente : 2');
  expect(await text()).toMatch(/Non lus : 1 112 · Total : 10 000/);
  await bar.getByRole('button', { name: 'Suspendre le téléchargement' }).click();
  await bar.getByRole('button', { name: 'Reprendre le téléchargement' }).waitFor();
});

test('a mailbox that fills up on the server says so from 80 %, and what can be done', async () => {
  const page = await open({ status: { quota: { usedBytes: 8_500_000_000, limitBytes: 10_000_000_000 } } });
  await page.getByRole('button', { name: /Boîte remplie à 85\s%/ }).click();
  const dialog = page.getByRole('dialog', { name: /Faire de la place/ });
  await dialog.getByText(/8,5\sGo sur 10\sGo/).waitFor();
  await dialog.getByText('Videz la corbeille').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('the properties of a folder tell what is in it, what the server refused, and how full the account is', async () => {
  const page = await open({ status: { quota: { usedBytes: 1_000_000_000, limitBytes: 10_000_000_000 } } });
  await page.getByRole('treeitem', { name: 'Courrier entrant' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Propriétés du dossier…' }).click();
  const dialog = page.getByRole('dialog', { name: /Propriétés du dossier/ });
  await dialog.getByText(/1,2\sMo/).waitFor();
  await dialog.getByText(/2 messages que le serveur ne parvient pas à donner/).waitFor();
  await dialog.getByText(/1\sGo sur 10\sGo \(10\s%\)/).waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

const REFUSED: Problem = {
  id: 'auth-1',
  during: 'sync',
  kind: 'auth',
  reason: 'wrongPassword',
  accountId: AccountId.parse(1),
  detail: '535 5.7.8 authentication failed',
  at: Date.parse('2026-11-20T18:00:00Z'),
};

test('a refused password is one calm card; the right one takes it away', async () => {
  const page = await open({ status: { phase: 'needsUser', problem: REFUSED } });
  const card = page.getByRole('region', { name: 'Le mot de passe n’est plus accepté' });
  await card.getByText('Détails pour le service informatique').click();
  await card.getByText('535 5.7.8 authentication failed').waitFor();
  await card.getByLabel('Mot de passe').fill('mauvais');
  await card.getByRole('button', { name: 'Utiliser ce mot de passe' }).click();
  await card.getByText('Le serveur refuse aussi ce mot de passe.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await card.getByLabel('Mot de passe').fill('bon mot de passe');
  await card.getByRole('button', { name: 'Utiliser ce mot de passe' }).click();
  await expect.poll(() => card.count()).toBe(0);
});

test('a problem that the engine tells is shown until it is gone', async () => {
  const page = await open();
  await crowd.step({
    event: { type: 'problem', problem: { ...REFUSED, id: 'full', kind: 'quota', reason: 'diskFull' } },
  });
  const card = page.getByRole('region', { name: 'Le disque de ce PC est plein' });
  await card.waitFor();
  await crowd.step({ event: { type: 'problemGone', id: 'full' } });
  await expect.poll(() => card.count()).toBe(0);
});

test('settings hold at once: language, layout, threads', async () => {
  const page = await open();
  await page.keyboard.press('Control+,');
  await page.getByLabel('Disposition').selectOption('vertical');
  await page.getByLabel('Regrouper les messages par fils').check();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Langue').selectOption('en');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('treegrid', { name: 'Messages of Inbox' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
});

test('the check of the store is begun, stopped and told in the settings, and axe finds nothing in any of it', async () => {
  const page = await open();
  await page.keyboard.press('Control+,');
  await page.getByText('La base de courrier n’a pas encore été vérifiée.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Vérifier la base de courrier' }).press('Enter');
  await page.getByRole('progressbar', { name: 'Vérification de la base de courrier…' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Arrêter la vérification' }).press('Enter');
  await page.getByRole('button', { name: 'Vérifier la base de courrier' }).waitFor();
  const checked = (brokenPages: number) =>
    crowd.step({ event: { type: 'storeCheck', state: { kind: 'resting', lastAt: CHECKED_AT, brokenPages } } });
  await checked(0);
  await page.getByText('Dernière vérification de la base de courrier').waitFor();
  await checked(2);
  await page.getByText('Une partie de la base de courrier est illisible').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('axe finds nothing where no message is open yet', async () => {
  const page = await open();
  expect(await violationsOf(page)).toEqual([]);
});

test('axe finds nothing in a threaded list, a search, a menu and the shortcuts', async () => {
  const page = await open({ settings: { threaded: true } });
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('menuitem', { name: 'Raccourcis clavier' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('menuitem', { name: 'Raccourcis clavier' }).click();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rentree');
  await page.locator('mark').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('a search that is being made again says how far it is, and shows what it finds already', async () => {
  const page = await open({ indexed: 0.34 });
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rentree');
  await page.getByText('La recherche se reconstruit (34 %)\u00a0: d’autres messages vont apparaître').waitFor();
  await page.locator('mark').first().waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
