// The life of a password on the real program, on a real Dovecot and Postfix: changed on the server while Casier runs,
// mistyped, expired, renewed every year. How often a refused one was tried is counted in the servers' own logs.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letter, temporaryFolder } from '../engine/start-engine.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { addRecipient, compose, folder } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { fails } from './views.ts';

const NBSP = '\u00a0';
const DAY_MS = 86_400_000;
const dataDir = temporaryFolder();
let server: MailServer;
let casier: LaunchedCasier;
let page: Page;

beforeAll(async () => {
  // An académie that Casier knows, on this machine.
  server = await startMailServer({
    users: { claire: { password: 'craie' }, jean: { password: 'craie' } },
    domain: 'ac-bordeaux.fr',
  });
  await server.save('claire', 'INBOX', letter(1));
  await launch();
  await setUpAccount(page, { server, user: 'claire', password: 'craie', name: 'Claire Martin' });
  await page.getByText(/^À jour/).waitFor({ timeout: 30_000 });
});
afterAll(async () => {
  await casier?.close();
  await server?.stop();
  dataDir.remove();
});

async function launch(): Promise<void> {
  casier = await launchCasier({ dataDir: dataDir.path, env: trusting(server) });
  page = casier.page;
}

const refusals = () => server.logs().match(/-login: .*auth failed|SASL \w+ authentication failed/g)?.length ?? 0;
const card = (name: string) => page.getByRole('region', { name });
const REFUSED = 'Le mot de passe n’est plus accepté';
const entry = (subject: string) => page.getByRole('listitem').filter({ hasText: subject });

/** Dovecot looks at its list of users once a second at most. */
async function change(user: { password?: string; login?: string }, password: string, isKnown: RegExp): Promise<void> {
  server.setUser('claire', user);
  const test = () => server.doveadm('auth', 'test', server.address('claire'), password).catch(() => 'refused');
  await expect.poll(test).toMatch(isKnown);
  await server.doveadm('kick', server.address('claire')).catch(() => 'nobody was in');
}

async function send(subject: string): Promise<void> {
  const composer = await compose(casier);
  await addRecipient(composer, 'À', server.address('jean'));
  await composer.getByRole('textbox', { name: 'Objet' }).fill(subject);
  await composer.getByRole('textbox', { name: 'Corps du message' }).click();
  await composer.keyboard.type('Les clés du gymnase sont dans mon casier.');
  const closed = composer.waitForEvent('close');
  await composer.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await closed;
  await folder(page, 'Boîte d’envoi').click();
  await entry(subject).getByRole('button', { name: 'Envoyer maintenant' }).click();
}

/** By keyboard alone, from the card's field. */
async function type(password: string): Promise<void> {
  await page.getByLabel('Mot de passe', { exact: true }).focus();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}

describe('A password that was changed on the server while Casier runs', () => {
  it('is tried once, and one calm card says so; reading goes on', async () => {
    await change({ password: 'tableau' }, 'craie', /refused/);
    await card(REFUSED).waitFor();
    expect(await fails(page)).toEqual([]);
    expect(await page.getByRole('region', { name: REFUSED }).count()).toBe(1);
    await card(REFUSED).getByText('ce que vous écrivez attend dans la Boîte d’envoi').waitFor();
    await folder(page, 'Courrier entrant').click();
    await page.getByRole('row', { name: /Lettre 1/ }).click();
    await page.getByRole('heading', { name: 'Lettre 1' }).waitFor();
    await expect.poll(refusals).toBe(1);
  });

  it('keeps a message written meanwhile in the outbox, which says why, and no server is asked', async () => {
    await send('Clés du gymnase');
    await entry('Clés du gymnase').getByText('il partira alors tout seul').waitFor();
    expect(await fails(page)).toEqual([]);
    expect(await card(REFUSED).count()).toBe(1);
    expect(refusals()).toBe(1);
  });

  it('is not tried after a restart either', async () => {
    await casier.close();
    await launch();
    await card(REFUSED).waitFor();
    await page.getByRole('button', { name: 'Relever' }).click();
    await folder(page, 'Courrier entrant').click();
    await page.getByRole('row', { name: /Lettre 1/ }).waitFor();
    expect(refusals()).toBe(1);
  });

  it('is known when it is typed again by habit; a wrong one is tried once', async () => {
    await type('craie');
    await card(REFUSED).getByText('C’est le mot de passe qui vient d’être refusé').waitFor();
    expect(refusals()).toBe(1);
    await page.getByLabel('Mot de passe', { exact: true }).fill('');
    await type('taleau');
    await card(REFUSED).getByText('Le serveur refuse aussi ce mot de passe.').waitFor();
    expect(await fails(page)).toEqual([]);
    await expect.poll(refusals).toBe(2);
  });

  it('gives way to the right one, and the message that waited leaves by itself', async () => {
    await page.getByLabel('Mot de passe', { exact: true }).fill('');
    await type('tableau');
    await card(REFUSED).waitFor({ state: 'detached' });
    const arrived = () =>
      server.doveadm('fetch', '-u', server.address('jean'), 'hdr.subject', 'mailbox', 'INBOX', 'all');
    await expect.poll(arrived, { timeout: 30_000 }).toContain('gymnase');
    await page.getByText(/^À jour/).waitFor({ timeout: 30_000 });
    expect(refusals()).toBe(2);
  });
});

describe('A password that has expired by the server’s words', () => {
  it('leads to the page of the académie, and to the new one', async () => {
    const reason = ['Votre', 'mot', 'de', 'passe', 'a', 'expiré'].join(NBSP);
    await change({ login: `nologin=y reason=${reason}` }, 'tableau', /nologin/);
    await card('Votre mot de passe a expiré').waitFor();
    const link = page.getByRole('button', { name: 'Changer mon mot de passe sur la page de mon académie' });
    expect(await link.getAttribute('title')).toBe('https://courrier.ac-bordeaux.fr/');
    expect(await fails(page)).toEqual([]);
    await change({ password: 'cartable', login: '' }, 'tableau', /refused/);
    await type('cartable');
    await card('Votre mot de passe a expiré').waitFor({ state: 'detached' });
    await page.getByText(/^À jour/).waitFor({ timeout: 30_000 });
    expect(refusals()).toBe(2);
  });
});

describe('The password year', () => {
  const day = (at: number) => new Date(at).toLocaleDateString('sv-SE');

  it('is told in the settings, and reminded of in time', async () => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Comptes' }).click();
    const changed = page.getByLabel('Dernier changement du mot de passe');
    // It was given just now.
    expect(await changed.inputValue()).toBe(day(Date.now()));
    await changed.fill(day(Date.now() - 345 * DAY_MS));
    await changed.press('Enter');
    await page.getByRole('dialog').getByText('À renouveler avant le').waitFor();
    await page.keyboard.press('Escape');
    const reminder = page.getByRole('region', { name: 'Mot de passe à renouveler' });
    await reminder.getByText(/\(2[01]\u00a0jours\)/).waitFor();
    expect(await fails(page)).toEqual([]);
    await reminder.getByRole('button', { name: 'Me le rappeler plus tard' }).click();
    await reminder.waitFor({ state: 'detached' });
  });

  it('begins anew with a new password', async () => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name: 'Comptes' }).click();
    await page.getByRole('button', { name: 'Donner un nouveau mot de passe…' }).click();
    server.setUser('claire', { password: 'gomme' });
    const test = () => server.doveadm('auth', 'test', server.address('claire'), 'gomme').catch(() => 'refused');
    await expect.poll(test).not.toBe('refused');
    const dialog = page.getByRole('dialog', { name: 'Donner un nouveau mot de passe' });
    await dialog.getByLabel('Mot de passe').fill('gomme');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const changed = page.getByLabel('Dernier changement du mot de passe');
    await expect.poll(() => changed.inputValue()).toBe(day(Date.now()));
  });
});
