// Answering all and forwarding, judged before a composer opens: by key, by button and by menu alike, one question at most.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FakeMailbox } from './fake-mail.ts';
import { OWN_ADDRESS } from './fake-mail.ts';
import { type OpenWindows, openWindows } from './open-windows.ts';
import { sampleMessage } from './sample-message.ts';
import { violationsOf } from './stage.ts';

const me = { name: 'Claire Moreau', address: OWN_ADDRESS };
const mmeA = { name: 'Mme A', address: 'a@orange.fr' };
const mrB = { name: 'M. B', address: 'b@free.fr' };
const colleague = { name: 'Marie Lopez', address: 'marie.lopez@ac-poitiers.fr' };
const mailbox: Partial<FakeMailbox> = {
  people: [
    { ...mmeA, role: 'family' },
    { ...mrB, role: 'family' },
    { ...colleague, role: 'colleague' },
  ],
  messages: [
    sampleMessage(1, { from: [mmeA], to: [me, mrB] }, 'Montre deux familles'),
    sampleMessage(2, { from: [colleague], to: [mmeA] }, 'Reçu en Cci'),
    sampleMessage(3, { from: [mmeA], to: [me] }, 'Une seule famille'),
  ],
};

describe('before composing', () => {
  let windows: OpenWindows;
  let page: Page;
  beforeAll(async () => {
    windows = await openWindows(mailbox);
    page = windows.main;
  });
  afterAll(() => windows.close());
  beforeEach(() => page.bringToFront());

  const select = async (subject: string) => {
    await page.getByRole('row', { name: new RegExp(subject) }).click();
    await page.getByRole('article', { name: subject }).waitFor();
    await page.getByRole('row', { name: new RegExp(subject) }).focus();
  };
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  /** What the composer that opens shows; it is closed again. */
  const composerAfter = async (act: () => Promise<unknown>) => {
    const opened = windows.app.waitForEvent('window');
    await act();
    const composer = await opened;
    const body = composer.locator('[contenteditable]').first();
    await body.waitFor();
    const text = await body.textContent();
    await composer.close();
    return text;
  };

  it('answering all of a mail that shows families proposes its author, and Enter is enough', async () => {
    await select('Montre deux familles');
    await page.keyboard.press('Control+Shift+R');
    const dialog = page.getByRole('dialog', { name: 'Répondre à tous ?' });
    await dialog.waitFor();
    expect(await focused()).toBe('Répondre à l’expéditeur');
    expect(await dialog.getByRole('button').allTextContents()).toEqual([
      'Répondre à tous quand même',
      'Répondre à tous, familles en Cci',
      'Répondre à l’expéditeur',
      '',
    ]);
    expect(await violationsOf(page)).toEqual([]);
    expect(await composerAfter(() => page.keyboard.press('Enter'))).toBe('');
  });

  it('answering all where one was in Cci says so, and Escape composes nothing', async () => {
    await select('Reçu en Cci');
    await page.keyboard.press('Control+Shift+R');
    const dialog = page.getByRole('dialog', { name: 'Répondre à tous ?' });
    await dialog.waitFor();
    expect(await focused()).toBe('Répondre à l’expéditeur');
    const windowsBefore = windows.app.windows().length;
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(windows.app.windows().length).toBe(windowsBefore);
  });

  it('forwarding a mail that shows families proposes it without their addresses', async () => {
    await select('Montre deux familles');
    await page.keyboard.press('Control+l');
    const dialog = page.getByRole('dialog', { name: 'Transférer ce message ?' });
    await dialog.getByText('Il montre les adresses de 2 familles à qui le recevra.').waitFor();
    expect(await focused()).toBe('Transférer sans les adresses');
    expect(await violationsOf(page)).toEqual([]);
    expect(await composerAfter(() => page.keyboard.press('Enter'))).toBe('[adresse masquée]');
  });

  it('the button asks as the key does, and forwarding as it is stays possible', async () => {
    await select('Montre deux familles');
    await page.getByRole('button', { name: 'Transférer', exact: true }).click();
    const asItIs = page.getByRole('button', { name: 'Transférer tel quel' });
    await asItIs.waitFor();
    expect(await composerAfter(() => asItIs.press('Enter'))).toBe('');
  });

  it('as an attachment is asked about too', async () => {
    await select('Montre deux familles');
    await windows.app.evaluate(({ Menu }) => {
      const menus = Menu.getApplicationMenu()!.items.flatMap(({ submenu }) => submenu?.items ?? []);
      menus.find(({ label }) => label === 'Transférer en pièce jointe')!.click();
    });
    const main = page.getByRole('button', { name: 'Transférer sans les adresses' });
    await main.waitFor();
    expect(await composerAfter(() => page.keyboard.press('Enter'))).toBe('[adresse masquée]');
  });

  it('a mail of one family is forwarded and answered without a word', async () => {
    await select('Une seule famille');
    expect(await composerAfter(() => page.keyboard.press('Control+l'))).toBe('');
    await page.bringToFront();
    expect(await composerAfter(() => page.keyboard.press('Control+Shift+R'))).toBe('');
  });
});
