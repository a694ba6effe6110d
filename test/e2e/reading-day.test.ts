// One message after the other, as a person reads: in the dark, larger, without spies, and on paper. One start of Casier on
// its trial mailbox; its pictures are made by `npm run screenshots -- reading`.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { faultsOfCopy } from '../accessibility/frames.ts';
import { body, findMessage, launchDemo, openFolder, row } from './demo.ts';
import type { LaunchedCasier } from './launch.ts';
import { readPdf } from './pdf.ts';
import { picture as pictureOf } from './school.ts';
import { closeDialogs, fails } from './views.ts';

let casier: LaunchedCasier;
let page: Page;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casier-reading-day-'));
  casier = await launchDemo({ dataDir: path.join(folder, 'data') });
  page = casier.page;
});
afterAll(async () => {
  await casier?.close();
  await rm(folder, { recursive: true, force: true });
});

async function choose(label: string, option: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('combobox', { name: label, exact: true }).selectOption(option);
  await closeDialogs(page);
}

const picture = (name: string) => pictureOf(page, name);
const more = async (entry: string) => {
  await page.getByRole('button', { name: 'Autres actions' }).click();
  await page.getByRole('menu', { name: 'Autres actions' }).getByText(entry, { exact: true }).click();
};
const rootOf = (name: string) =>
  body(page)
    .locator('html')
    .evaluate((root, property) => getComputedStyle(root).getPropertyValue(property), name);

/** The whole window, as Ctrl + does it. */
async function enlarged(factor: number, act: () => Promise<void>): Promise<void> {
  const zoom = (to: number) =>
    casier.app.evaluate(
      ({ BrowserWindow }, value) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(value),
      to,
    );
  const width = await page.evaluate(() => innerWidth);
  await zoom(factor);
  await page.waitForFunction((before) => innerWidth < before, width);
  await act();
  await zoom(1);
  await page.waitForFunction((before) => innerWidth >= before, width);
}

describe('the next message', () => {
  it('is there before it is asked for, in the frame that nobody sees', async () => {
    await openFolder(page, 'Courrier entrant');
    await row(page, 'Conseil des maîtres de lundi').first().click();
    const behind = page.locator('iframe.body-frame-ahead');
    await expect
      .poll(() => behind.getAttribute('data-loaded'))
      .toMatch(/^mail-content:\/\/message\/\d+\/body\?remote=0/);
    const ready = await behind.getAttribute('data-loaded');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('iframe.body-frame').getAttribute('data-loaded')).toBe(ready);
    expect(await behind.getAttribute('tabindex')).toBe('-1');
    expect(await fails(page)).toEqual([]);
  });
});

describe('in the dark', () => {
  it('a letter with colours of its own is on dark paper, and as its sender made it by one entry of a menu', async () => {
    await choose('Thème', 'Sombre');
    await findMessage(page, 'fractions manipuler', /La lettre des enseignants/);
    await body(page).getByRole('link', { name: 'Lire le dossier' }).waitFor();
    expect(await rootOf('background-color')).toBe('rgb(27, 28, 31)');
    expect(await fails(page)).toEqual([]);
    expect(await faultsOfCopy(casier.app, page, 'iframe.body-frame')).toEqual([]);
    await picture('reading-dark');
    await more('Couleurs de l’expéditeur');
    await expect.poll(() => rootOf('background-color')).toBe('rgb(255, 255, 255)');
    await picture('reading-as-sent');
    await more('Couleurs de l’expéditeur');
    await expect.poll(() => rootOf('background-color')).toBe('rgb(27, 28, 31)');
  });

  it('the text grows by the menu and by the settings, and stays so for the next message', async () => {
    await more('Agrandir le texte');
    await expect.poll(() => rootOf('zoom')).toBe('1.1');
    await choose('Taille du texte des messages', '150 %');
    await expect.poll(() => rootOf('zoom')).toBe('1.5');
    await more('Taille normale du texte');
    await expect.poll(() => rootOf('zoom')).toBe('1');
    await choose('Thème', 'Clair');
  });
});

describe('images from elsewhere', () => {
  it('wait, and are let in for a sender who stands in the settings until taken out there', async () => {
    const bar = page.getByText(/Images distantes bloquées/);
    await bar.waitFor();
    await page.getByRole('button', { name: 'Toujours pour cet expéditeur' }).click();
    await bar.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+,');
    const list = page.getByRole('list', { name: 'Expéditeurs dont les images s’affichent toujours' });
    await list.getByRole('listitem').first().waitFor();
    expect(await fails(page)).toEqual([]);
    await list.getByRole('button').first().click();
    await list.waitFor({ state: 'detached' });
    await closeDialogs(page);
    await bar.waitFor();
  });
});

describe('on paper', () => {
  const dialog = () => page.getByRole('dialog', { name: 'Imprimer' });

  async function savedPdf(name: string) {
    const file = path.join(folder, name);
    await casier.app.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = (async () => ({ canceled: false, filePath })) as typeof system.showSaveDialog;
    }, file);
    await dialog().getByRole('button', { name: 'Enregistrer en PDF…' }).click();
    return vi.waitFor(async () => readPdf(await readFile(file)), { timeout: 30_000, interval: 200 });
  }

  it('a message has its header, margins and pages of A4, as the preview shows', async () => {
    await openFolder(page, 'Courrier entrant');
    await row(page, 'Conseil des maîtres de lundi').first().click();
    await body(page).locator('body').waitFor();
    await page.keyboard.press('Control+p');
    await dialog().getByText('1 page A4').waitFor();
    const preview = dialog().frameLocator('iframe.print-preview');
    await preview.getByRole('heading', { name: /Conseil des maîtres/ }).waitFor();
    expect(await fails(page)).toEqual([]);
    expect(await faultsOfCopy(casier.app, page, 'iframe.print-preview')).toEqual([]);
    await picture('print-preview');
    const [sheet, ...others] = await savedPdf('message.pdf');
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ width: 210, height: 297 });
    expect(sheet!.text).toMatch(/Conseil des maîtres.*De ?: .*À ?: .*Date ?: .*1 \/ 1$/);
    expect(sheet!.left).toBeGreaterThanOrEqual(14);
    expect(sheet!.right).toBeLessThanOrEqual(196);
    expect(sheet!.top).toBeLessThanOrEqual(297 - 14);
  });

  it('a « mot à coller » is there twice on a sheet, edited, with its slip and without an address', async () => {
    await dialog().getByRole('tab', { name: 'Mot à coller' }).click();
    await field('École ou établissement').fill('École du Port');
    await field('Titre').fill('Sortie au marais');
    await field('Texte du mot').fill('Chers parents,\n\nLa sortie est lundi. Prévoir un pique-nique.');
    await dialog().getByRole('checkbox', { name: 'Ajouter un coupon-réponse' }).check();
    const preview = dialog().frameLocator('iframe.print-preview');
    await preview.getByText('Prévoir un pique-nique').first().waitFor();
    await preview.getByText('Coupon à découper et à rendre').first().waitFor();
    await dialog().getByText('1 feuille A4, deux exemplaires à découper (A5).').waitFor();
    expect(await fails(page)).toEqual([]);
    await picture('mot-a-coller');
    await enlarged(2, async () => {
      await dialog().getByRole('button', { name: 'Imprimer…' }).click({ trial: true });
    });
    const [sheet, ...others] = await savedPdf('mot.pdf');
    expect(others).toEqual([]);
    expect(sheet).toMatchObject({ width: 297, height: 210 });
    for (const half of sheet!.halves) {
      expect(half).toMatch(/^École du Port Sortie au marais Chers parents, La sortie est lundi/);
      expect(half).toMatch(/Coupon à découper.*Nom et prénom de l’élève.*Date et signature/);
      expect(half).not.toContain('@');
    }
    expect(sheet!.left).toBeGreaterThanOrEqual(11);
    expect(sheet!.right).toBeLessThanOrEqual(286);
  });

  it('that is longer than half a page goes on, and says how many sheets it takes', async () => {
    await field('Texte du mot').fill(`Début.\n${'Une ligne de plus pour les parents.\n'.repeat(90)}Fin.`);
    await dialog()
      .getByText(/^Le texte dépasse une demi-page.: \d+ feuilles A4/)
      .waitFor();
    const sheets = await savedPdf('long.pdf');
    expect(sheets.length).toBeGreaterThan(1);
    const whole = sheets.flatMap(({ halves }) => halves).join(' ');
    expect(whole.match(/Début\./g)).toHaveLength(2);
    expect(whole.match(/Fin\./g)).toHaveLength(2);
    await closeDialogs(page);
  });

  function field(label: string): Locator {
    return dialog().getByRole('textbox', { name: label });
  }
});

describe('the next day', () => {
  it('keeps the size of the window’s contents and of the text', async () => {
    await casier.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.setZoomFactor(1.25));
    await choose('Taille du texte des messages', '125 %');
    const { dataDir } = casier;
    await casier.close();
    casier = await launchDemo({ dataDir });
    page = casier.page;
    const zoom = () =>
      casier.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getZoomFactor());
    await expect.poll(zoom).toBe(1.25);
    await row(page, 'Conseil des maîtres de lundi').first().click();
    await expect.poll(() => rootOf('zoom')).toBe('1.25');
  });
});
