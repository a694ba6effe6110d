// « J'ai montré des adresses » and the register of sendings as is, by keyboard.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NO_POLICIES } from '../../shared/domain/policies.ts';
import { type FakeMailbox, OWN_ADDRESS } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { sampleMessage } from './sample-message.ts';
import { violationsOf } from './stage.ts';

const me = { name: 'Claire Moreau', address: OWN_ADDRESS };
const families = ['a', 'b', 'c'].map((name) => ({ name: `Mme ${name.toUpperCase()}`, address: `${name}@orange.fr` }));
const sent = (id: number, subject: string, patch: Parameters<typeof sampleMessage>[1]) => {
  const message = sampleMessage(id, { from: [me], ...patch }, subject);
  return { ...message, row: { ...message.row, from: me } };
};
const mailbox: Partial<FakeMailbox> = {
  people: families.map((one) => ({ ...one, role: 'family' as const })),
  messages: [sent(1, 'Sortie au musée', { to: families }), sent(2, 'Bien fait', { to: [me], bcc: families })],
  policies: { ...NO_POLICIES, source: '/etc/casier/policies.json', policies: { dataProtectionOfficer: 'dpd@ac-x.fr' } },
  overrides: [
    { id: 1, at: Date.UTC(2026, 10, 2, 9), cases: [1, 19], addressCount: 3, readerCount: 4, reason: 'known' },
  ],
};

describe('after the fact', () => {
  let windows: OpenWindows;
  let page: Page;
  beforeAll(async () => {
    windows = await openWindows(mailbox);
    page = windows.main;
  });
  afterAll(() => windows.close());
  beforeEach(() => page.bringToFront());

  const ask = async (subject: string) => {
    await page.getByRole('row', { name: new RegExp(subject) }).click();
    const article = page.getByRole('article', { name: subject });
    await article.getByRole('button', { name: 'Autres actions' }).press('Enter');
    await page.getByRole('menuitem', { name: 'J’ai montré des adresses…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'J’ai montré des adresses' });
    await dialog.waitFor();
    return dialog;
  };

  it('tells calmly who saw what, and opens the two letters in composers', async () => {
    const dialog = await ask('Sortie au musée');
    await dialog.getByText('En À et en Cc : 3 adresses, lisibles par 3 personnes').press('Enter');
    await dialog.getByText('Mme A, Mme B, Mme C').first().waitFor();
    await dialog.getByText(/dans les 72 heures/).waitFor();
    expect(await violationsOf(page)).toEqual([]);

    const letter = async (button: string) => {
      const opened = windows.app.waitForEvent('window');
      await dialog.getByRole('button', { name: button }).press('Enter');
      const composer = await opened;
      await composer.getByRole('textbox', { name: 'Objet' }).waitFor();
      const chips = async (name: string) =>
        composer
          .getByRole('list', { name: `Destinataires ${name}` })
          .getByRole('button')
          .allTextContents();
      const answer = {
        to: await chips('À'),
        bcc: await chips('Cci'),
        body: await composer.locator('[contenteditable]').first().textContent(),
      };
      await composer.close();
      await page.bringToFront();
      return answer;
    };
    const officer = await letter('Écrire au DPD…');
    expect(officer.to.join()).toContain('dpd@ac-x.fr');
    expect(officer.body).toContain('les adresses de 3 familles');
    const apology = await letter('Écrire aux familles, en Cci…');
    expect(apology.to).toHaveLength(1);
    expect(apology.bcc).toHaveLength(3);
    expect(apology.body).toContain('je vous prie de m’en excuser');
    await page.keyboard.press('Escape');
  });

  it('says so where nothing was shown', async () => {
    const dialog = await ask('Bien fait');
    await dialog.getByText(/Il n’y a rien à faire/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('the register stands in the settings, without an address', async () => {
    await page.keyboard.press('Control+,');
    const register = page.getByRole('region', { name: 'Envois malgré l’avertissement' });
    await register.getByText('Adresses en À ou Cc, Adresses dans le texte ou un message cité').waitFor();
    expect(await register.getByRole('row').last().getByRole('cell').allTextContents()).toEqual([
      expect.stringContaining('2026'),
      'Adresses en À ou Cc, Adresses dans le texte ou un message cité',
      '3',
      '4',
      'Adresses déjà connues',
    ]);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
});
