import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { fails } from './views.ts';

describe('Casier on its first start', () => {
  let casier: LaunchedCasier;
  beforeAll(async () => {
    casier = await launchCasier();
  });
  afterAll(() => casier.close());

  it('opens on the set-up, in the system’s language', async () => {
    await casier.page.getByRole('button', { name: 'Découvrir avec une boîte d’essai' }).waitFor();
    expect(await casier.page.evaluate(() => document.documentElement.lang)).toBe('fr');
    expect(await fails(casier.page)).toEqual([]);
  });
});

describe('Casier started with --demo', () => {
  let casier: LaunchedCasier;
  beforeAll(async () => {
    casier = await launchCasier({ args: ['--demo'] });
    await casier.page.getByText('Conseil des maîtres de lundi', { exact: true }).first().waitFor();
  });
  afterAll(() => casier.close());

  it('shows the trial mailbox with the menu bar of the main window', async () => {
    const menu = await casier.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map((item) => item.label));
    expect(menu).toEqual(['Fichier', 'Édition', 'Affichage', 'Message', 'Aide']);
  });

  it('runs a command of the menu bar in the window', async () => {
    await casier.app.evaluate(({ BrowserWindow, Menu }) => {
      const shortcuts = Menu.getApplicationMenu()?.items.at(-1)?.submenu?.items[0];
      BrowserWindow.getFocusedWindow = () => BrowserWindow.getAllWindows()[0]!;
      shortcuts?.click();
    });
    await casier.page.getByRole('dialog').waitFor();
    await casier.page.keyboard.press('Escape');
    await casier.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('shows a message in a frame of its own, and takes keys from there', async () => {
    await casier.page.getByText('Conseil des maîtres de lundi', { exact: true }).first().click();
    const frame = casier.page.frameLocator('iframe.body-frame');
    await frame.locator('body').click();
    expect(await casier.page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
    await casier.app.evaluate(({ BrowserWindow }) => {
      const page = BrowserWindow.getAllWindows()[0]!.webContents;
      page.sendInputEvent({ type: 'keyDown', keyCode: 'F1' });
    });
    await casier.page.getByRole('dialog').waitFor();
    await casier.page.keyboard.press('Escape');
  });

  it('follows no link of a message, but shows where it goes', async () => {
    await casier.page.getByText('Votre boîte est pleine : action requise sous 24 heures').first().click();
    const link = casier.page.frameLocator('iframe.body-frame').locator('a').first();
    const target = (await link.getAttribute('href')) ?? '';
    expect(target).toMatch(/^https?:/);
    await link.click();
    const dialog = casier.page.getByRole('dialog');
    await dialog.getByText(new URL(target).hostname).first().waitFor();
    expect(casier.app.windows()).toHaveLength(1);
    expect(casier.page.frames().every((frame) => !frame.url().startsWith('http'))).toBe(true);
    await casier.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('opens a composer in a window of its own, which goes when it is closed', async () => {
    const [composer] = await Promise.all([
      casier.app.waitForEvent('window'),
      casier.page.getByRole('button', { name: 'Écrire' }).click(),
    ]);
    await composer.getByRole('button', { name: 'Envoyer', exact: true }).waitFor();
    const closed = composer.waitForEvent('close');
    await composer.evaluate(() => window.casier!.invoke('closeWindow', undefined));
    await closed;
    expect(casier.app.windows()).toHaveLength(1);
  });
});

it('remembers where its window was', async () => {
  const first = await launchCasier({ args: ['--demo'] });
  const bounds = { x: 40, y: 30, width: 1_000, height: 700 };
  await first.app.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]!.setBounds(wanted), bounds);
  await first.app.close();
  const second = await launchCasier({ dataDir: first.dataDir });
  const found = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds());
  await second.close();
  await first.close();
  expect(found).toEqual(bounds);
});
