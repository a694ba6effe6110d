// POP3 on the real program and a real Dovecot: set up from the first screen, collected, deleted here and there, left on
// the server for a number of days, deleted there when they are over.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliver } from '../engine/imap/fixture.ts';
import { letter, temporaryFolder } from '../engine/start-engine.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { closeDialogs } from './views.ts';

const PASSWORD = 'mot de passe d’Alice';
const LETTERS = 12;
const folder = temporaryFolder();

let server: MailServer;
let casier: LaunchedCasier;
let page: Page;

beforeAll(async () => {
  server = await startMailServer({ users: { alice: { password: PASSWORD } } });
  deliver(
    server,
    'alice',
    Array.from({ length: LETTERS }, (_, i) => letter(i + 1)),
  );
  casier = await launchCasier({ dataDir: folder.path, env: trusting(server) });
  page = casier.page;
});
afterAll(async () => {
  await casier?.close();
  await server?.stop();
  folder.remove();
});

const list = () => page.getByRole('grid', { name: 'Messages de Courrier entrant' });
const rowCount = () => list().getAttribute('aria-rowcount');
const onServer = async () =>
  (await server.doveadm('-f', 'tab', 'fetch', '-u', server.address('alice'), 'uid', 'mailbox', 'INBOX'))
    .trim()
    .split('\n').length - 1;
const collect = () => page.getByRole('button', { name: 'Relever' }).click();

test('an account is set up by POP3 and collected to the last message, all of which stays on the server', async () => {
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand', protocol: 'pop3' });
  await page.getByRole('row', { name: /Lettre 12/ }).waitFor();
  await page.getByText(`${LETTERS} messages lisibles hors connexion`).waitFor();
  expect(await rowCount()).toBe(String(LETTERS + 1));
  expect(await onServer()).toBe(LETTERS);
  await page.getByRole('row', { name: /Lettre 7/ }).click();
  await page.frameLocator('iframe.body-frame').getByText('Bonjour, voici la lettre 7.').waitFor();
});

test('what is deleted here stays there until the trash is emptied, and is then deleted there', async () => {
  await page.keyboard.press('Delete');
  await expect.poll(rowCount).toBe(String(LETTERS));
  await collect();
  await page.getByText(/^À jour/).waitFor();
  expect(await onServer()).toBe(LETTERS);
  await page.getByRole('treeitem', { name: /Corbeille/ }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Vider la corbeille/ }).click();
  await page.getByRole('button', { name: 'Vider la corbeille' }).click();
  await expect.poll(onServer).toBe(LETTERS - 1);
  await page.getByText(`${LETTERS - 1} messages lisibles hors connexion`).waitFor();
});

test('what another program deletes there stays here', async () => {
  await server.doveadm('expunge', '-u', server.address('alice'), 'mailbox', 'INBOX', 'subject', 'Lettre 3');
  deliver(server, 'alice', [letter(LETTERS + 1)]);
  await collect();
  await page.getByRole('row', { name: /Lettre 13/ }).waitFor();
  await page.getByRole('row', { name: /Lettre 3/ }).waitFor();
  expect(await rowCount()).toBe(String(LETTERS + 1));
});

test('a number of days is chosen in the settings, and when it is over messages go from the server, not from here', async () => {
  await page.keyboard.press('Control+,');
  const dialog = page.getByRole('dialog', { name: 'Paramètres' });
  await dialog.getByRole('tab', { name: 'Comptes' }).click();
  await dialog.getByLabel('Laisser les messages sur le serveur').selectOption('Pendant 7 jours');
  await dialog.getByText('Passé ce délai, le message n’existe plus que sur ce PC').waitFor();
  await closeDialogs(page);
  await collect();
  await page.getByText(/^À jour/).waitFor();
  expect(await onServer()).toBe(LETTERS - 1);

  const { dataDir } = casier;
  await casier.close();
  casier = await launchCasier({ dataDir, env: trusting(server), clockAheadMs: 8 * 86_400_000 });
  page = casier.page;
  await expect.poll(onServer).toBe(0);
  await page.getByText(`${LETTERS} messages lisibles hors connexion`).waitFor();
});
