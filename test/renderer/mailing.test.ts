// « Envoyer séparément » in the real windows, by keyboard: planned, looked at message by message, sent.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeMailbox } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { sampleMessage as message } from './sample-message.ts';
import { violationsOf } from './stage.ts';

const FAMILIES = Array.from({ length: 4 }, (_, n) => ({
  name: `Famille ${n + 1}`,
  address: `famille${n + 1}@orange.fr`,
  role: 'family' as const,
}));

const mailbox: Partial<FakeMailbox> = {
  people: FAMILIES,
  groups: [],
  drafts: [
    {
      html: null,
      text: 'Bonjour {civilité}, {prénom de l’enfant} part en sortie. {prénon}',
      to: FAMILIES.map(({ address }) => ({ kind: 'address' as const, address: { name: null, address } })),
      subject: 'Sortie de {prénom de l’enfant}',
    },
  ],
};

const ASKED = message(
  1,
  { receiptRequest: { to: { name: 'Paul Durand', address: 'paul.durand@ac-poitiers.fr' }, elsewhere: false } },
  'Réponse attendue',
);

let windows: OpenWindows;

beforeAll(async () => {
  windows = await openWindows({ ...mailbox, messages: [ASKED] });
});
afterAll(() => windows.close());

describe('« Envoyer séparément »', () => {
  it('shows each message as it would be read, asks for what is unknown, and closes once all wait in the outbox', async () => {
    const page = await windows.openComposer(1);
    await page.getByRole('button', { name: 'Plus d’options' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Envoyer séparément…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Envoyer séparément' });
    await dialog.getByText('4 messages, un par foyer').waitFor();
    expect(await dialog.getByRole('alert').textContent()).toContain('{prénon} n’est pas un champ');
    const preview = dialog.getByRole('region', { name: 'Aperçu' });
    await preview.getByText('Famille 1', { exact: true }).waitFor();
    const body = page.frameLocator('iframe.preview-body');
    await body.getByText('Bonjour Madame, Monsieur, Léa part en sortie.').waitFor();

    const list = dialog.getByRole('listbox', { name: 'Messages' });
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await preview.getByText('Famille 2', { exact: true }).waitFor();
    await page.keyboard.press('End');
    await preview.getByText('Message 4 sur 4').waitFor();
    expect(await list.getByRole('option', { selected: true }).textContent()).toContain('Famille 4');

    await dialog.getByLabel('{civilité}, inconnu pour 4 messages').fill('Chers parents');
    await body.getByText('Bonjour Chers parents, Léa part en sortie.').waitFor();
    expect(await violationsOf(page)).toEqual([]);

    const closed = page.waitForEvent('close');
    // The window may be gone before the key is up.
    const pressed = dialog
      .getByRole('button', { name: 'Envoyer les 4 messages' })
      .press('Enter')
      .catch((error: unknown) => {
        if (!page.isClosed()) throw error;
      });
    await closed;
    await pressed;
  });
});

describe('what was sent separately', () => {
  it('is one line of the outbox that is held up, taken up again, and opens into who has not received it', async () => {
    const page = windows.main;
    await page.getByRole('treeitem', { name: /Boîte d’envoi/ }).click();
    const line = page.getByRole('list', { name: 'Envois séparés' }).getByRole('listitem');
    await line.getByText('4 envois – 1 remis, 1 non distribué, 2 en attente').waitFor();
    await line.getByRole('button', { name: 'Mettre en pause' }).press('Enter');
    await line.getByText('En pause.').waitFor();
    await line.getByRole('button', { name: 'Reprendre' }).press('Enter');
    await line.getByRole('button', { name: 'Mettre en pause' }).waitFor();

    await line.getByRole('button', { name: 'Qui n’a pas reçu ?' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Qui n’a pas reçu ?' });
    const missing = dialog.getByRole('region', { name: 'Ne l’ont pas reçu' });
    expect(await missing.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/Famille 2.*Sa boîte est pleine\. Réécrivez dans quelques jours/),
    ]);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('a read receipt that is asked for', () => {
  it('is a calm line that waits for an answer, and goes with it', async () => {
    const page = windows.main;
    await page.getByRole('treeitem', { name: /Courrier entrant/ }).click();
    await page.getByRole('row', { name: /Réponse attendue/ }).click();
    const article = page.getByRole('article', { name: 'Réponse attendue' });
    const bar = article.getByText('Paul Durand demande un accusé de lecture.');
    await bar.waitFor();
    expect(await article.getByRole('button', { name: 'Envoyer l’accusé de lecture' }).count()).toBe(1);
    expect(await violationsOf(page)).toEqual([]);
    await article.getByRole('button', { name: 'Ne pas envoyer' }).press('Enter');
    await bar.waitFor({ state: 'detached' });
  });

  it('is asked for from the composer, which says what it is worth', async () => {
    const page = await windows.openComposer(1);
    await page.getByRole('button', { name: 'Plus d’options' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Demander un accusé de lecture' }).press('Enter');
    await page.getByText('son absence ne prouve rien').waitFor();
    await page.close();
  });
});
