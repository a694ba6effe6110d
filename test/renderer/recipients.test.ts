import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeMailbox } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { violationsOf } from './stage.ts';

const FAMILIES = Array.from({ length: 24 }, (_, i) => ({
  name: `Famille ${String.fromCharCode(65 + i)}`,
  address: `famille${i + 1}@orange.fr`,
  role: 'family' as const,
}));
const COLLEAGUES = ['Anne', 'Bruno', 'Chloé', 'David'].map((name) => ({
  name,
  address: `${name.toLowerCase().replace('é', 'e')}@ac-poitiers.fr`,
  role: 'colleague' as const,
}));
const mailbox: Partial<FakeMailbox> = {
  people: [...COLLEAGUES, ...FAMILIES],
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
  drafts: Array.from({ length: 10 }, () => ({ html: '<p></p>', text: '', to: [], subject: '' })),
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
  await expect.poll(() => field('À').evaluate((input) => input === document.activeElement)).toBe(true);
});

const field = (name: string) => page.getByRole('combobox', { name, exact: true });
const list = (name: string) => page.getByRole('list', { name: `Destinataires ${name}` });
const chips = (name: string) => list(name).getByRole('button');
const names = (name: string) => list(name).locator('.chip-name').allTextContents();
const focused = () => page.evaluate(() => document.activeElement?.querySelector('.chip-name')?.textContent ?? null);
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

async function paste(text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

async function writeColleagues(): Promise<void> {
  await field('À').focus();
  await paste(COLLEAGUES.map(({ name, address }) => `${name} <${address}>`).join(', '));
  await expect.poll(() => names('À')).toEqual(['Anne', 'Bruno', 'Chloé', 'David']);
}

describe('the chips of a field, by keyboard alone', () => {
  it('are selected with Maj and the arrows, moved with Alt, said and undone', async () => {
    await writeColleagues();
    await press('ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft');
    await page.getByText('2 destinataires sélectionnés').waitFor();
    expect(await focused()).toBe('Bruno');
    expect(await violationsOf(page)).toEqual([]);
    await press('Alt+ArrowDown');
    await expect.poll(() => names('Cc')).toEqual(['Bruno', 'Chloé']);
    expect(await names('À')).toEqual(['Anne', 'David']);
    await expect.poll(focused).toBe('Bruno');
    await page.getByText('2 destinataires mis en Cc').waitFor();
    await press('Control+z');
    await expect.poll(() => names('À')).toEqual(['Anne', 'Bruno', 'Chloé', 'David']);
  });

  it('are removed with Suppr, the focus staying among them, and come back with Ctrl+Z from the empty field', async () => {
    await writeColleagues();
    await press('ArrowLeft', 'Home', 'Delete');
    await expect.poll(() => names('À')).toEqual(['Bruno', 'Chloé', 'David']);
    await expect.poll(focused).toBe('Bruno');
    await page.getByText('Anne retiré').waitFor();
    await field('À').focus();
    await press('Control+z');
    await expect.poll(() => names('À')).toEqual(['Anne', 'Bruno', 'Chloé', 'David']);
    await press('ArrowLeft', 'Control+a', 'Delete');
    await expect.poll(() => names('À')).toEqual([]);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Annuler' }).click();
    await expect.poll(() => names('À')).toHaveLength(4);
  });

  it('are cut from one field and pasted into another, a group staying a group', async () => {
    await field('À').pressSequentially('CM');
    await page.getByRole('option', { name: /CM2/ }).waitFor();
    await press('Enter');
    await expect.poll(() => names('À')).toEqual(['CM2 – 24 familles (24 adresses visibles)']);
    await press('ArrowLeft', 'Control+x');
    await expect.poll(() => names('À')).toEqual([]);
    await field('Cci').focus();
    await press('Control+v');
    await expect.poll(() => names('Cci')).toEqual(['CM2 – 24 familles']);
    await press('ArrowLeft', 'Control+c');
    await page.getByRole('textbox', { name: 'Objet' }).focus();
    await press('Control+v');
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Objet' }).inputValue())
      .toContain('CM2: famille1@orange.fr, famille2@orange.fr');
  });

  it('tell in their menu who somebody is, and open the contact', async () => {
    await writeColleagues();
    await press('ArrowLeft', 'Shift+F10');
    const menu = page.getByRole('menu', { name: 'Actions du destinataire' });
    await menu.getByRole('menuitemcheckbox', { name: 'C’est : Collègue' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await menu.getByRole('menuitem', { name: 'Ouvrir sa fiche' }).press('Enter');
    await page.getByRole('dialog', { name: 'Modifier David' }).waitFor();
    expect(await violationsOf(page)).toEqual([]);
    await press('Escape');
    expect(await chips('À').last().getAttribute('title')).toContain('Collègue (vous l’avez indiqué)');
  });
});

describe('a group', () => {
  it('opens in its place into its members, and gives way to the others when one is taken away', async () => {
    await field('Cci').pressSequentially('CM');
    await page.getByRole('option', { name: /CM2/ }).waitFor();
    await press('Enter', 'ArrowLeft');
    const chip = list('Cci').getByRole('button', { name: /^CM2/ });
    expect(await chip.getAttribute('aria-expanded')).toBe('false');
    await press('Enter');
    const members = page.getByRole('list', { name: 'Membres de CM2' }).getByRole('button');
    await expect.poll(() => members.count()).toBe(24);
    await expect.poll(() => chip.getAttribute('aria-expanded')).toBe('true');
    expect(await violationsOf(page)).toEqual([]);
    await press('ArrowRight', 'ArrowRight', 'Delete');
    await expect.poll(() => members.count()).toBe(0);
    const left = await names('Cci');
    expect(left).toHaveLength(23);
    expect(left).not.toContain('Famille B');
    await press('Control+z');
    await expect.poll(() => names('Cci')).toEqual(['CM2 – 24 familles']);
  });
});

describe('a long list', () => {
  it('is taken over whole, folded in its middle, what is wrong with it staying in sight', async () => {
    await field('Cci').focus();
    const rows = Array.from({ length: 2_000 }, (_, i) => `NOM${i}\tparent${i}@orange.fr`);
    await paste(['Nom\tCourriel', ...rows, 'PETIT\t', rows[0]].join('\n'));
    await page.getByText('2 lignes sans adresse, laissées de côté : « Nom Courriel », « PETIT »').waitFor();
    await page.getByText('2000 destinataires ajoutés, 1 en double').waitFor();
    await list('Cci')
      .getByRole('button', { name: /^\+.1.980 autres$/ })
      .waitFor();
    expect(await chips('Cci').count()).toBe(21);
    await page.evaluate(() => {
      document.documentElement.style.zoom = '2';
    });
    expect(await violationsOf(page)).toEqual([]);
    // By its key: what two thousand people are drawn into may still be moving under a pointer.
    const aside = page.getByRole('status').filter({ hasText: 'laissées de côté' });
    await aside.getByRole('button', { name: 'Fermer ce message' }).press('Enter');
    await aside.waitFor({ state: 'detached' });
  });

  it('is moved by the mouse, all that is selected at once', async () => {
    await writeColleagues();
    await chips('À').first().click();
    await chips('À')
      .nth(2)
      .click({ modifiers: ['Shift'] });
    await chips('À').nth(1).dragTo(field('Cci'));
    await expect.poll(() => names('Cci')).toEqual(['Anne', 'Bruno', 'Chloé']);
    expect(await names('À')).toEqual(['David']);
  });
});

describe('on a PC that takes its time to propose', () => {
  let slow: OpenWindows;
  beforeAll(async () => {
    slow = await openWindows({ ...mailbox, completesAfterMs: 700 });
  });
  afterAll(() => slow.close());

  it('a group’s name and Enter at once are the group, and an address is taken without waiting', async () => {
    page = await slow.openComposer(1);
    await field('Cci').focus();
    await page.keyboard.type('CM2');
    await page.keyboard.press('Enter');
    expect(await field('Cci').inputValue()).toBe('CM2');
    await expect.poll(() => names('Cci')).toEqual([expect.stringContaining('CM2')]);
    expect(await chips('Cci').first().textContent()).toContain('24 familles');
    await page.keyboard.type('paul@ac-poitiers.fr');
    await page.keyboard.press('Enter');
    expect(await names('Cci')).toHaveLength(2);
    // Nobody of that name: what was typed stands there, and says that it is no address.
    await page.keyboard.type('Personne');
    await page.keyboard.press('Enter');
    await expect.poll(() => names('Cci')).toHaveLength(3);
    // Who types on did not mean Enter to take anything.
    await page.keyboard.type('Quelqu');
    await page.keyboard.press('Enter');
    await page.keyboard.type('un');
    await page.keyboard.press('Enter');
    await expect.poll(() => names('Cci')).toHaveLength(4);
    expect((await names('Cci')).at(-1)).toContain('Quelquun');
  });
});
