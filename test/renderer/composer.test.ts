import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeMailbox } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { violationsOf } from './stage.ts';

const FAMILIES = Array.from({ length: 23 }, (_, i) => ({
  name: `Famille ${String.fromCharCode(65 + i)}`,
  address: `famille${i + 1}@orange.fr`,
  role: 'family' as const,
}));
const mailbox: Partial<FakeMailbox> = {
  people: [
    { name: 'Marie Lopez', address: 'marie.lopez@ac-poitiers.fr', role: 'colleague' },
    { name: 'Mairie de Saint-Paul', address: 'mairie@saint-paul.fr', role: 'partner' },
    ...FAMILIES,
  ],
  groups: [
    {
      name: 'CM2',
      privacy: 'alwaysBcc',
      agreedAt: null,
      schoolYear: null,
      note: '',
      memberAddresses: FAMILIES.map(({ address }) => address),
    },
  ],
  drafts: [
    ...Array.from({ length: 14 }, () => ({ html: '<p></p>', text: '', to: [], subject: '' })),
    { html: null, text: '\n\nLe 4 avril, Paul a écrit\u00a0:\n> Bonjour\n', to: [], subject: 'Re: Sortie' },
  ],
};

let windows: OpenWindows;
let page: Page;
let draft = 0;

beforeAll(async () => {
  windows = await openWindows(mailbox);
});
afterAll(() => windows.close());
beforeEach(async () => {
  page = await windows.openComposer(++draft);
  await page.getByRole('combobox', { name: 'À', exact: true }).waitFor();
});

const field = (name: string) => page.getByRole('combobox', { name, exact: true });
const chips = (name: string) => page.getByRole('list', { name: `Destinataires ${name}` }).getByRole('button');
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

describe('the composer', () => {
  it('starts in À, with every field and button under its name, and nothing for axe to say', async () => {
    await expect.poll(() => field('À').evaluate((input) => input === document.activeElement)).toBe(true);
    for (const name of ['Envoyer', 'Envoyer plus tard', 'Joindre', 'Enregistrer']) {
      expect(await button(name).count()).toBe(1);
    }
    expect(await field('De').count()).toBe(1);
    expect(await page.getByRole('textbox', { name: 'Objet', exact: true }).count()).toBe(1);
    expect(await violationsOf(page)).toEqual([]);
  });

  it('completes people and groups by keyboard alone', async () => {
    await field('À').pressSequentially('lop');
    await page.getByRole('option', { name: /Marie Lopez/ }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await chips('À').getByText('Marie Lopez').waitFor();
    await field('À').pressSequentially('CM');
    await page.getByRole('option', { name: /^CM2/ }).waitFor();
    await page.keyboard.press('Enter');
    await chips('À').getByText('CM2 – 23 familles (23 adresses visibles)').waitFor();
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Delete');
    await expect.poll(() => chips('À').count()).toBe(1);
  });

  it('takes a pasted list apart and marks what is no address', async () => {
    await field('Cc').focus();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '"Lopez, Marie" <m@x.fr>; jean@x.fr\npas une adresse');
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect
      .poll(() => chips('Cc').allTextContents())
      .toEqual(['Lopez, Marie m@x.fr', 'jean@x.fr', expect.stringContaining('adresse incomplète')]);
    await button('Envoyer').click();
    await page.getByRole('dialog', { name: 'Une adresse est à corriger' }).waitFor();
  });

  it('turns red for a class in À, and its main button hides the families', async () => {
    await field('À').pressSequentially('CM');
    await page.getByRole('option', { name: /^CM2/ }).waitFor();
    await page.keyboard.press('Enter');
    const safe = button('Mettre les 23 familles en Cci et envoyer');
    await safe.waitFor();
    expect(await page.getByRole('region', { name: 'Garde-familles' }).textContent()).toContain(
      '23 familles verraient l’adresse des 22 autres',
    );
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('textbox', { name: 'Objet' }).fill('Sortie');
    const closed = page.waitForEvent('close');
    await safe.click();
    await closed;
  });

  it('sends as it is only with a reason', async () => {
    await field('À').fill('famille1@orange.fr, famille2@orange.fr');
    await page.getByRole('textbox', { name: 'Objet' }).fill('Sortie');
    await page.getByRole('button', { name: 'Envoyer tel quel…' }).click();
    const dialog = page.getByRole('dialog');
    const send = dialog.getByRole('button', { name: 'Envoyer tel quel' });
    expect(await send.isDisabled()).toBe(true);
    await dialog.getByRole('radio', { name: 'Une autre raison' }).check();
    const closed = page.waitForEvent('close');
    await send.click();
    await closed;
  });

  it('formats, keeps what is typed, and notices an empty subject and a missing attachment', async () => {
    await field('À').fill('marie.lopez@ac-poitiers.fr');
    const body = page.getByRole('textbox', { name: 'Corps du message' });
    await body.click();
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Voir ci-joint');
    expect(await button('Gras').getAttribute('aria-pressed')).toBe('true');
    await page.getByText(/^Enregistré à \d\d:\d\d$/).waitFor();
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('dialog', { name: 'Envoyer sans objet ?' })
      .getByRole('button', { name: 'Envoyer sans objet' })
      .click();
    const missing = page.getByRole('dialog', { name: 'Une pièce jointe oubliée ?' });
    expect(await missing.textContent()).toContain('ci joint');
    await missing.getByRole('button', { name: 'Revenir au message' }).click();
    expect(await body.innerHTML()).toContain('<strong>Voir ci-joint</strong>');
  });

  it('underlines what is misspelled, by a menu that the keyboard opens too', async () => {
    await page.getByRole('textbox', { name: 'Corps du message' }).click();
    await page.keyboard.type('La reunion de lundi');
    await page.locator('.misspelled').waitFor();
    expect(await page.locator('.misspelled').textContent()).toBe('reunion');
    for (let i = 0; i < ' de lundi'.length + 2; i++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'réunion' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'réunion' }).press('Enter');
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Corps du message' }).textContent())
      .toBe('La réunion de lundi');
  });

  it('attaches by its button, shows the size and takes the file away again', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'casier-attach-'));
    await writeFile(path.join(folder, 'menu.pdf'), new Uint8Array(12_000));
    const chooser = page.waitForEvent('filechooser');
    await button('Joindre').click();
    await (await chooser).setFiles(path.join(folder, 'menu.pdf'));
    await page.getByRole('region', { name: 'Pièces jointes' }).getByText('12 Ko', { exact: true }).waitFor();
    await page.getByText(/17\s?Ko une fois encodé.*20\s?Mo au plus/).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await button('Retirer menu.pdf').click();
    await expect.poll(() => page.getByText('menu.pdf').count()).toBe(0);
    await rm(folder, { recursive: true });
  });

  it('keeps what was typed when its window is closed at once', async () => {
    await field('À').pressSequentially('marie.lopez@ac-poitiers.fr,');
    await page.getByRole('textbox', { name: 'Corps du message' }).click();
    await page.keyboard.type('Dernier mot');
    const closed = page.waitForEvent('close');
    await windows.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.close());
    await closed;
    page = await windows.openComposer(draft);
    await page.getByText('Dernier mot').waitFor();
    await chips('À').getByText('marie.lopez@ac-poitiers.fr').waitFor();
  });

  it('takes a half-typed address for a recipient on Ctrl+Entrée', async () => {
    await page.getByRole('textbox', { name: 'Objet' }).fill('Conseil');
    await field('À').fill('marie.lopez@ac-poitiers.fr');
    const closed = page.waitForEvent('close');
    // The window is gone before the key comes up again.
    await page.keyboard.down('Control');
    await page.keyboard.down('Enter').catch(() => {});
    await closed;
  });

  it('keeps its buttons under the pointer while leaving a field turns the guard red', async () => {
    await field('À').fill('famille1@orange.fr, famille2@orange.fr');
    await button('Envoyer plus tard').click();
    await page.getByRole('menu', { name: 'Envoyer plus tard' }).waitFor();
  });

  it('keeps a message in the outbox until asked', async () => {
    await field('À').fill('marie.lopez@ac-poitiers.fr');
    await page.getByRole('textbox', { name: 'Objet' }).fill('Conseil');
    await button('Envoyer plus tard').click();
    const closed = page.waitForEvent('close');
    await page.getByRole('menuitem', { name: 'Garder dans la Boîte d’envoi' }).click();
    await closed;
  });

  it('exchanges the signature with the From, and leaves what was written', async () => {
    const body = page.getByRole('textbox', { name: 'Corps du message' });
    await body.click();
    await page.keyboard.type('Bonjour');
    await field('De').selectOption('2');
    await body.locator('.signature').getByText('La directrice').waitFor();
    await field('De').selectOption('1');
    await expect.poll(() => body.locator('.signature').count()).toBe(0);
    expect(await body.textContent()).toBe('Bonjour');
  });

  it('leaves a signature that was changed by hand, whatever From is chosen', async () => {
    const body = page.getByRole('textbox', { name: 'Corps du message' });
    await field('De').selectOption('2');
    await body.getByText('La directrice').click();
    await page.keyboard.press('End');
    await page.keyboard.type(', absente lundi');
    await field('De').selectOption('1');
    await body.getByText('La directrice, absente lundi').waitFor();
  });

  it('exchanges it in plain text, above the quote', async () => {
    const body = page.getByRole('textbox', { name: 'Corps du message' });
    await body.focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Oui.');
    const quote = 'Le 4 avril, Paul a écrit\u00a0:\n> Bonjour\n';
    await field('De').selectOption('2');
    await expect.poll(() => body.inputValue()).toBe(`Oui.\n\n-- \nLa directrice\n\n${quote}`);
    await field('De').selectOption('1');
    await expect.poll(() => body.inputValue()).toBe(`Oui.\n\n\n${quote}`);
  });
});
