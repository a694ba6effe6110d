// « Une journée »: a teacher's day on the real program and real servers. A mailbox of 2,000 messages is set up by
// its servers and read to the last; the servers go away; mail is searched, read, starred, deleted and answered all
// the same; they come back and hear of everything once; another client changes things and Casier follows.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateCorpus } from '../bench/corpus.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';

const MESSAGES = 2_000;
const PASSWORD = 'mot de passe d’Alice';
const QUESTION = [
  'From: Bruno Petit <bruno@ecole.example>',
  'To: Alice Durand <alice@ecole.example>',
  'Subject: =?UTF-8?Q?R=C3=A9union_ornithologique?=',
  'Message-ID: <question@ecole.example>',
  `Date: ${new Date().toUTCString()}`,
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Bonjour Alice, viens-tu observer les échassiers mercredi ?',
  '',
].join('\r\n');

let server: MailServer;
let casier: LaunchedCasier;
let page: Page;

beforeAll(async () => {
  server = await startMailServer({ users: { alice: { password: PASSWORD }, bruno: { password: 'bruno' } } });
  const home = path.join(server.dir, 'mail', server.address('alice'));
  generateCorpus({
    kind: 'tiny',
    inbox: MESSAGES,
    seed: 1,
    maildir: path.join(home, 'Maildir'),
    owner: server.address('alice'),
  });
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'mail:mail', home]);
  await server.save('alice', 'INBOX', QUESTION);
  casier = await launchCasier({ env: trusting(server) });
  page = casier.page;
});
afterAll(async () => {
  await casier?.close();
  await server?.stop();
});

const list = () => page.getByRole('grid', { name: 'Messages de Courrier entrant' });
const row = (text: string | RegExp) => page.getByRole('row', { name: text });
const messages = async (user: string, ...query: string[]) =>
  (await server.doveadm('-f', 'tab', 'fetch', '-u', server.address(user), 'uid', ...query)).trim().split('\n').length -
  1;

test('the mailbox is set up, listed and readable offline to the last message', async () => {
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand' });
  await row(/Réunion ornithologique/).waitFor();
  await expect.poll(() => list().getAttribute('aria-rowcount'), { timeout: 60_000 }).toBe(String(MESSAGES + 2));
  const total = MESSAGES + 1 + 4 * Math.floor((MESSAGES * 0.12) / 4);
  await page
    .getByText(new RegExp(`^${total.toLocaleString('fr-FR').replace(/\s/g, '.')} messages lisibles hors connexion`))
    .waitFor({ timeout: 60_000 });
});

test('with the servers gone, mail is found, read, starred, deleted and answered', async () => {
  await Promise.all([server.end('dovecot', 'SIGKILL'), server.end('postfix', 'SIGKILL')]);
  await page
    .getByText(/Serveur injoignable|Hors connexion/)
    .first()
    .waitFor({ timeout: 30_000 });

  await page.getByRole('searchbox').fill('echass');
  await page.getByText('1 message trouvé').waitFor();
  await page.getByRole('row', { name: /Réunion ornithologique/ }).click();
  await page.frameLocator('iframe.body-frame').getByText('viens-tu observer les échassiers').waitFor();
  await page.keyboard.press('s');
  await page.getByRole('row', { name: /Suivi.*Réunion ornithologique|Réunion ornithologique.*Suivi/ }).waitFor();

  const opened = casier.app.waitForEvent('window');
  await page.getByRole('button', { name: 'Répondre', exact: true }).click();
  const composer = await opened;
  const body = composer.getByRole('textbox', { name: 'Corps du message' });
  await body.waitFor();
  await composer.getByRole('combobox', { name: /^Cci/ }).fill('alice@ecole.example,');
  await body.click();
  await composer.keyboard.press('Control+Home');
  await composer.keyboard.type('Avec joie, j’apporte les jumelles. ');
  await composer.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await page.getByText(/Annuler l’envoi/).waitFor();

  await page.getByRole('searchbox').fill('');
  await list().getByRole('row').nth(3).click();
  await page.keyboard.press('Delete');
  await expect.poll(() => list().getAttribute('aria-rowcount')).toBe(String(MESSAGES + 1));
});

test('with the servers back, everything is replayed once and the answer arrives without its Bcc', async () => {
  await Promise.all([server.start('dovecot'), server.start('postfix')]);
  await page.getByRole('button', { name: 'Relever' }).click();
  await expect
    .poll(() => messages('alice', 'mailbox', 'INBOX', 'flagged', 'subject', 'ornithologique'), { timeout: 60_000 })
    .toBe(1);
  await expect.poll(() => messages('alice', 'mailbox', 'Trash'), { timeout: 60_000 }).toBe(1);
  await expect.poll(() => messages('bruno', 'mailbox', 'INBOX'), { timeout: 60_000 }).toBe(1);
  const fetched = await server.doveadm(
    '-f',
    'flow',
    'fetch',
    '-u',
    server.address('bruno'),
    'text',
    'mailbox',
    'INBOX',
  );
  expect(fetched).toMatch(/In-Reply-To: <question@ecole.example>/);
  expect(fetched).toMatch(/j.*apporte les jumelles/s);
  expect(fetched).not.toMatch(/^Bcc:/im);
  await expect
    .poll(() => messages('alice', 'mailbox', 'Sent', 'header', 'In-Reply-To', 'question@ecole.example'), {
      timeout: 60_000,
    })
    .toBe(1);
  // The kept copy has its Bcc, and whoever was in Cci got the message too.
  expect(await messages('alice', 'mailbox', 'Sent', 'header', 'Bcc', 'alice@ecole.example')).toBe(1);
  await expect
    .poll(() => messages('alice', 'mailbox', 'INBOX', 'header', 'In-Reply-To', 'question@ecole.example'))
    .toBe(1);
  expect(await messages('bruno', 'mailbox', 'INBOX')).toBe(1);
});

test('what another client does is followed: a new mail within two seconds, flags, moves', async () => {
  await row(/Nouvelle du soir/).waitFor({ state: 'detached' });
  await server.save(
    'alice',
    'INBOX',
    QUESTION.replace('<question@', '<soir@').replace(/Subject: .*/, 'Subject: Nouvelle du soir'),
  );
  const savedAt = Date.now();
  await row(/Non lu.*Nouvelle du soir|Nouvelle du soir.*Non lu/).waitFor();
  expect(Date.now() - savedAt).toBeLessThan(2_000);

  await server.doveadm(
    'flags',
    'add',
    '-u',
    server.address('alice'),
    '\\Flagged \\Seen',
    'mailbox',
    'INBOX',
    'header',
    'Message-ID',
    'soir@',
  );
  await row(/Suivi.*Nouvelle du soir|Nouvelle du soir.*Suivi/).waitFor();
  await server.doveadm(
    'move',
    '-u',
    server.address('alice'),
    'Archive',
    'mailbox',
    'INBOX',
    'header',
    'Message-ID',
    'soir@',
  );
  await row(/Nouvelle du soir/).waitFor({ state: 'detached' });
  await page.getByRole('treeitem', { name: /^Archives/ }).click();
  await row(/Nouvelle du soir/).waitFor();
});
