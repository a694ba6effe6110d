// The guard over the whole message, in a composer window: what it finds beside the recipients, the clicks that mend it,
// and « Envoyer ».
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeMailbox } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { violationsOf } from './stage.ts';

const family = (i: number) => ({ name: `Famille ${i}`, address: `famille${i}@orange.fr`, role: 'family' as const });
const FORWARDED = `<p></p><p>---------- Message transféré ----------<br>De : École &lt;ce.0170000A@ac-poitiers.fr&gt;<br>Date : 4 avril 2026<br>Objet : Sortie<br>À : Famille 2 &lt;famille2@orange.fr&gt;, Famille 3 &lt;famille3@orange.fr&gt;</p><p>Bonjour à tous</p>`;
const TWO_DEEP = `<p></p><p>Le 4 avril, Paul a écrit :</p><blockquote><p>Oui.</p><p>Le 3 avril, Anne a écrit :</p><blockquote><p>Écrivez à famille2@orange.fr ou famille3@orange.fr</p></blockquote></blockquote>`;
const PLAIN = '\n\nBonjour, écrivez à famille2@orange.fr et famille3@orange.fr.\n';
const rich = (html: string) => ({ html, text: '', to: [], subject: 'Sortie' });
const mailbox: Partial<FakeMailbox> = {
  people: [
    ...[family(1), family(2), family(3), family(4)],
    { name: 'Mère', address: 'mere@orange.fr', role: 'family', household: 'Durand' },
    { name: 'Père', address: 'pere@orange.fr', role: 'family', household: 'Durand' },
    { name: 'Jamais', address: 'jamais@orange.fr', role: 'family', doNotWrite: true },
    { name: 'Élu A', address: 'elu.a@orange.fr', role: 'electedParent' },
    { name: 'Élu B', address: 'elu.b@orange.fr', role: 'electedParent' },
  ],
  pupils: [{ name: 'Lucas Martin', household: [] }],
  drafts: [
    rich(FORWARDED),
    rich(TWO_DEEP),
    { html: null, text: PLAIN, to: [], subject: 'Sortie' },
    rich('<p></p>'),
    rich(FORWARDED),
    ...Array.from({ length: 7 }, () => rich('<p></p>')),
  ],
  unseen: [
    ...[{}, {}, {}, {}, {}, {}, {}, {}, {}],
    { original: { from: [], to: [{ name: null, address: 'ce.0170000A@ac-poitiers.fr' }], cc: [] } },
    { replyTo: 'claire.moreau@gmail.com' },
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
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const strip = () => page.getByRole('region', { name: 'Garde-familles' });
const undo = () => page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Annuler' });
const body = () => page.getByRole('textbox', { name: 'Corps du message' });

/** A button of the strip, pressed by the keyboard. */
const byKey = (name: string | RegExp) => strip().getByRole('button', { name }).press('Enter');

async function writeTo(addresses: string): Promise<void> {
  await field('À').fill(addresses);
  await page.keyboard.press('Tab');
}

describe('the guard in the composer', () => {
  it('finds the addresses in the head of a forwarded message, and masks them by a click that can be undone', async () => {
    await writeTo('famille1@orange.fr');
    await strip().getByText('L’en-tête du message cité montre les adresses de 2 familles.').waitFor();
    const marks = body().locator('[role=mark]');
    expect(await marks.allTextContents()).toEqual(['famille2@orange.fr', 'famille3@orange.fr']);
    expect(await marks.first().getAttribute('aria-description')).toContain('L’en-tête du message cité');
    expect(await violationsOf(page)).toEqual([]);
    await button('Masquer les adresses').click();
    await page.getByText('Les 2 adresses sont masquées.').waitFor();
    expect(await body().textContent()).toContain('À : Famille 2, Famille 3');
    await expect.poll(() => strip().textContent()).not.toContain('en-tête');
    await undo().click();
    await expect.poll(() => body().textContent()).toContain('Famille 2 <famille2@orange.fr>');
    await strip().getByText('L’en-tête du message cité').waitFor();
    await button('Masquer les adresses').click();
    await expect.poll(() => body().textContent()).not.toContain('famille2@orange.fr');
    await body().click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => body().textContent()).toContain('famille2@orange.fr');
  });

  it('shortens the quote, and undoes that though something was written above meanwhile', async () => {
    await writeTo('famille1@orange.fr');
    await strip().getByText('L’historique cité plus bas montre les adresses de 2 familles.').waitFor();
    await button('Alléger la citation').click();
    await page.getByText('La citation est allégée.').waitFor();
    expect(await body().textContent()).not.toContain('famille2');
    await body().focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('Bonjour.');
    await undo().click();
    await expect.poll(() => body().textContent()).toContain('famille2@orange.fr');
    expect(await body().textContent()).toContain('Bonjour.');
  });

  it('masks in plain text, as a step of its history', async () => {
    await writeTo('famille1@orange.fr');
    await strip().getByText('Le texte donne les adresses de 2 familles.').waitFor();
    const marks = page.locator('.plain-marks mark');
    expect(await marks.allTextContents()).toEqual(['famille2@orange.fr', 'famille3@orange.fr']);
    expect(await body().getAttribute('aria-description')).toBe('Le texte donne les adresses de 2 familles.');
    expect(await violationsOf(page)).toEqual([]);
    await button('Masquer les adresses').click();
    await expect.poll(() => marks.count()).toBe(0);
    await expect
      .poll(() => body().inputValue())
      .toBe('\n\nBonjour, écrivez à [adresse masquée] et [adresse masquée].\n');
    await body().focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => body().inputValue()).toBe(PLAIN);
    await strip().getByText('Le texte donne les adresses').waitFor();
  });

  it('follows what is typed, and Ctrl+Entrée never sends what has just turned red', async () => {
    await writeTo('famille1@orange.fr');
    await body().focus();
    await page.keyboard.type('Écrivez à famille2@orange.fr ou famille3@orange.fr');
    await page.keyboard.press('Control+Enter');
    await button('Masquer les adresses et envoyer').waitFor();
    expect(page.isClosed()).toBe(false);
    const closed = page.waitForEvent('close');
    await page.keyboard.down('Control');
    await page.keyboard.down('Enter').catch(() => {});
    await closed;
  });

  it('mends all that is red by its main button, whose words name it', async () => {
    await writeTo('famille1@orange.fr, famille4@orange.fr');
    const safe = button('Mettre les 2 familles en Cci, masquer les adresses et envoyer');
    await safe.waitFor();
    const closed = page.waitForEvent('close');
    await safe.click();
    await closed;
  });

  it('cleans, removes and renames a file, by keyboard, and takes each back', async () => {
    await writeTo('famille1@orange.fr');
    await page
      .getByLabel('Joindre', { exact: true })
      .and(page.locator('input'))
      .setInputFiles({
        name: 'famille4@orange.fr.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('A;famille2@orange.fr\nB;famille3@orange.fr'),
      });
    await strip()
      .getByText(/La pièce jointe .* montre les adresses de 2 familles/)
      .waitFor();
    await byKey('Joindre sans les colonnes d’adresses');
    await page.getByText(/une copie nettoyée sera jointe/).waitFor();
    await expect.poll(() => strip().textContent()).not.toContain('pièce jointe');
    await undo().press('Enter');
    await strip()
      .getByText(/La pièce jointe/)
      .waitFor();
    await byKey(/^Renommer le fichier/);
    await page.getByRole('region', { name: 'Pièces jointes' }).getByText('document.csv').waitFor();
    await byKey(/^Retirer « document.csv »/);
    await page.getByText('« document.csv » n’est plus joint.').waitFor();
    await undo().last().press('Enter');
    await page.getByRole('region', { name: 'Pièces jointes' }).getByText('document.csv').waitFor();
  });

  it('notes that a household may be written to together, and forgets it again', async () => {
    await writeTo('mere@orange.fr, pere@orange.fr');
    await byKey('Ce foyer peut être écrit ensemble');
    await expect.poll(() => strip().textContent()).not.toContain('parents d’un même enfant');
    await undo().press('Enter');
    await strip()
      .getByText(/Les parents d’un même enfant/)
      .waitFor();
  });

  it('notes the agreement of elected parents as a group of this year, and forgets it again', async () => {
    await writeTo('elu.a@orange.fr, elu.b@orange.fr');
    await byKey('Noter l’accord');
    await strip()
      .getByText(/accord des membres du/)
      .waitFor();
    await undo().press('Enter');
    await strip()
      .getByText(/sans accord noté/)
      .waitFor();
  });

  it('writes the initials of a pupil instead of the name', async () => {
    await writeTo('famille1@orange.fr');
    await page.getByRole('textbox', { name: 'Objet' }).fill('Lucas Martin');
    await field('Cci').fill('famille2@orange.fr');
    await page.keyboard.press('Tab');
    await byKey('N’écrire que les initiales');
    await expect.poll(() => page.getByRole('textbox', { name: 'Objet' }).inputValue()).toBe('L. M.');
    await undo().press('Enter');
    await expect.poll(() => page.getByRole('textbox', { name: 'Objet' }).inputValue()).toBe('Lucas Martin');
  });

  it('sends from the mailbox that was written to, and takes that back', async () => {
    await writeTo('famille1@orange.fr');
    await byKey(/^Envoyer depuis ce\.0170000a@ac-poitiers\.fr/);
    await expect.poll(() => field('De').inputValue()).toBe('2');
    await undo().press('Enter');
    await expect.poll(() => field('De').inputValue()).toBe('1');
  });

  it('lets answers go to the sender’s own address, and takes that back; what is ignored can be called back', async () => {
    await writeTo('famille1@orange.fr');
    await byKey('Retirer l’adresse de réponse');
    await expect.poll(() => strip().textContent()).not.toContain('adresse de réponse');
    await undo().press('Enter');
    await strip()
      .getByText(/Les réponses iraient à une boîte personnelle/)
      .waitFor();
    await button(/^Ignorer : Les réponses iraient/).click();
    await expect.poll(() => strip().textContent()).not.toContain('adresse de réponse');
    await byKey('Revoir la remarque ignorée');
    await strip()
      .getByText(/Les réponses iraient à une boîte personnelle/)
      .waitFor();
  });

  it('where no click mends what is red, the main button leads there and Ctrl+Entrée sends nothing', async () => {
    await writeTo('jamais@orange.fr');
    await button('À corriger avant l’envoi…').waitFor();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.finding-red') !== null)).toBe(true);
    expect(page.isClosed()).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
  });
});
