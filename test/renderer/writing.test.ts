// What helps to write: templates, priority, photos made lighter.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeMailbox } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { violationsOf } from './stage.ts';

const mailbox: Partial<FakeMailbox> = {
  drafts: [
    ...Array.from({ length: 6 }, () => ({ html: '<p></p>', text: '', to: [], subject: '' })),
    { html: null, text: '\n\nLe 4 avril, Paul a écrit\u00a0:\n> Bonjour\n', to: [], subject: 'Re: Sortie' },
  ],
};

let windows: OpenWindows;
let page: Page;
let draft = 0;

beforeAll(async () => {
  windows = await openWindows(mailbox, 'dark');
});
afterAll(() => windows.close());
beforeEach(async () => {
  page = await windows.openComposer(++draft);
  const to = page.getByRole('combobox', { name: 'À', exact: true });
  await expect.poll(() => to.evaluate((input) => input === document.activeElement)).toBe(true);
});

const body = () => page.getByRole('textbox', { name: 'Corps du message' });
const subject = () => page.getByRole('textbox', { name: 'Objet', exact: true });
const button = (name: string) => page.getByRole('button', { name, exact: true });

async function choose(entry: string): Promise<void> {
  await button('Plus d’options').press('Enter');
  await page.getByRole('menu', { name: 'Plus d’options' }).locator('.menu-item', { hasText: entry }).press('Enter');
}

describe('a template', () => {
  it('asks for its fields, shows what it will be, and comes to where the cursor is', async () => {
    await body().click();
    await choose('Modèles…');
    const dialog = page.getByRole('dialog', { name: 'Modèles' });
    await dialog.getByRole('button', { name: 'Réunion de rentrée' }).press('Enter');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('textbox', { name: 'date', exact: true }).fill('jeudi 3 septembre');
    await dialog.getByRole('textbox', { name: 'heure', exact: true }).fill('18 h');
    await dialog
      .getByRole('region', { name: 'Aperçu' })
      .getByText('Objet : Réunion de rentrée : jeudi 3 septembre à 18 h')
      .waitFor();
    await dialog.getByRole('button', { name: 'Insérer dans le message' }).press('Enter');
    await expect.poll(() => subject().inputValue()).toBe('Réunion de rentrée\u00a0: jeudi 3 septembre à 18 h');
    await expect.poll(() => body().textContent()).toContain('de la classe de {classe}, le jeudi 3 septembre à 18 h');
  });

  it('of one’s own is made of the message, without recipients, and is renamed, moved, deleted and put back', async () => {
    await subject().fill('Piscine');
    await body().click();
    await page.keyboard.type('Bonnet obligatoire le {date}.');
    await choose('Enregistrer comme modèle…');
    const save = page.getByRole('dialog', { name: 'Enregistrer comme modèle' });
    expect(await save.getByRole('textbox').inputValue()).toBe('Piscine');
    expect(await violationsOf(page)).toEqual([]);
    await save.getByRole('textbox').press('Enter');
    await page.getByText('Modèle « Piscine » enregistré.').waitFor();
    await choose('Modèles…');
    const dialog = page.getByRole('dialog', { name: 'Modèles' });
    await dialog.getByRole('button', { name: 'Piscine' }).press('Enter');
    await dialog.getByText('Bonnet obligatoire le {date}.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Renommer…' }).press('Enter');
    const rename = page.getByRole('dialog', { name: 'Renommer Piscine' });
    await rename.getByRole('textbox').fill('Sortie piscine');
    await rename.getByRole('textbox').press('Enter');
    await dialog.getByRole('button', { name: 'Sortie piscine' }).waitFor();
    await dialog.getByRole('button', { name: 'Supprimer' }).press('Enter');
    await expect.poll(() => dialog.getByRole('button', { name: 'Sortie piscine' }).count()).toBe(0);
  });

  it('becomes a message of its own', async () => {
    await choose('Modèles…');
    const opened = windows.app.waitForEvent('window');
    await page.getByRole('dialog', { name: 'Modèles' }).getByRole('button', { name: 'Nouveau message' }).press('Enter');
    const other = await opened;
    await other.getByText('se rendra le {date} à {lieu}').waitFor();
  });
});

describe('the priority', () => {
  it('is chosen in the menu and stands beside the subject', async () => {
    await choose('Priorité haute');
    await page.getByText('Priorité haute').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await choose('Priorité normale');
    await expect.poll(() => page.getByText('Priorité haute').count()).toBe(0);
  });
});

describe('photos', () => {
  it('are made lighter, without where they were taken, and come back', async () => {
    const photo = Buffer.from(await page.evaluate(noisyPhoto), 'base64');
    const chooser = page.waitForEvent('filechooser');
    await button('Joindre').click();
    await (await chooser).setFiles([{ name: 'IMG_0042.jpg', mimeType: 'image/jpeg', buffer: withPlace(photo) }]);
    await button('Réduire les photos…').press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Réduire les photos' });
    await dialog.getByText('Une photo indique le lieu où elle a été prise : ce lieu sera retiré.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('radio', { name: /Petite/ }).check();
    await dialog.getByText(/Mo → .*Ko$/).waitFor();
    await dialog.getByRole('button', { name: 'Réduire', exact: true }).press('Enter');
    await page.getByText('Le lieu de prise de vue a été retiré.').waitFor();
    const attachments = page.getByRole('region', { name: 'Pièces jointes' });
    await expect.poll(() => attachments.getByText(/^\d+\s?Ko$/).count()).toBe(1);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Annuler' }).click();
    await expect.poll(() => attachments.getByText(/^\d+,\d\s?Mo$/).count()).toBe(1);
  });
});

/** A picture that compresses badly, as a photo does; in base64. */
async function noisyPhoto(): Promise<string> {
  const canvas = new OffscreenCanvas(1800, 1200);
  const context = canvas.getContext('2d')!;
  const image = context.createImageData(1800, 1200);
  for (let at = 0; at < image.data.length; at += 65_536)
    crypto.getRandomValues(image.data.subarray(at, Math.min(at + 65_536, image.data.length)));
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255;
  context.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
  const reader = new FileReader();
  await new Promise((resolve) => {
    reader.onload = resolve;
    reader.readAsDataURL(blob);
  });
  return String(reader.result).split(',')[1]!;
}

/** With an Exif block in front that has a GPS directory (CIPA DC-008 §4.6.3). */
function withPlace(jpeg: Buffer): Buffer {
  const tiff = Buffer.from('49492a0008000000' + '0100' + '2588040001000000' + '1a000000' + '00000000' + '0000', 'hex');
  const exif = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(exif.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, exif, jpeg.subarray(2)]);
}
