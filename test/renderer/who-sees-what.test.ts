// « Qui voit quoi » and « Voir comme … », by keyboard.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeMailbox } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { violationsOf } from './stage.ts';

const FAMILIES = Array.from({ length: 500 }, (_, i) => `famille${i + 1}@orange.fr`);
const group = (name: string, memberAddresses: string[]) => ({
  ...{ name, memberAddresses, privacy: 'alwaysBcc' as const, agreedAt: null, schoolYear: null, note: '' },
});
const draft = (to: FakeMailbox['drafts'][number]['to']) => ({
  html: '<p>La sortie est le 4 avril.</p>',
  text: '',
  to,
  subject: 'Sortie',
});
const mailbox: Partial<FakeMailbox> = {
  people: [
    { name: 'Mme A', address: FAMILIES[0]!, role: 'family' },
    { name: 'Marie Lopez', address: 'marie.lopez@ac-poitiers.fr', role: 'colleague' },
  ],
  groups: [group('CM2', FAMILIES.slice(0, 23)), group('Tous les parents', FAMILIES)],
  drafts: [draft([]), draft([]), draft([])],
};

/** With ordinary blanks. */
const plain = (texts: string[]) => texts.map((text) => text.replaceAll('\u00a0', ' '));

describe('who sees what', () => {
  let windows: OpenWindows;
  let page: Page;
  let next = 0;
  beforeAll(async () => {
    windows = await openWindows(mailbox);
  });
  afterAll(() => windows.close());
  beforeEach(async () => {
    page = await windows.openComposer(++next);
    await page.getByRole('combobox', { name: 'À', exact: true }).waitFor();
  });

  const field = (name: string) => page.getByRole('combobox', { name, exact: true });
  const dialog = () => page.getByRole('dialog', { name: 'Qui voit quoi' });
  const sentences = () =>
    dialog().getByRole('list', { name: 'Qui voit quoi' }).getByRole('listitem').allTextContents().then(plain);
  const choose = async (name: string, group: string, option: RegExp) => {
    await field(name).pressSequentially(group);
    await page.getByRole('option', { name: option, selected: true }).waitFor();
    await page.keyboard.press('Enter');
  };

  it('one key says who sees whom, and shows the message as a reader gets it', async () => {
    await field('À').fill('marie.lopez@ac-poitiers.fr,');
    await choose('Cci', 'CM', /CM2/);
    await page.keyboard.press('F8');
    await dialog().waitFor();
    await expect
      .poll(sentences)
      .toEqual([
        'Les 23 familles voient : votre adresse, Marie Lopez.',
        'Le collègue voit : votre adresse.',
        'Personne ne voit : les adresses de 23 familles.',
      ]);
    const readers = dialog().getByRole('listbox', { name: 'Voir comme' });
    expect(await readers.evaluate((select) => select === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await dialog().getByText('Mme A est en Cci : personne d’autre ne voit son adresse.').waitFor();
    const received = dialog().getByRole('region', { name: 'Message reçu' });
    expect(await received.textContent()).not.toMatch(/Cci|famille/);
    await received.frameLocator('iframe').getByText('La sortie est le 4 avril.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  });

  it('tells that families see one another', async () => {
    await choose('À', 'CM', /CM2/);
    await page.getByRole('button', { name: 'Qui voit quoi' }).press('Enter');
    await expect
      .poll(sentences)
      .toEqual([
        'Les 23 familles voient : votre adresse, les adresses de 23 familles.',
        'Aucune adresse n’est cachée.',
      ]);
    await dialog().getByText('Les 22 autres destinataires voient l’adresse de Mme A.').waitFor();
  });

  it('offers each of 500 readers', async () => {
    await choose('Cci', 'Tous', /Tous les parents/);
    await page.keyboard.press('F8');
    const readers = dialog().getByRole('listbox', { name: 'Voir comme' });
    await expect.poll(() => readers.getByRole('option').count()).toBe(500);
    await page.keyboard.press('End');
    await dialog().getByText('famille500@orange.fr est en Cci : personne d’autre ne voit son adresse.').waitFor();
    expect(await violationsOf(page)).toEqual([]);
  });
});
