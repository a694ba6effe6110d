// What is being written outlives whatever dies: the program, its engine, the window's own process; and the haste of
// whoever quits. The composers are back by themselves, with their text, and nothing is asked.
import { rm } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { body, closeWindow, compose, composerBy, launchDemo, openFolder, row } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';

const running: LaunchedCasier[] = [];
const folders = new Set<string>();
async function start(dataDir?: string): Promise<LaunchedCasier> {
  const casier = await launchDemo(dataDir === undefined ? {} : { dataDir });
  running.push(casier);
  folders.add(casier.dataDir);
  return casier;
}
afterEach(async () => {
  for (const casier of running.splice(0)) await casier.app.close().catch(() => {});
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
  folders.clear();
});

const subjectOf = (composer: Page) => composer.getByRole('textbox', { name: 'Objet' });
const text = (composer: Page) => composer.getByRole('textbox', { name: 'Corps du message' });
const saved = (composer: Page) => composer.getByText(/^Enregistré à/);

async function write(casier: LaunchedCasier, subject: string, words: string): Promise<Page> {
  const composer = await compose(casier);
  await subjectOf(composer).fill(subject);
  await text(composer).click();
  await composer.keyboard.type(words);
  return composer;
}

const composersOf = (casier: LaunchedCasier) =>
  casier.app.windows().filter((window) => window.url().includes('view=composer'));

/** Once they are all there: subject → text. */
async function written(casier: LaunchedCasier, count: number): Promise<Record<string, string>> {
  await expect.poll(() => composersOf(casier).length).toBe(count);
  const entries = composersOf(casier).map(async (composer) => {
    await subjectOf(composer).waitFor();
    return [await subjectOf(composer).inputValue(), ((await text(composer).textContent()) ?? '').trim()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function enginePid(casier: LaunchedCasier): Promise<number> {
  const pid = await casier.app.evaluate(
    ({ app }) => app.getAppMetrics().find((one) => one.name === 'Casier engine')?.pid,
  );
  return pid!;
}

describe('two letters being written', () => {
  it('are both on the screen again after the program was killed, and nothing is asked', async () => {
    const first = await start();
    const minutes = await write(first, 'Compte rendu', 'Étaient présents tous les collègues.');
    const choir = await write(first, 'Chorale', 'On commence par les canons.');
    await saved(minutes).waitFor();
    await saved(choir).waitFor();
    await first.kill();

    const second = await start(first.dataDir);
    expect(await written(second, 2)).toEqual({
      'Compte rendu': 'Étaient présents tous les collègues.',
      Chorale: 'On commence par les canons.',
    });
    for (const window of second.app.windows()) expect(await window.getByRole('dialog').count()).toBe(0);

    // Closed, each is in Brouillons once, and does not come back again.
    for (const composer of composersOf(second)) await closeWindow(composer);
    await openFolder(second.page, 'Brouillons');
    for (const subject of ['Compte rendu', 'Chorale']) {
      await expect.poll(() => row(second.page, subject).count()).toBe(1);
    }
    await second.app.close();
    const third = await start(first.dataDir);
    expect(composersOf(third)).toEqual([]);
  });

  it('go on when the engine is killed below them, and keep what was typed before, meanwhile and after', async () => {
    const casier = await start();
    const composer = await write(casier, 'Carnaval', 'Avant,');
    const other = await write(casier, 'Kermesse', 'Stands.');
    process.kill(await enginePid(casier), 'SIGKILL');
    await text(composer).click();
    await composer.keyboard.press('Control+End');
    await composer.keyboard.type(' pendant,');
    await saved(composer).waitFor();
    await composer.keyboard.type(' après.');
    await closeWindow(composer);
    await closeWindow(other);
    await openFolder(casier.page, 'Brouillons');
    // Both, as a row that comes between two clicks moves the one that is clicked.
    for (const subject of ['Carnaval', 'Kermesse']) {
      await expect.poll(() => row(casier.page, subject).count()).toBe(1);
    }
    // By the key: a copy that is filed anew between two clicks is another row.
    await row(casier.page, 'Carnaval').click();
    const again = await composerBy(casier, () => casier.page.keyboard.press('Enter'));
    await text(again).getByText('Avant, pendant, après.').waitFor();
  });

  it('are loaded again when the process of their window dies', async () => {
    const casier = await start();
    const composer = await write(casier, 'Piscine', 'Bonnet obligatoire.');
    await saved(composer).waitFor();
    // Playwright gives a crashed page up, so main is asked.
    const shown = await casier.app.evaluate(async ({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows()
        .map(({ webContents }) => webContents)
        .find((contents) => contents.getURL().includes('view=composer'))!;
      const loaded = new Promise((resolve) => page.once('did-finish-load', () => resolve(null)));
      page.forcefullyCrashRenderer();
      await loaded;
      const words = `new Promise((resolve) => {
        const look = () => {
          const body = document.querySelector('[contenteditable]')?.textContent ?? '';
          if (body.includes('Bonnet')) resolve(body); else setTimeout(look, 50);
        };
        look();
      })`;
      return (await page.executeJavaScript(words)) as string;
    });
    expect(shown).toContain('Bonnet obligatoire.');
  });
});

it('what was typed a moment before quitting is in Brouillons', async () => {
  const first = await start();
  await write(first, 'Adieu', 'Écrit au dernier moment.');
  await first.app.close();
  const second = await start(first.dataDir);
  await openFolder(second.page, 'Brouillons');
  await row(second.page, 'Adieu').click();
  const again = await composerBy(second, () => second.page.keyboard.press('Enter'));
  await text(again).getByText('Écrit au dernier moment.').waitFor();
});

it('a draft has one window: asked for again, it is brought to the front', async () => {
  const casier = await start();
  const composer = await write(casier, 'Unique', 'Un seul exemplaire.');
  await closeWindow(composer);
  await openFolder(casier.page, 'Brouillons');
  await row(casier.page, 'Unique').click();
  const opened = await composerBy(casier, () => row(casier.page, 'Unique').dblclick());
  await text(opened).getByText('Un seul exemplaire.').waitFor();
  await row(casier.page, 'Unique').dblclick();
  await casier.page.keyboard.press('Enter');
  expect(composersOf(casier)).toHaveLength(1);
});

it('a draft that is selected stays selected when it is written on, and the reader shows no other message', async () => {
  const casier = await start();
  const { page } = casier;
  for (const subject of ['Cantine', 'Étude', 'Garderie']) await closeWindow(await write(casier, subject, 'Bonjour.'));
  await openFolder(page, 'Brouillons');
  await row(page, 'Étude').click();
  const reader = page.getByRole('heading', { name: 'Étude' });
  await reader.waitFor();
  await page.evaluate(() => {
    const shown = new Set<string>();
    const note = () => {
      for (const heading of document.querySelectorAll('.message-header h2')) shown.add(heading.textContent ?? '');
    };
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
    Object.assign(window, { shown });
  });
  const composer = await composerBy(casier, () => row(page, 'Étude').dblclick());
  await text(composer).click();
  await composer.keyboard.press('Control+End');
  await composer.keyboard.type(' À ce soir.');
  await closeWindow(composer);
  await body(page).getByText('À ce soir.').waitFor();
  await expect.poll(() => row(page, 'Étude').getAttribute('aria-selected')).toBe('true');
  await reader.waitFor();
  const shown = await page.evaluate(() => [...(window as unknown as { shown: Set<string> }).shown]);
  expect(shown.filter((heading) => heading.includes('Cantine') || heading.includes('Garderie'))).toEqual([]);
});
