// A day with phishing in the mailbox, on the real program and real servers: the bar and its reasons, a link that is asked
// about, the sender who is known after all, and « Signaler » as it arrives at the IT support.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { body, folder, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { fails } from './views.ts';

const PASSWORD = 'mot de passe d’Alice';
const FALSE_QUOTA = 'Votre boîte est pleine : action requise sous 24 heures';
const REMINDER = 'Votre mot de passe arrive à expiration';

let server: MailServer;
let casier: LaunchedCasier;
let page: Page;
let falseQuotaAsSaved: string;

beforeAll(async () => {
  server = await startMailServer({
    users: { alice: { password: PASSWORD, quota: '100M' }, assistance: { password: PASSWORD } },
  });
  falseQuotaAsSaved = falseQuota();
  for (const mail of [reminder(), falseQuotaAsSaved]) await server.save('alice', 'INBOX', mail);
  casier = await launchCasier({ env: trusting(server) });
  page = casier.page;
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand' });
  await row(page, FALSE_QUOTA).waitFor();
  await page.getByText(/^\d+ messages lisibles hors connexion/).waitFor();
});
afterAll(async () => {
  await casier?.close();
  await server?.stop();
});

function falseQuota(): string {
  return [
    'From: Service informatique <support@ac-poitlers.fr>',
    `To: Alice Durand <${server.address('alice')}>`,
    `Subject: =?utf-8?B?${Buffer.from(FALSE_QUOTA).toString('base64')}?=`,
    `Date: ${new Date().toUTCString()}`,
    'Message-ID: <quota@ac-poitlers.fr>',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Cher utilisateur,</p><p>Votre boîte a dépassé son quota. Sans action de votre part, elle sera fermée.</p>',
    '<p><a href="https://ac-poitlers.fr/validation?id=17">https://webmail.ac-poitiers.fr</a></p><p>Le service informatique</p>',
    '',
  ].join('\r\n');
}

function reminder(): string {
  return [
    `From: Service informatique <support@${server.address('alice').split('@')[1]}>`,
    `To: Alice Durand <${server.address('alice')}>`,
    `Subject: =?utf-8?B?${Buffer.from(REMINDER).toString('base64')}?=`,
    `Date: ${new Date(Date.now() - 3_600_000).toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour, votre mot de passe expire dans 30 jours. Changez-le sur la page habituelle.',
    '',
  ].join('\r\n');
}

const bar = (): Locator => page.getByRole('region', { name: 'Avertissement de Casier' });
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });

/** Where `npm run screenshots -- phishing` says. */
async function picture(name: string): Promise<void> {
  const to = process.env.CASIER_PICTURES;
  if (!to) return;
  mkdirSync(to, { recursive: true });
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await page.screenshot({ path: path.join(to, `${name}.png`), caret: 'hide' });
}

test('what the own school writes about passwords is ordinary mail', async () => {
  await row(page, REMINDER).click();
  await page.getByRole('article', { name: REMINDER }).waitFor();
  await body(page).getByText('Changez-le').waitFor();
  expect(await bar().count()).toBe(0);
});

test('a false quota from a look-alike is said in one sentence, with all reasons on demand', async () => {
  await row(page, FALSE_QUOTA).click();
  await bar().getByText('Hameçonnage probable.').waitFor();
  await bar().getByText('L’adresse vient de « ac-poitlers.fr », qui imite « ac-poitiers.fr » sans en être.').waitFor();
  await bar().getByRole('button', { name: 'Pourquoi ?' }).press('Enter');
  await bar()
    .getByText(/C’est faux\s: elle contient .+ sur .+ \(\d+\s%\)/)
    .waitFor();
  await bar().getByText('Un lien affiche « webmail.ac-poitiers.fr », mais mène à « ac-poitlers.fr ».').waitFor();
  await bar()
    .getByText(/Rien n’a été demandé ni envoyé sur Internet/)
    .waitFor();
  expect(await fails(page)).toEqual([]);
  await picture('phishing-bar');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('phishing-bar-dark');
  await page.emulateMedia({ colorScheme: 'light' });
});

test('its link is asked about, with the real target, and Enter does not open it', async () => {
  await body(page).getByRole('link', { name: 'https://webmail.ac-poitiers.fr' }).click();
  const asked = page.getByRole('dialog', { name: 'Ouvrir ce lien ?' });
  await asked.getByText('ac-poitlers.fr', { exact: true }).first().waitFor();
  await asked.getByText(/Ce lien est dans un message suspect/).waitFor();
  expect(await fails(page)).toEqual([]);
  await picture('phishing-link');
  expect(await asked.getByRole('button', { name: 'Annuler' }).evaluate((one) => one === document.activeElement)).toBe(
    true,
  );
  await page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
});

test('« Je connais cet expéditeur » quiets it, and is taken back', async () => {
  await button('Je connais cet expéditeur').press('Enter');
  await page.getByText('Vous avez dit connaître cet expéditeur').waitFor();
  expect(await bar().count()).toBe(0);
  expect(await fails(page)).toEqual([]);
  await button('M’avertir à nouveau').press('Enter');
  await bar().waitFor();
});

test('« Signaler » asks once where to, sends the message as it came, and puts it into Indésirables', async () => {
  await button('Signaler…').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Signaler ce message' });
  const to = dialog.getByRole('textbox', { name: 'Adresse de signalement' });
  await to.fill('assistance');
  await page.keyboard.press('Enter');
  await dialog.getByText('Écrivez une adresse complète').waitFor();
  expect(await fails(page)).toEqual([]);
  await to.fill(server.address('assistance'));
  await picture('phishing-report');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await row(page, FALSE_QUOTA).waitFor({ state: 'detached' });
  await folder(page, 'Boîte d’envoi').click();
  await page.getByText(`Signalement d’un message suspect : ${FALSE_QUOTA}`).first().waitFor();
  await button('Envoyer maintenant').first().click();
  await vi.waitFor(async () => expect(await reported()).toContain('message-signale.eml'), {
    timeout: 60_000,
    interval: 500,
  });
  const [header, attached] = (await reported()).split('Content-Type: message/rfc822').map(String);
  expect(header).toContain(`To: ${server.address('assistance')}`);
  const asOneReads = (text = '') => text.replace(/\r?\n/g, '\n');
  expect(asOneReads(attached)).toContain(`\n\n${asOneReads(falseQuotaAsSaved)}\n--`);
});

test('what was reported is told with its day wherever it lies, and is not sent again', async () => {
  await folder(page, 'Indésirables').click();
  await row(page, FALSE_QUOTA).click();
  await bar()
    .getByText(`Vous avez signalé ce message à ${server.address('assistance')} le`)
    .waitFor();
  await button('Signaler…').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Signaler ce message' });
  await dialog.getByText('Une fois suffit').waitFor();
  expect(await fails(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect((await reported()).split('Content-Type: message/rfc822')).toHaveLength(2);
});

async function reported(): Promise<string> {
  return server.doveadm('fetch', '-u', server.address('assistance'), 'text', 'mailbox', 'INBOX');
}
