import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PartId } from '../../shared/domain/ids.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { sampleMessage as message } from './sample-message.ts';
import { violationsOf } from './stage.ts';

const file = (partId: string, name: string, risk: 'none' | 'executable' | 'mismatch') => ({
  partId: PartId.parse(partId),
  name,
  declaredType: 'application/pdf',
  detectedType: 'application/pdf',
  sizeBytes: 120_000,
  inline: false,
  contentId: null,
  risk,
});

const html =
  '<!doctype html><html lang="fr"><title>x</title><body><p>Bonjour, voir <a href="https://evil.example/login" target="_blank">www.ac-poitiers.fr</a></p></body></html>';
const messages = [
  message(
    1,
    { body: { kind: 'html', blockedRemoteCount: 3, trackerCount: 0, remoteAllowed: false } },
    'Lettre avec images',
  ),
  message(
    2,
    {
      attachments: [
        file('2', 'menu.pdf', 'none'),
        { ...file('3', 'facture.pdf.exe', 'executable'), refusal: 'disguised' as const },
        file('4', 'photo.jpg', 'mismatch'),
      ],
    },
    'Pièces jointes',
  ),
  message(3, { body: null }, 'Pas encore téléchargé'),
  message(4, { defects: ['headerNotUtf8'] }, 'Mal formé'),
];

let windows: OpenWindows;
let page: Page;

beforeAll(async () => {
  windows = await openWindows({ messages, bodies: new Map(messages.map(({ row }) => [row.id, html])) });
  page = windows.main;
});
afterAll(() => windows.close());

/** Opens it from the list, as a person does. */
async function open(subject: string) {
  await page.getByRole('row', { name: new RegExp(subject) }).click();
  const article = page.getByRole('article', { name: subject });
  await article.waitFor();
  return article;
}

describe('the reader', () => {
  it('shows the header, folds many recipients, and marks the message read', async () => {
    const article = await open('Lettre avec images');
    await article.getByText('<dsden@ac-poitiers.fr>').waitFor();
    await article.getByRole('button', { name: 'et 6 autres' }).click();
    await article.getByText('Collègue 12').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('keeps remote images out until they are let in', async () => {
    const article = await open('Lettre avec images');
    await article.getByText('Images distantes bloquées (3)').waitFor();
    const frame = article.locator('iframe.body-frame');
    expect(await frame.getAttribute('src')).toContain('remote=0');
    expect(await frame.getAttribute('sandbox')).toBe('allow-popups allow-popups-to-escape-sandbox');
    await article.getByRole('button', { name: 'Afficher une fois' }).click();
    await expect.poll(() => frame.getAttribute('src')).toContain('remote=1');
  });

  it('shows where a link really goes before anything is opened', async () => {
    await open('Pièces jointes');
    await page.frameLocator('iframe.body-frame').getByRole('link').click();
    const dialog = page.getByRole('dialog', { name: 'Ouvrir ce lien ?' });
    expect(await dialog.locator('.link-host').textContent()).toBe('evil.example');
    expect(await violationsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('refuses programs with a reason, and asks where content and name disagree', async () => {
    const article = await open('Pièces jointes');
    await article.getByText(/qui se fait passer pour un document/).waitFor();
    expect(await article.getByRole('button', { name: 'Ouvrir facture.pdf.exe' }).count()).toBe(0);
    await article.getByRole('button', { name: 'Ouvrir photo.jpg' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ouvrir ce fichier ?' });
    await dialog.getByRole('button', { name: 'Annuler' }).click();
    expect(await violationsOf(page)).toEqual([]);
  });

  it('has a menu for each attachment, with what can be done with it', async () => {
    const article = await open('Pièces jointes');
    const entries = async (name: string) => {
      await article.getByText(name, { exact: true }).click({ button: 'right' });
      const menu = page.getByRole('menu', { name });
      const shown = await menu.getByRole('menuitem').allTextContents();
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
      return shown;
    };
    expect(await entries('menu.pdf')).toEqual(['Aperçu', 'Ouvrir', 'Enregistrer menu.pdf']);
    expect(await entries('facture.pdf.exe')).toEqual(['Pour le service informatique…']);
  });

  it('has a menu for each person: their address, their mail, a filter for it', async () => {
    const article = await open('Lettre avec images');
    const choose = async (entry: string) => {
      await article.locator('.address-person').first().click();
      await page.getByRole('menuitem', { name: entry }).click();
    };
    const address = (await article.locator('.address-person').first().getAttribute('title'))!;
    await choose('Copier l’adresse');
    expect(await windows.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(address);
    await choose('Créer un filtre…');
    const filter = page.getByRole('dialog', { name: 'Nouveau filtre' });
    expect(await filter.getByRole('group', { name: 'Condition 1' }).getByLabel('Valeur').inputValue()).toBe(address);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await choose('Fiche de contact…');
    await page
      .getByRole('dialog')
      .getByText(address)
      .or(page.getByRole('dialog').locator(`input[value="${address}"]`))
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  });

  it('asks for a body that is not there yet and shows it when it arrives', async () => {
    const article = await open('Pas encore téléchargé');
    await article.locator('iframe.body-frame').waitFor();
  });

  it('says what was malformed, and shows the source', async () => {
    const article = await open('Mal formé');
    await article.getByText(/Ce message est mal formé/).click();
    await article.getByText('headerNotUtf8').waitFor();
    await page.keyboard.press('Control+u');
    const dialog = page.getByRole('dialog', { name: 'Code source du message' });
    await dialog.getByText('Subject: Sortie').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
});

describe('the address book', () => {
  it('adds a person and a group from pasted members', async () => {
    await page.getByRole('button', { name: 'Adresses', exact: true }).click();
    const book = page.getByRole('dialog', { name: 'Carnet d’adresses' });
    await book.getByRole('button', { name: 'Ajouter une personne' }).click();
    const person = page.getByRole('dialog', { name: 'Ajouter une personne' });
    await person.getByRole('textbox', { name: 'Nom' }).fill('Awa Diop');
    await person.getByRole('textbox', { name: 'Adresse' }).fill('awa.diop@free.fr');
    await person.getByRole('combobox', { name: 'Rôle' }).selectOption('Famille');
    await person.getByRole('button', { name: 'Enregistrer' }).click();
    await book.getByText('Awa Diop').waitFor();
    expect(await violationsOf(page)).toEqual([]);

    await book.getByRole('tab', { name: 'Groupes' }).click();
    await book.getByRole('button', { name: 'Créer un groupe' }).click();
    const group = page.getByRole('dialog', { name: 'Nouveau groupe' });
    await group.getByRole('textbox', { name: 'Nom' }).fill('Parents CM2');
    await group
      .getByRole('textbox', { name: 'Membres' })
      .fill('DIOP\tAwa\tawa.diop@free.fr\nLEROY\tPaul\tpaul@orange.fr');
    expect(await violationsOf(page)).toEqual([]);
    await group.getByRole('button', { name: 'Enregistrer' }).click();
    await book.getByText('2 adresses').waitFor();
  });
});
