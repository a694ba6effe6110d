// Writing on the trial mailbox: what a reply and a forward hold, attachments, the guard, the outbox, undoing, and
// drafts that outlive the window. What outlives the program is in drafts.test.ts.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addRecipient,
  addSuggested,
  body,
  closeWindow,
  compose,
  composerBy,
  findMessage,
  folder,
  launchDemo,
  openFolder,
  recipients,
  row,
} from './demo.ts';
import type { LaunchedCasier } from './launch.ts';

let casier: LaunchedCasier;
let page: Page;
let files: string;
beforeAll(async () => {
  files = await mkdtemp(path.join(tmpdir(), 'casier-writing-'));
  await writeFile(path.join(files, 'menu.txt'), 'Mardi : gratin');
  casier = await launchDemo();
  page = casier.page;
});
afterAll(async () => {
  await casier?.close();
  await rm(files, { recursive: true, force: true });
});

const subject = (composer: Page) => composer.getByRole('textbox', { name: 'Objet' });
const text = (composer: Page) => composer.getByRole('textbox', { name: 'Corps du message' });
const attached = (composer: Page) => composer.getByRole('region', { name: 'Pièces jointes' });
const undoCard = () => page.getByRole('region', { name: 'Envois' });
const clickInToolbar = (name: string) =>
  composerBy(casier, () => page.getByRole('button', { name, exact: true }).click());

async function attach(composer: Page, file: string): Promise<void> {
  const chooser = composer.waitForEvent('filechooser');
  await composer.getByRole('button', { name: 'Joindre' }).click();
  await (await chooser).setFiles(path.join(files, file));
  await attached(composer).getByText(file).waitFor();
}

async function send(composer: Page, button: string | RegExp = 'Envoyer'): Promise<void> {
  const closed = composer.waitForEvent('close');
  await composer.getByRole('button', { name: button, exact: true }).click();
  await closed;
}

/** Does not wait for the time to undo. */
async function letGo(about: string): Promise<void> {
  await undoCard().getByText(`« ${about} » va partir.`).waitFor();
  await undoCard().getByRole('button', { name: 'Envoyer maintenant' }).click();
  await expect.poll(() => undoCard().getByText(about).count()).toBe(0);
}

/** How often it lies in Envoyés, once the outbox has nothing more to do with it. */
async function copiesInSent(about: string): Promise<number> {
  await folder(page, 'Boîte d’envoi').click();
  await page.getByText('Rien n’attend d’être envoyé.').waitFor();
  await openFolder(page, 'Envoyés');
  await row(page, about).first().waitFor();
  return row(page, about).count();
}

describe('an answer', () => {
  it('goes to the author, keeps the subject and quotes the message', async () => {
    await findMessage(page, 'médiathèque créneau', /^Accueil de la classe/);
    const composer = await clickInToolbar('Répondre');
    expect(await subject(composer).inputValue()).toBe('Re: Accueil de la classe à la médiathèque');
    await recipients(composer, 'À').getByText('Médiathèque').waitFor();
    await text(composer).locator('blockquote').getByText('Votre créneau du vendredi 10 h est reconduit').waitFor();
    // The cursor stands above the quote.
    await composer.keyboard.type('Merci.');
    await expect.poll(() => text(composer).locator('p').first().textContent()).toBe('Merci.');
    await closeWindow(composer);
  });

  it('to all has the colleagues in Cc, without a question where nobody is exposed', async () => {
    await findMessage(page, 'ordre du jour chorale coopérative', /(^|, )Conseil des maîtres/);
    const composer = await clickInToolbar('Répondre à tous');
    await recipients(composer, 'À').getByText('Nadia Benali').waitFor();
    for (const name of ['Jérôme Lefèvre', 'Élodie Roux']) await recipients(composer, 'Cc').getByText(name).waitFor();
    await closeWindow(composer);
  });
});

describe('a forward', () => {
  it('holds the message in its text, with its attachments', async () => {
    await findMessage(page, 'préau plan entreprise', /^Travaux du préau/);
    const composer = await clickInToolbar('Transférer');
    expect(await subject(composer).inputValue()).toBe('Tr: Travaux du préau');
    await text(composer).getByText('Message transféré').waitFor();
    await text(composer).getByText('interviendra pendant les vacances').waitFor();
    await attached(composer).getByText('plan préau.pdf').waitFor();
    await closeWindow(composer);
  });

  it('as attachment holds it as a file', async () => {
    await row(page, /Travaux du préau/)
      .first()
      .click({ button: 'right' });
    const composer = await composerBy(casier, () =>
      page.getByRole('menuitem', { name: 'Transférer en pièce jointe' }).click(),
    );
    await attached(composer)
      .getByText(/\.eml$/)
      .waitFor();
    expect(await text(composer).getByText('interviendra').count()).toBe(0);
    await closeWindow(composer);
  });
});

describe('sending', () => {
  it('asks about an attachment that is announced and missing; undone, it comes back whole; sent, it is filed once', async () => {
    const composer = await compose(casier);
    await addSuggested(composer, 'À', 'nadia', /Nadia Benali/);
    await subject(composer).fill('Menu de la cantine');
    await text(composer).click();
    await composer.keyboard.type('Tu trouveras le menu ci-joint.');
    await composer.keyboard.press('Control+Enter');
    const question = composer.getByRole('dialog', { name: 'Une pièce jointe oubliée' });
    await question.getByRole('button', { name: 'Revenir au message' }).click();
    await attach(composer, 'menu.txt');
    await send(composer);

    const again = await composerBy(casier, () => undoCard().getByRole('button', { name: 'Annuler l’envoi' }).click());
    await text(again).getByText('Tu trouveras le menu ci-joint.').waitFor();
    await attached(again).getByText('menu.txt').waitFor();
    await recipients(again, 'À').getByText('Nadia Benali').waitFor();
    await send(again);
    await letGo('Menu de la cantine');

    expect(await copiesInSent('Menu de la cantine')).toBe(1);
    await row(page, 'Menu de la cantine').click();
    await page.getByRole('region', { name: 'Pièces jointes' }).getByText('menu.txt').waitFor();
    await body(page).getByText('Tu trouveras le menu ci-joint.').waitFor();
  });

  it('to the families of a class in À turns red; the main button hides them', async () => {
    const composer = await compose(casier);
    await addSuggested(composer, 'À', 'par', /Parents CM2/);
    await subject(composer).fill('Sortie du vendredi');
    const strip = composer.getByRole('region', { name: 'Garde-familles' });
    await strip.getByText('Groupe Parents CM2 : 18 familles verraient l’adresse des 17 autres.').waitFor();
    expect(await composer.getByRole('button', { name: 'Envoyer', exact: true }).count()).toBe(0);

    await composer.getByRole('button', { name: 'Envoyer tel quel…' }).click();
    const asIs = composer.getByRole('dialog').getByRole('button', { name: 'Envoyer tel quel' });
    expect(await asIs.isDisabled()).toBe(true);
    await composer.keyboard.press('Escape');

    await send(composer, 'Mettre les 18 familles en Cci et envoyer');
    await letGo('Sortie du vendredi');
    expect(await copiesInSent('Sortie du vendredi')).toBe(1);
    await row(page, 'Sortie du vendredi').click();
    const header = page.getByRole('article', { name: 'Sortie du vendredi' }).locator('header');
    await expect.poll(() => header.getByText('Cci', { exact: true }).count()).toBe(1);
    const to = header.locator('dl > div', { has: page.getByText('À', { exact: true }) });
    expect(await to.getByText(/Claire Martin|claire\.martin@/).count()).toBe(1);
    expect(await to.getByText('Moreau').count()).toBe(0);
  });

  it('later keeps the message in the outbox until asked, then files it once', async () => {
    const composer = await compose(casier);
    await addSuggested(composer, 'À', 'élodie', /Élodie Roux/);
    await subject(composer).fill('Clé de la BCD');
    await composer.getByRole('button', { name: 'Envoyer plus tard' }).click();
    const closed = composer.waitForEvent('close');
    await composer.getByRole('menuitem', { name: 'Garder dans la Boîte d’envoi' }).click();
    await closed;
    await page.getByRole('treeitem', { name: /^Boîte d’envoi.*1/ }).click();
    const entry = page.getByRole('listitem').filter({ hasText: 'Clé de la BCD' });
    await entry.getByText('Gardé ici jusqu’à ce que vous l’envoyiez.').waitFor();
    await entry.getByRole('button', { name: 'Envoyer maintenant' }).click();
    expect(await copiesInSent('Clé de la BCD')).toBe(1);
  });

  it('as is takes a reason; answering everybody is then asked about', async () => {
    const composer = await compose(casier);
    await addRecipient(composer, 'À', 'claire.martin@ac-demo.example');
    await addSuggested(composer, 'À', 'moreau', /Moreau/);
    await addSuggested(composer, 'À', 'girard', /Girard/);
    await subject(composer).fill('Covoiturage du zoo');
    await composer.getByRole('button', { name: 'Envoyer tel quel…' }).click();
    await composer
      .getByRole('dialog')
      .getByRole('radio', { name: /accord/ })
      .check();
    const closed = composer.waitForEvent('close');
    await composer.getByRole('dialog').getByRole('button', { name: 'Envoyer tel quel' }).click();
    await closed;
    await letGo('Covoiturage du zoo');

    // Also written to herself, it comes to her inbox.
    await openFolder(page, 'Courrier entrant');
    await row(page, 'Covoiturage du zoo').click();
    await page.getByRole('button', { name: 'Répondre à tous' }).click();
    const question = page.getByRole('dialog', { name: 'Répondre à tous' });
    await question.getByText('Répondre à tous montrerait les adresses de 2 familles.').waitFor();
    const answer = await composerBy(casier, () =>
      question.getByRole('button', { name: 'Répondre à tous, familles en Cci' }).click(),
    );
    await expect.poll(() => recipients(answer, 'Cci').count()).toBe(2);
    expect(
      await recipients(answer, 'À')
        .getByText(/Moreau|Girard/)
        .count(),
    ).toBe(0);
    await closeWindow(answer);
  });
});

describe('a draft', () => {
  it('survives the closing of its window, and goes on where it was', async () => {
    const composer = await compose(casier);
    await addSuggested(composer, 'À', 'nadia', /Nadia Benali/);
    await subject(composer).fill('Projet chorale');
    await text(composer).click();
    await composer.keyboard.type('On pourrait commencer par les canons.');
    await closeWindow(composer);
    await openFolder(page, 'Brouillons');
    await expect.poll(() => row(page, 'Projet chorale').count()).toBe(1);
    await row(page, 'Projet chorale').click();
    const again = await composerBy(casier, () => row(page, 'Projet chorale').dblclick());
    await text(again).getByText('On pourrait commencer par les canons.').waitFor();
    await recipients(again, 'À').getByText('Nadia Benali').waitFor();
    await closeWindow(again);
    await expect.poll(() => row(page, 'Projet chorale').count()).toBe(1);
  });
});
