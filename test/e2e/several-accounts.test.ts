// Own mailbox and the school's, on the real program and a real Dovecot and Postfix: set up, ordered, named, coloured;
// an answer from the identity that was written to, looked at as it arrives; and the one account taken off this PC with
// an export first.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { letter } from '../engine/start-engine.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { composerBy, folder, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { closeDialogs, fails } from './views.ts';

const PASSWORD = 'craie-42';
const LETTERS = 6;

let server: MailServer;
let casier: LaunchedCasier;
let page: Page;
let exports: string;

beforeAll(async () => {
  exports = mkdtempSync(path.join(tmpdir(), 'casier-exports-'));
  server = await startMailServer({
    users: { claire: { password: PASSWORD }, ecole: { password: PASSWORD }, paul: { password: PASSWORD } },
    aliases: { 'equipe.cm2': 'claire' },
    ownSendersOnly: true,
  });
  for (let number = 1; number <= LETTERS; number += 1) await server.save('ecole', 'INBOX', letter(number));
  casier = await launchCasier({ env: trusting(server) });
  page = casier.page;
  await setUpAccount(page, { server, user: 'claire', password: PASSWORD, name: 'Claire Martin' });
  await folder(page, 'Boîte d’envoi').waitFor();
  await openAccounts();
  await settings().getByRole('button', { name: 'Ajouter un compte…' }).click();
  await setUpAccount(page, { server, user: 'ecole', password: PASSWORD, name: 'École Jean Moulin' });
  await account(server.address('ecole')).waitFor();
  await closeDialogs(page);
});
afterAll(async () => {
  await casier?.close();
  await server?.stop();
  rmSync(exports, { recursive: true, force: true });
});

const account = (name: string) => page.getByRole('treeitem', { level: 1, name, exact: false });
const settings = () => page.getByRole('dialog', { name: 'Paramètres' });
async function openAccounts(): Promise<void> {
  await page.keyboard.press('Control+,');
  await settings().getByRole('tab', { name: 'Comptes' }).click();
}
const order = async () =>
  (await page.getByRole('treeitem', { level: 1 }).filter({ hasNotText: 'Tous les comptes' }).allTextContents()).slice(
    0,
    2,
  );

it('an account is named and coloured, and wears both in the folder pane', async () => {
  await account(server.address('ecole')).focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Réglages du compte…' }).press('Enter');
  await settings().getByRole('textbox', { name: 'Nom du compte' }).fill('École Jean Moulin');
  await settings().getByRole('radio', { name: 'Rose' }).click();
  await settings()
    .getByRole('button', { name: /^École Jean Moulin/ })
    .waitFor();
  expect(await fails(page)).toEqual([]);
  await closeDialogs(page);
  await account('École Jean Moulin').locator('.account-mark[data-colour="pink"]').waitFor();
  expect(await account('École Jean Moulin').getAttribute('title')).toBe(server.address('ecole'));
});

it('accounts are put into an order by key, by menu and with the mouse, and it is kept', async () => {
  expect((await order())[1]).toContain('École Jean Moulin');
  await account('École Jean Moulin').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await order())[0]).toContain('École Jean Moulin');
  await account('École Jean Moulin').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Descendre' }).click();
  await expect.poll(async () => (await order())[1]).toContain('École Jean Moulin');
  await account('École Jean Moulin').dragTo(account(server.address('claire')), { targetPosition: { x: 40, y: 3 } });
  await expect.poll(async () => (await order())[0]).toContain('École Jean Moulin');
  await openAccounts();
  const listed = settings().getByRole('navigation', { name: 'Comptes' }).getByRole('listitem');
  expect((await listed.allTextContents())[0]).toContain('École Jean Moulin');
  await closeDialogs(page);
});

it('an identity is made with its address, its address for answers and the official signature', async () => {
  await openAccounts();
  await settings()
    .getByRole('button', { name: server.address('claire') })
    .click();
  await settings().getByRole('button', { name: 'Nouvelle identité…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nouvelle identité' });
  await dialog.getByRole('textbox', { name: 'Votre nom' }).fill('L’équipe des CM2');
  await dialog.getByRole('textbox', { name: 'Adresse', exact: true }).fill('equipe');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await dialog.getByText('Ce n’est pas une adresse complète').waitFor();
  await dialog.getByRole('textbox', { name: 'Adresse', exact: true }).fill(server.address('equipe.cm2'));
  await dialog.getByRole('textbox', { name: 'Adresse pour les réponses' }).fill(server.address('ecole'));
  await dialog.getByRole('textbox', { name: 'Signature' }).waitFor();
  expect(await fails(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Signature officielle…' }).click();
  const official = page.getByRole('dialog', { name: 'Signature officielle' });
  await official.getByRole('textbox', { name: 'Fonction' }).fill('Professeures des écoles');
  await official.getByRole('textbox', { name: 'Téléphone' }).fill('05 49 00 00 00');
  expect(await fails(page)).toEqual([]);
  await official.getByRole('button', { name: 'Reprendre cette signature' }).click();
  await dialog.getByRole('textbox', { name: 'Signature' }).getByText('05 49 00 00 00').waitFor();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await settings()
    .getByText(`Réponses à ${server.address('ecole')}`)
    .waitFor();
  await closeDialogs(page);
});

it('a message to that address is answered from it, the signature going with the From, as it arrives', async () => {
  const to = `To: ${server.address('equipe.cm2')}`;
  const raw = letter(50, { from: `Paul <${server.address('paul')}>`, subject: 'Sortie au lac' }).replace(
    /^To:.*$/m,
    to,
  );
  await server.save('claire', 'INBOX', raw);
  await page.keyboard.press('F5');
  const inbox = page.getByRole('treeitem', { name: /^Courrier entrant/ });
  // That of all accounts, the school's, hers.
  await inbox.nth(2).click();
  await row(page, 'Sortie au lac').first().click();
  await page.getByRole('article', { name: 'Sortie au lac' }).waitFor();
  const composer = await composerBy(casier, () => page.getByRole('button', { name: 'Répondre', exact: true }).click());
  const from = composer.getByRole('combobox', { name: 'De' });
  const body = composer.getByRole('textbox', { name: 'Corps du message' });
  const option = (address: string) => from.locator('option', { hasText: address });
  const chosen = async (address: string) => (await option(address).getAttribute('value')) === (await from.inputValue());
  expect(await chosen(server.address('equipe.cm2'))).toBe(true);
  await body.getByText('Professeures des écoles').waitFor();
  await body.click();
  await composer.keyboard.press('Control+Home');
  await composer.keyboard.type('Nous venons.');
  // Another From, and back: what was written stays, the signature goes and comes.
  await from.selectOption((await option(server.address('ecole')).getAttribute('value'))!);
  await expect.poll(() => body.getByText('Professeures des écoles').count()).toBe(0);
  await composer.locator('.from-account', { hasText: 'École Jean Moulin' }).waitFor();
  await composer.locator('.account-mark[data-colour="pink"]').waitFor();
  expect(await fails(composer)).toEqual([]);
  await from.selectOption((await option(server.address('equipe.cm2')).getAttribute('value'))!);
  await body.getByText('Professeures des écoles').waitFor();
  expect(await body.locator('p').first().textContent()).toBe('Nous venons.');
  const closed = composer.waitForEvent('close');
  await composer.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await closed;
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
  const arrived = () => server.doveadm('fetch', '-u', server.address('paul'), 'text', 'mailbox', 'INBOX', 'all');
  await expect.poll(arrived, { timeout: 20_000 }).toContain('Re: Sortie au lac');
  const text = (await arrived()).replace(/=\r?\n/g, '');
  expect(text).toMatch(new RegExp(`^From: =\\?UTF-8\\?.*<${server.address('equipe.cm2')}>`, 'm'));
  expect(text).toMatch(new RegExp(`^Reply-To: .*<${server.address('ecole')}>`, 'm'));
  expect(text).toContain('Nous venons.');
  expect(text).toContain('Professeures des =C3=A9coles');
});

it('a search over both accounts says whose each message is', async () => {
  await page.getByRole('searchbox', { name: 'Rechercher' }).fill('lettre');
  await page.getByRole('group', { name: 'Où chercher' }).getByText('Partout').click();
  await page
    .getByRole('row', { name: /École Jean Moulin/ })
    .first()
    .getByRole('img', { name: 'École Jean Moulin' })
    .waitFor();
  expect(await fails(page)).toEqual([]);
  await page.getByRole('searchbox', { name: 'Rechercher' }).fill('');
});

it('the school’s account is taken off this PC with an export first; the server keeps its mail', async () => {
  await casier.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, exports);
  await openAccounts();
  await settings()
    .getByRole('button', { name: /^École Jean Moulin/ })
    .click();
  await settings().getByRole('button', { name: 'Retirer ce compte de ce PC…' }).click();
  const removal = page.getByRole('dialog', { name: /^Retirer le compte « École Jean Moulin »/ });
  await removal.getByText(`${LETTERS} messages dans`).waitFor();
  await removal.getByText('Sur le serveur, tout reste').waitFor();
  expect(await fails(page)).toEqual([]);
  await removal.getByRole('button', { name: 'Exporter d’abord…' }).click();
  await removal.getByText('Tout est exporté et a été relu.').waitFor();
  expect(await fails(page)).toEqual([]);
  await removal.getByRole('button', { name: 'Retirer le compte' }).click();
  await expect.poll(() => account('École Jean Moulin').count()).toBe(0);
  await closeDialogs(page);
  const files = readdirSync(exports, { recursive: true, encoding: 'utf8' });
  const inbox = files.find((name) => name.endsWith('INBOX.mbox'))!;
  const kept = readFileSync(path.join(exports, inbox), 'utf8').match(/^From .*$/gm);
  expect(kept).toHaveLength(LETTERS);
  const left = await server.doveadm('mailbox', 'status', '-u', server.address('ecole'), 'messages', 'INBOX');
  expect(left).toContain(`messages=${LETTERS}`);
});
