// A session without a mouse: from pane to pane, through folders and list, reading, filing, searching, writing,
// sending and taking it back.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { body, folder, launchDemo, recipients, row } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';

let casier: LaunchedCasier;
let page: Page;
beforeAll(async () => {
  casier = await launchDemo();
  page = casier.page;
});
afterAll(() => casier?.close());

const press = (...keys: string[]) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), done);
const done = Promise.resolve();
/** Which pane has the focus. */
const pane = () => page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-pane]')?.dataset.pane);
const selected = () => page.getByRole('row', { selected: true });
const subjectOf = (text: string) => text.split(', ').find((part) => !['Non lu', 'Suivi'].includes(part))!;
const selectedSubject = async () => subjectOf((await selected().getAttribute('aria-label'))!);
const focused = (target: Page) =>
  target.evaluate(() => {
    const at = document.activeElement;
    return at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.textContent ?? at?.tagName;
  });

/** From the system to the window, as a keyboard does: Playwright's own keys go to the page and pass main by. */
async function pressAsSystem(keyCode: string, modifiers: 'shift'[] = []): Promise<void> {
  const keys = (['keyDown', 'keyUp'] as const).map((type) => ({ type, keyCode, modifiers }));
  await casier.app.evaluate(({ BrowserWindow }, events) => {
    for (const event of events) BrowserWindow.getAllWindows()[0]!.webContents.sendInputEvent(event);
  }, keys);
}

async function focusPane(name: string): Promise<void> {
  for (let before = await pane(); before !== name; before = await pane()) {
    await pressAsSystem('F6');
    await expect.poll(pane).not.toBe(before);
  }
}

beforeEach(() => casier.page.bringToFront());

test('F6 goes from pane to pane, Shift+F6 back', async () => {
  const seen = new Set<string | undefined>();
  for (let i = 0; i < 4; i++) {
    const before = await pane();
    await pressAsSystem('F6');
    await expect.poll(pane).not.toBe(before);
    seen.add(await pane());
  }
  expect([...seen].sort()).toEqual(['folders', 'list', 'reader', 'search']);
  const last = await pane();
  await pressAsSystem('F6');
  await expect.poll(pane).not.toBe(last);
  await pressAsSystem('F6', ['shift']);
  await expect.poll(pane).toBe(last);
});

test('arrows choose a folder and a message', async () => {
  await focusPane('folders');
  await press('Home', 'ArrowDown');
  await page.getByRole('heading', { level: 1, name: 'Courrier entrant' }).waitFor();
  await press('ArrowDown');
  await page.getByRole('heading', { level: 1, name: 'Brouillons' }).waitFor();
  await press('ArrowUp');
  await page.getByRole('heading', { level: 1, name: 'Courrier entrant' }).waitFor();
  await focusPane('list');
  await press('Home');
  await expect.poll(() => selected().count()).toBe(1);
  const first = await selected().getAttribute('aria-rowindex');
  await press('ArrowDown');
  await expect.poll(() => selected().getAttribute('aria-rowindex')).toBe(String(Number(first) + 1));
  const subject = await selectedSubject();
  await page.getByRole('article', { name: subject }).waitFor();
});

test('N opens the next unread message, M marks it unread again, S stars it', async () => {
  await press('n');
  await expect.poll(async () => (await selected().getAttribute('aria-label')) !== null).toBe(true);
  const subject = await selectedSubject();
  await page.getByRole('article', { name: subject }).waitFor();
  // Being read for a moment, it is no longer unread; M makes it so again.
  await expect.poll(() => selected().getAttribute('aria-label')).not.toContain('Non lu');
  await press('m');
  await expect.poll(() => selected().getAttribute('aria-label')).toContain('Non lu');
  await press('m');
  await expect.poll(() => selected().getAttribute('aria-label')).not.toContain('Non lu');
  const starred = (await selected().getAttribute('aria-label'))!.includes('Suivi');
  await press('s');
  await expect.poll(async () => (await selected().getAttribute('aria-label'))!.includes('Suivi')).toBe(!starred);
});

test.each([
  ['Delete', '1 message mis à la corbeille.'],
  ['a', '1 message archivé.'],
  ['j', '1 message classé indésirable.'],
])('%s files the message away, and Ctrl+Z brings it back', async (key, said) => {
  const list = page.getByRole('treegrid').or(page.getByRole('grid'));
  const rows = () => list.getAttribute('aria-rowcount').then(Number);
  const subject = await selectedSubject();
  const before = await rows();
  await press(key);
  await page.getByText(said).waitFor();
  await expect.poll(rows).toBe(before - 1);
  // The next one is chosen, so that one can go on.
  await expect.poll(() => selected().count()).toBe(1);
  await press('Control+z');
  await page.getByText('Action annulée.').last().waitFor();
  await expect.poll(rows).toBe(before);
  await row(page, subject).first().waitFor();
});

test('Ctrl+K searches, the arrow goes to the results, Escape ends the search', async () => {
  await press('Control+k');
  expect(await pane()).toBe('search');
  await page.keyboard.type('cantine');
  await page.getByText(/messages trouvés/).waitFor();
  await press('ArrowDown');
  expect(await pane()).toBe('list');
  await expect.poll(() => page.getByRole('article').count()).toBe(1);
  await press('Escape');
  await page.getByRole('heading', { level: 1, name: 'Courrier entrant' }).waitFor();
  expect(await page.getByRole('searchbox').inputValue()).toBe('');
});

test('keys work while the focus is in the message', async () => {
  await focusPane('list');
  await press('Home');
  await expect.poll(() => page.getByRole('article').count()).toBe(1);
  await body(page).locator('body').waitFor();
  await focusPane('reader');
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
  const starred = (await selected().getAttribute('aria-label'))!.includes('Suivi');
  await pressAsSystem('S');
  await expect.poll(async () => (await selected().getAttribute('aria-label'))!.includes('Suivi')).toBe(!starred);
  await pressAsSystem('F6');
  await expect.poll(pane).not.toBe('reader');
});

test('a message is written, sent and taken back by keys alone', async () => {
  const [composer] = await Promise.all([casier.app.waitForEvent('window'), press('Control+n')]);
  await expect.poll(() => focused(composer)).toBe('À');
  const keys = (...all: string[]) => all.reduce((before, key) => before.then(() => composer.keyboard.press(key)), done);

  await keys('Shift+Tab');
  expect(await focused(composer)).toBe('De');
  await keys('Tab');
  await composer.keyboard.type('famille');
  await composer.getByRole('listbox').getByRole('option').nth(1).waitFor();
  const options = composer.getByRole('listbox').getByRole('option');
  const second = await options.nth(1).locator('.offer-title').textContent();
  await keys('ArrowDown');
  await expect.poll(() => options.nth(1).getAttribute('aria-selected')).toBe('true');
  await keys('Enter');
  await recipients(composer, 'À').getByText(second!).waitFor();
  // A first Tab would take a proposal; the field is empty now, so that it goes on.
  for (const name of ['Cc', 'Cci', 'Objet']) {
    await keys('Tab');
    await expect.poll(() => focused(composer)).toBe(name);
  }
  await composer.keyboard.type('Lunettes retrouvées');
  for (let i = 0; i < 12 && (await focused(composer)) !== 'Corps du message'; i++) await keys('Tab');
  expect(await focused(composer)).toBe('Corps du message');
  await composer.keyboard.type('Bonjour, elles sont sur mon bureau.');

  // Its window may be gone before the keys are let go.
  const letGo = keys('Control+Enter').catch((error: unknown) => {
    if (!composer.isClosed()) throw error;
  });
  await Promise.all([composer.waitForEvent('close'), letGo]);
  await page.bringToFront();
  await page.getByText('« Lunettes retrouvées » va partir.').waitFor();

  const undo = page.getByRole('button', { name: 'Annuler l’envoi' });
  const [again] = await Promise.all([casier.app.waitForEvent('window'), undo.press('Enter')]);
  await again.getByRole('textbox', { name: 'Corps du message' }).getByText('elles sont sur mon bureau').waitFor();
  expect(await again.getByRole('textbox', { name: 'Objet' }).inputValue()).toBe('Lunettes retrouvées');
  await folder(page, 'Boîte d’envoi').waitFor();
  await expect.poll(() => page.getByText('va partir').count()).toBe(0);
});

test('a question before sending starts on the careful answer', async () => {
  const composer = casier.app.windows().at(-1)!;
  await composer.getByRole('textbox', { name: 'Objet' }).fill('');
  await composer.keyboard.press('Control+Enter');
  await composer.getByRole('dialog', { name: 'Envoyer sans objet' }).waitFor();
  expect(await composer.evaluate(() => document.activeElement?.textContent)).toBe('Revenir au message');
  await composer.keyboard.press('Escape');
  await expect.poll(() => composer.getByRole('dialog').count()).toBe(0);
});
