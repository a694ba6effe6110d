// Every view of Casier as assistive technology meets it: nothing is found in light, dark, forced colours and at 200 %.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultsOfCopy } from '../accessibility/frames.ts';
import { addSuggested, body, closeWindow, compose, findMessage, folder, launchDemo, openFolder, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { closeDialogs, fails } from './views.ts';

async function openSettings(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog', { name: 'Paramètres' }).waitFor();
}

describe('on the trial mailbox', () => {
  let casier: LaunchedCasier;
  let page: Page;
  beforeAll(async () => {
    casier = await launchDemo();
    page = casier.page;
  });
  afterAll(() => casier?.close());
  beforeEach(() => closeDialogs(page));

  it('settings', async () => {
    await openSettings(page);
    expect(await fails(page)).toEqual([]);
    await closeDialogs(page);
  });

  it('accounts in the settings, an identity, and what a removal would take away', async () => {
    await openSettings(page);
    await page.getByRole('tab', { name: 'Général' }).press('ArrowRight');
    await page.getByRole('textbox', { name: 'Nom du compte' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.getByRole('button', { name: /^Modifier/ }).press('Enter');
    await page.getByRole('textbox', { name: 'Signature' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Retirer ce compte de ce PC…' }).press('Enter');
    await page.getByText('Seront effacés de ce PC').waitFor();
    expect(await fails(page)).toEqual([]);
    await closeDialogs(page);
  });

  it.each(['classique', 'large', 'verticale'])('main window, disposition %s', async (layout) => {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    expect(await fails(page)).toEqual([]);
    await page.getByRole('menuitemcheckbox', { name: `Disposition ${layout}` }).click();
    await row(page, 'Conseil des maîtres de lundi').first().click();
    await body(page).locator('body').waitFor();
    expect(await fails(page)).toEqual([]);
  });

  it('list by threads, and its menu', async () => {
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Disposition classique' }).click();
    const byThreads = page.getByRole('treegrid');
    if ((await byThreads.count()) === 0) {
      await page.getByRole('button', { name: 'Tri et fils' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Regrouper par fils' }).click();
    }
    await byThreads.waitFor();
    await page.getByRole('button', { name: 'Tri et fils' }).click();
    await page.getByRole('menu').waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('context menus of a message and of a folder', async () => {
    await row(page, 'Conseil des maîtres de lundi').first().click({ button: 'right' });
    await page.getByRole('menu', { name: 'Actions sur le message' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('treeitem', { name: 'Corbeille' }).click({ button: 'right' });
    await page.getByRole('menu', { name: 'Actions sur le dossier' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('several messages selected, the choice of a folder, and a toast', async () => {
    await openFolder(page, 'Courrier entrant');
    await page.getByRole('row').nth(1).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 messages sélectionnés').waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Control+Shift+M');
    await page.getByRole('dialog', { name: 'Déplacer vers' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await closeDialogs(page);
    await page.keyboard.press('a');
    await page.getByText('2 messages archivés.').waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await page.getByText('Action annulée.').waitFor();
  });

  it('search results, and none', async () => {
    await page.getByRole('searchbox', { name: 'Rechercher' }).fill('cantine');
    await page.getByText(/messages trouvés/).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.getByRole('searchbox', { name: 'Rechercher' }).fill('zygomatique');
    await page.getByRole('heading', { name: 'Aucun message trouvé' }).waitFor();
    expect(await fails(page)).toEqual([]);
  });

  it('a message with blocked images', async () => {
    await findMessage(page, 'fractions manipuler', /La lettre des enseignants/);
    await page.getByText(/Images distantes bloquées/).waitFor();
    await body(page).getByRole('link', { name: 'Lire le dossier' }).waitFor();
    expect(await fails(page)).toEqual([]);
    expect(await faultsOfCopy(casier.app, page, 'iframe.body-frame')).toEqual([]);
  });

  it('the question about a link', async () => {
    await body(page).getByRole('link', { name: 'Lire le dossier' }).click();
    await page.getByRole('dialog', { name: 'Ouvrir ce lien' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await closeDialogs(page);
  });

  it('a message with an attachment, its menu and its source', async () => {
    await findMessage(page, 'travaux du préau plan', /^(?!Re).*Travaux du préau/);
    await page.getByRole('region', { name: 'Pièces jointes' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.getByRole('button', { name: 'Autres actions' }).click();
    await page.getByRole('menu', { name: 'Autres actions' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.getByRole('menuitem', { name: 'Code source du message' }).click();
    await page
      .getByRole('dialog', { name: 'Code source du message' })
      .getByText(/^Message-ID:/im)
      .waitFor();
    expect(await fails(page)).toEqual([]);
    await closeDialogs(page);
  });

  it('all headers of a message', async () => {
    const choose = async () => {
      await page.getByRole('button', { name: 'Autres actions' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Tous les en-têtes' }).click();
    };
    const headers = page.getByRole('region', { name: 'Tous les en-têtes' });
    await choose();
    await headers.getByText('Message-ID', { exact: true }).waitFor();
    expect(await fails(page)).toEqual([]);
    await choose();
    await expect.poll(() => headers.count()).toBe(0);
  });

  it('favourite folders, and those with unread messages', async () => {
    const view = async (name: string) => {
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      await page.getByRole('menuitemcheckbox', { name }).click();
    };
    await view('Dossiers favoris');
    await page.getByText('Marquez un dossier comme favori', { exact: false }).waitFor();
    expect(await fails(page)).toEqual([]);
    await view('Tous les dossiers');
    await openFolder(page, 'Archives');
    await folder(page, 'Archives').press('Shift+F10');
    await page.getByRole('menuitemcheckbox', { name: 'Dossier favori' }).click();
    await openFolder(page, 'Courrier entrant');
    await view('Dossiers favoris');
    await openFolder(page, 'Archives');
    expect(await folder(page, 'Archives').textContent()).toContain('Dossier favori');
    await expect.poll(() => folder(page, 'Courrier entrant').count()).toBe(0);
    expect(await fails(page)).toEqual([]);
    await view('Dossiers non lus');
    await page.getByRole('button', { name: 'Tous les dossiers' }).waitFor();
    // It is shown, and stays though all of it is read.
    await folder(page, 'Archives').waitFor();
    await page.getByRole('button', { name: 'Tous les dossiers' }).click();
    await folder(page, 'Corbeille').waitFor();
    await openFolder(page, 'Courrier entrant');
  });

  it('address book, groups and the dialog of a group', async () => {
    await page.keyboard.press('Control+Shift+B');
    await page.getByRole('dialog', { name: 'Carnet d’adresses' }).getByRole('listitem').first().waitFor();
    expect(await fails(page)).toEqual([]);
    await page
      .getByRole('button', { name: /^Modifier Mme/ })
      .first()
      .click();
    await page.getByRole('dialog', { name: /^Modifier/ }).waitFor();
    expect(await fails(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Groupes' }).click();
    expect(await fails(page)).toEqual([]);
    await page.getByRole('button', { name: 'Modifier Parents CM2' }).click();
    await page.getByRole('dialog', { name: 'Modifier Parents CM2' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await closeDialogs(page);
  });

  it('the keyboard shortcuts, and the set-up of one more account', async () => {
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Raccourcis clavier' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await closeDialogs(page);
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Ajouter un compte…' }).click();
    await page.getByRole('dialog', { name: 'Ajouter un compte' }).waitFor();
    expect(await fails(page)).toEqual([]);
    await closeDialogs(page);
  });

  it('the composer: empty, with completion, with the guard in red and its dialogs', async () => {
    const composer = await compose(casier);
    expect(await fails(composer)).toEqual([]);
    await composer.getByRole('combobox', { name: 'À', exact: true }).pressSequentially('fam');
    await composer.getByRole('listbox').getByRole('option').first().waitFor();
    expect(await fails(composer)).toEqual([]);
    await composer.getByRole('combobox', { name: 'À', exact: true }).fill('');
    await addSuggested(composer, 'À', 'par', /Parents CM2/);
    await composer.getByRole('button', { name: /en Cci et envoyer$/ }).waitFor();
    expect(await fails(composer)).toEqual([]);
    await composer.getByRole('button', { name: 'Envoyer tel quel…' }).click();
    await composer.getByRole('dialog').waitFor();
    expect(await fails(composer)).toEqual([]);
    await closeDialogs(composer);
    await composer.getByRole('button', { name: 'Envoyer plus tard' }).click();
    await composer.getByRole('menu').waitFor();
    expect(await fails(composer)).toEqual([]);
    await composer.getByRole('menuitem', { name: 'À une date…' }).click();
    await composer.getByRole('dialog', { name: 'Envoyer plus tard' }).waitFor();
    expect(await fails(composer)).toEqual([]);
    await closeDialogs(composer);
    await composer.getByRole('toolbar', { name: 'Mise en forme' }).getByRole('button', { name: 'Lien' }).click();
    await composer.getByRole('dialog', { name: 'Lien' }).waitFor();
    expect(await fails(composer)).toEqual([]);
    await closeDialogs(composer);
    await composer.keyboard.press('Control+Enter');
    await composer.getByRole('dialog', { name: 'Envoyer sans objet' }).waitFor();
    expect(await fails(composer)).toEqual([]);
    await closeDialogs(composer);
    await closeWindow(composer);
  });

  it('the composer in plain text', async () => {
    await openSettings(page);
    await page.getByRole('combobox', { name: 'Format des nouveaux messages' }).selectOption('Texte brut');
    await closeDialogs(page);
    const composer = await compose(casier);
    await composer.locator('textarea').waitFor();
    expect(await fails(composer)).toEqual([]);
    await closeWindow(composer);
  });

  it('the outbox: empty, and with a message that is kept', async () => {
    await page.getByRole('treeitem', { name: /^Boîte d’envoi/ }).click();
    await page.getByText('Rien n’attend d’être envoyé.').waitFor();
    expect(await fails(page)).toEqual([]);
    const composer = await compose(casier);
    await addSuggested(composer, 'À', 'nad', /Nadia Benali/);
    await composer.getByRole('textbox', { name: 'Objet' }).fill('Service de cour');
    await composer.getByRole('button', { name: 'Envoyer plus tard' }).click();
    const closed = composer.waitForEvent('close');
    await composer.getByRole('menuitem', { name: 'Garder dans la Boîte d’envoi' }).click();
    await closed;
    await page.getByRole('heading', { name: 'Service de cour' }).waitFor();
    expect(await fails(page)).toEqual([]);
  });
});

describe('on the first start', () => {
  it('the set-up and its problem card', async () => {
    const casier = await launchCasier();
    try {
      const { page } = casier;
      await page.getByRole('button', { name: 'Découvrir avec une boîte d’essai' }).waitFor();
      expect(await fails(page)).toEqual([]);
      await page.getByRole('button', { name: 'Continuer' }).click();
      await page.getByText('À remplir').waitFor();
      expect(await fails(page)).toEqual([]);
      await page.getByRole('button', { name: 'Réglages manuels' }).click();
      await page.getByRole('button', { name: 'Vérifier et créer le compte' }).click();
      await page.getByText('À remplir').first().waitFor();
      expect(await fails(page)).toEqual([]);
      // Port 1 of this machine: nobody listens there.
      await page.locator('[name="address"]').fill('claire@ecole.example');
      await page.locator('[name="password"]').fill('mot de passe');
      for (const side of ['incoming', 'outgoing']) {
        await page.locator(`[name="${side}.host"]`).fill('localhost');
        await page.locator(`[name="${side}.port"]`).fill('1');
      }
      await page.getByRole('button', { name: 'Vérifier et créer le compte' }).click();
      await page.getByText('La réception ne fonctionne pas encore').waitFor();
      await page.getByText('Détails pour le service informatique').click();
      expect(await fails(page)).toEqual([]);
    } finally {
      await casier.close();
    }
  });
});

describe('in English', () => {
  it('the main window', async () => {
    const casier = await launchDemo();
    try {
      const { page } = casier;
      await openSettings(page);
      await page.getByRole('combobox', { name: 'Langue' }).selectOption('English');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Write', exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
      await row(page, 'Conseil des maîtres de lundi').first().click();
      await page.getByRole('treeitem', { name: /^Inbox/ }).waitFor();
      expect(await fails(page)).toEqual([]);
    } finally {
      await casier.close();
    }
  });
});
