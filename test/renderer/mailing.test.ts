// « Envoyer séparément » in the real windows, by keyboard: planned, looked at message by message, sent.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FakeMailbox } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
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

let windows: OpenWindows;

beforeAll(async () => {
  windows = await openWindows(mailbox);
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
    const body = page.frameLocator('iframe.letter-frame');
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
    await dialog.getByRole('button', { name: 'Envoyer les 4 messages' }).press('Enter');
    await closed;
  });
});
