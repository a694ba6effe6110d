// A teacher's morning without a mouse, on the trial mailbox: from the folders to the list, into a message, to what it quotes,
// shows and carries, on to the next, with the focus always somewhere to be seen. How it is sorted and found again is the
// other half (day-by-keyboard-sorting.test.ts).
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { focused, keyboardOf } from './by-keyboard.ts';
import { body, launchDemo } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';
import { pressReally } from './real-keys.ts';
import { fails } from './views.ts';

let dir: string;
let casier: LaunchedCasier;
let page: Page;
let keys: ReturnType<typeof keyboardOf>;
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'casier-by-keyboard-'));
  casier = await launchDemo({ dataDir: path.join(dir, 'data') });
  page = casier.page;
  keys = keyboardOf(casier);
});
beforeEach(async () => {
  await page.bringToFront();
  keys = keyboardOf(casier);
});
afterAll(async () => {
  await casier?.close();
  await rm(dir, { recursive: true, force: true });
});

const heading = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
const selected = () => page.getByRole('row', { selected: true });
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const article = (name: string) => page.getByRole('article', { name, exact: true });
const tag = () => page.evaluate(() => document.activeElement?.localName);

test('arrows go through the folders, F6 to their messages, Enter into one of them', async () => {
  await keys.goToPane('folders');
  await keys.press('Home', 'ArrowDown');
  await heading('Courrier entrant').waitFor();
  await keys.press('ArrowDown');
  await heading('Brouillons').waitFor();
  await keys.press('ArrowUp');
  await heading('Courrier entrant').waitFor();
  await keys.goToPane('list');
  await keys.goToMessage('Conseil des maîtres de lundi');
  await keys.press('Enter');
  await expect.poll(tag).toBe('iframe');
  await keys.goToPane('list');
});

test('where the message has little room its keys scroll it', async () => {
  await keys.goToMessage('La lettre des enseignants : lire à voix haute');
  await keys.tab('Taille de la liste');
  for (let step = 0; step < 20; step++) await keys.press('ArrowDown');
  await keys.goToPane('reader');
  const below = () =>
    body(page)
      .locator('html')
      .evaluate((root) => root.scrollHeight - root.clientHeight - Math.ceil(root.scrollTop));
  expect(await below()).toBeGreaterThan(0);
  await keys.press('End');
  await expect.poll(below).toBe(0);
  await keys.tab('Taille de la liste', 'Shift+Tab');
  for (let step = 0; step < 20; step++) await keys.press('ArrowUp');
  await keys.goToPane('list');
});

test('N and P go to the unread ones, from the list and from inside of a message', async () => {
  await keys.goToPane('list');
  await keys.press('Home', 'n');
  const first = (await selected().getAttribute('aria-label'))!;
  await keys.press('n');
  await expect.poll(() => selected().getAttribute('aria-label')).not.toBe(first);
  await keys.press('Enter', 'p');
  await keys.goToPane('list');
});

test('from inside of a message one reads on in the next, and goes back to the one before', async () => {
  await keys.goToMessage('Conseil des maîtres de lundi');
  await keys.press('Enter');
  await expect.poll(tag).toBe('iframe');
  await keys.press('f');
  await article('Inscription à la cantine').waitFor();
  await expect.poll(tag).toBe('iframe');
  await keys.press('Alt+ArrowLeft');
  await article('Conseil des maîtres de lundi').waitFor();
  await expect.poll(tag).toBe('iframe');
  await keys.press('PageDown', 'Alt+ArrowRight');
  await article('Inscription à la cantine').waitFor();
  await expect.poll(tag).toBe('iframe');
  await keys.press('b');
  await article('Conseil des maîtres de lundi').waitFor();
  await keys.goToPane('list');
});

test('after Alt+← the keys are still the list’s, though Alt is let go first', async () => {
  await keys.goToMessage('Conseil des maîtres de lundi');
  await keys.press('f');
  await article('Inscription à la cantine').waitFor();
  await pressReally(casier.app, 'Alt+ArrowLeft');
  await article('Conseil des maîtres de lundi').waitFor();
  await pressReally(casier.app, 'f');
  await article('Inscription à la cantine').waitFor();
});

test('the reading pane is put away from inside of the message, and comes back', async () => {
  await keys.goToMessage('Conseil des maîtres de lundi');
  await keys.press('Enter');
  await expect.poll(tag).toBe('iframe');
  await keys.press('F8');
  await expect.poll(() => page.getByRole('article').count()).toBe(0);
  await keys.press('F8');
  await article('Conseil des maîtres de lundi').waitFor();
  await keys.goToPane('list');
});

test('what a message quotes unfolds in it', async () => {
  await keys.goToMessage('Re: Travaux du préau');
  await keys.press('Enter');
  const quoted = body(page).getByText('portail nord uniquement');
  expect(await quoted.isVisible()).toBe(false);
  await keys.press('Tab', 'Enter');
  await quoted.waitFor();
  await keys.goToPane('list');
});

test('images are let in, and the focus stays with the message', async () => {
  await keys.goToMessage('La lettre des enseignants : lire à voix haute');
  await page.getByText(/Images distantes bloquées/).waitFor();
  await keys.act('Afficher une fois');
  await page.getByText(/Images distantes bloquées/).waitFor({ state: 'detached' });
  await keys.press('Shift+Tab', 'Tab');
  await keys.goToPane('list');
});

test('an attachment is shown, enlarged and saved', async () => {
  await keys.goToMessage('Travaux du préau');
  await keys.act('Aperçu de plan préau.pdf');
  const view = dialog('plan préau.pdf');
  await page.locator('iframe.part-view-frame[data-state="shown"]').waitFor();
  expect(await fails(page)).toEqual([]);
  await keys.act('Agrandir');
  await view.getByText('125 %').waitFor();
  for (let step = 0; step < 8; step++) await keys.press('Enter');
  await keys.press('Escape');
  await view.waitFor({ state: 'detached' });
  const file = path.join(dir, 'plan.pdf');
  await casier.app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof system.showSaveDialog;
  }, file);
  await keys.act('Enregistrer plan préau.pdf');
  await page.getByText('Enregistré.').waitFor();
  expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  await keys.goToPane('list');
});

test('an invitation is accepted', async () => {
  await keys.goToMessage('Animation pédagogique : résolution de problèmes');
  const card = page.getByRole('region', { name: 'Invitation' });
  await card.waitFor();
  await keys.act('Accepter');
  await card.getByText('Vous avez accepté.').waitFor();
  expect(await fails(page)).toEqual([]);
  await keys.goToPane('list');
});

test('the reasons against a false message are read, and its link is asked about', async () => {
  await keys.goToMessage('Votre boîte est pleine : action requise sous 24 heures');
  const bar = page.getByRole('region', { name: 'Avertissement de Casier' });
  await keys.act('Pourquoi ?');
  await bar.getByText(/Rien n’a été demandé ni envoyé sur Internet/).waitFor();
  expect(await fails(page)).toEqual([]);
  await keys.goToPane('list');
  await keys.press('Enter', 'Tab', 'Enter');
  await dialog('Ouvrir ce lien ?').waitFor();
  await keys.press('Escape');
  await dialog('Ouvrir ce lien ?').waitFor({ state: 'detached' });
  await keys.goToPane('list');
});

test('words are found in the message, and the bar gives the focus back', async () => {
  await keys.goToMessage('Conseil des maîtres de lundi');
  await keys.press('Control+f');
  const bar = page.getByRole('search', { name: 'Rechercher dans le message' });
  await keys.write('e');
  await bar.getByText(/^1 sur \d+$/).waitFor();
  await keys.press('Enter');
  await bar.getByText(/^2 sur \d+$/).waitFor();
  await keys.act(/^Occurrence précédente/);
  await bar.getByText(/^1 sur \d+$/).waitFor();
  await keys.act('Fermer la recherche dans le message');
  await bar.waitFor({ state: 'detached' });
  await keys.press('Tab', 'Control+f');
  await bar.waitFor();
  await expect.poll(() => focused(page)).toBe('Rechercher dans ce message');
  await keys.press('Escape');
  await bar.waitFor({ state: 'detached' });
  await keys.goToPane('list');
});

test('a message is read on in a tab, and the list is there again', async () => {
  await keys.press('Home', 'Control+Enter');
  const tab = page.getByRole('tab', { selected: true });
  await tab.waitFor();
  const first = await tab.getAttribute('id');
  await keys.press('f');
  await expect.poll(() => tab.getAttribute('id')).not.toBe(first);
  await keys.press('Control+Tab');
  await expect.poll(() => tab.textContent()).toBe('Courrier');
  await keys.press('Control+Shift+Tab');
  await expect.poll(() => tab.textContent()).not.toBe('Courrier');
  await keys.press('Tab', 'Control+w');
  await expect.poll(() => page.getByRole('tab').count()).toBe(0);
  await keys.goToPane('list');
});
