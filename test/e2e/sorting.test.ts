// A day of sorting, on the real program and a real Dovecot with a quota: two mailboxes as one, a thread ignored, a list
// recognised, mail archived by school year, copies put away, and room made on the server. Its pictures are made by
// `npm run screenshots -- sorting`.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { letter } from '../engine/start-engine.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { closeWindow, composerBy, folder, recipients, row } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { picture } from './school.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { closeDialogs, fails } from './views.ts';

const PASSWORD = 'craie-42';
let server: MailServer;
let casier: LaunchedCasier;
let page: Page;

const fromMenu = async (name: string) => {
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
};

beforeAll(async () => {
  server = await startMailServer({
    users: { claire: { password: PASSWORD, quota: '2M' }, ecole: { password: PASSWORD } },
  });
  const asked = letter(1, { subject: 'Réunion de rentrée' });
  await server.save('claire', 'INBOX', asked);
  const id = /^Message-ID: (.*)\r$/im.exec(asked)![1]!;
  await server.save(
    'claire',
    'INBOX',
    letter(2, { subject: 'Re: Réunion de rentrée' }).replace(/^Subject:/m, `In-Reply-To: ${id}\r\nSubject:`),
  );
  const list =
    'List-Id: Animateurs TICE <tice.ac-x.example>\r\nList-Post: <mailto:tice@ac-x.example>\r\nList-Unsubscribe: <mailto:sortir@ac-x.example>\r\n';
  await server.save(
    'claire',
    'INBOX',
    letter(3, { subject: 'Lettre des animateurs' }).replace(/^Subject:/m, `${list}Subject:`),
  );
  const twice = letter(4, { subject: 'Reçu deux fois' });
  await server.save('claire', 'INBOX', twice);
  await server.save('claire', 'INBOX', twice);
  const nameless = letter(6, { subject: 'Sans identifiant' }).replace(/^Message-ID:.*\r\n/im, '');
  await server.save('claire', 'INBOX', nameless);
  await server.save('ecole', 'INBOX', letter(5, { subject: 'Pour l’école' }));
  casier = await launchCasier({ env: trusting(server) });
  page = casier.page;
  await setUpAccount(page, { server, user: 'claire', password: PASSWORD, name: 'Claire Martin' });
  await folder(page, 'Boîte d’envoi').waitFor();
  await page.keyboard.press('Control+,');
  const settings = page.getByRole('dialog', { name: 'Paramètres' });
  await settings.getByRole('tab', { name: 'Comptes' }).click();
  await settings.getByRole('button', { name: 'Ajouter un compte…' }).click();
  await setUpAccount(page, { server, user: 'ecole', password: PASSWORD, name: 'École Jean Moulin' });
  await page.getByRole('treeitem', { level: 1, name: server.address('ecole'), exact: false }).waitFor();
  await closeDialogs(page);
}, 240_000);
afterAll(async () => {
  await casier?.close();
  await server?.stop();
});

it('two mailboxes are one list, each row with the account that it belongs to', async () => {
  // There as soon as the second mailbox has an inbox.
  await page.getByRole('treeitem', { level: 1, name: 'Tous les comptes' }).waitFor();
  await folder(page, 'Courrier entrant').first().click();
  await page.getByText('tous les comptes', { exact: true }).waitFor();
  await row(page, 'Pour l’école').first().waitFor();
  await row(page, 'Réunion de rentrée').first().waitFor();
  expect(await row(page, 'Pour l’école').first().textContent()).toContain(server.address('ecole'));
  expect(await fails(page)).toEqual([]);
  await picture(page, 'sorting-tous-les-comptes');
}, 120_000);

it('a list is named above its message, and left only after the question', async () => {
  await row(page, 'Lettre des animateurs').first().click();
  await page.getByText('Liste\u00a0: Animateurs TICE').waitFor();
  await page.getByRole('button', { name: 'Se désabonner' }).click();
  const dialog = page.getByRole('dialog', { name: /Se désabonner de/ });
  await dialog.getByText('sortir@ac-x.example').waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'sorting-se-desabonner');
  await closeDialogs(page);
}, 120_000);

it('an answer to the list goes to the list alone, and is offered nowhere else', async () => {
  await row(page, 'Lettre des animateurs').first().click();
  await page.getByRole('button', { name: 'Répondre à la liste' }).waitFor();
  const composer = await composerBy(casier, () => page.keyboard.press('Control+Shift+L'));
  expect(await recipients(composer, 'À').allTextContents()).toEqual([expect.stringContaining('tice@ac-x.example')]);
  expect(await composer.getByRole('textbox', { name: 'Objet' }).inputValue()).toBe('Re: Lettre des animateurs');
  await closeWindow(composer);
  await row(page, 'Pour l’école').first().click();
  await page.getByRole('article', { name: 'Pour l’école' }).waitFor();
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  const item = page.getByRole('menuitem', { name: /^Répondre à la liste/ });
  expect(await item.getAttribute('aria-disabled')).toBe('true');
  await page.keyboard.press('Escape');
}, 120_000);

it('a thread is ignored by K, and heard again by K', async () => {
  await row(page, 'Re: Réunion de rentrée').first().click();
  await page.keyboard.press('k');
  await page.getByText('Fil ignoré', { exact: false }).first().waitFor();
  await page
    .getByRole('row', { name: /fil ignoré/ })
    .first()
    .waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'sorting-fil-ignore');
  await page.keyboard.press('k');
  await expect.poll(() => page.getByRole('row', { name: /fil ignoré/ }).count(), { timeout: 30_000 }).toBe(0);
}, 120_000);

it('a thread is watched by W, shown alone by the quick filter, and ignored in part by Maj+K', async () => {
  const marked = (name: RegExp) => page.getByRole('row', { name });
  await row(page, 'Re: Réunion de rentrée').first().click();
  await page.keyboard.press('w');
  await page.getByText('Fil surveillé', { exact: false }).first().waitFor();
  await marked(/fil surveillé/)
    .first()
    .waitFor();
  await page.keyboard.press('Control+Shift+K');
  await page.getByRole('button', { name: 'Fils surveillés' }).click();
  await expect.poll(() => row(page, 'Lettre des animateurs').count(), { timeout: 30_000 }).toBe(0);
  await marked(/fil surveillé/)
    .first()
    .waitFor();
  expect(await fails(page)).toEqual([]);
  await page.keyboard.press('Control+Shift+K');
  await row(page, 'Re: Réunion de rentrée').first().click();
  await page.keyboard.press('w');
  await expect.poll(() => marked(/fil surveillé/).count(), { timeout: 30_000 }).toBe(0);
  await page.keyboard.press('Shift+K');
  await marked(/sous-fil ignoré/)
    .first()
    .waitFor();
  expect(await marked(/, fil ignoré/).count()).toBe(0);
  await page.keyboard.press('Shift+K');
  await expect.poll(() => marked(/sous-fil ignoré/).count(), { timeout: 30_000 }).toBe(0);
}, 120_000);

it('a message without Message-ID has no sub-thread to ignore, and that is said with what can be done', async () => {
  await row(page, 'Sans identifiant').first().click();
  await page.keyboard.press('Shift+K');
  await page
    .getByText(
      'Sous-fil non ignoré\u00a0: ce message ne porte pas d’identifiant, rien n’indique donc ce qui y répond. K ignore tout le fil.',
    )
    .waitFor();
  expect(await page.getByRole('row', { name: /sous-fil ignoré/ }).count()).toBe(0);
}, 120_000);

it('a copy is found, and goes to the trash', async () => {
  await folder(page, 'Courrier entrant').nth(1).click();
  await fromMenu('Chercher les doublons…');
  const dialog = page.getByRole('dialog', { name: 'Chercher les doublons' });
  await dialog.getByText('1 message présent plusieurs fois.').waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'sorting-doublons');
  await dialog.getByRole('button', { name: 'Mettre la copie à la corbeille' }).click();
  await dialog.getByText('Aucun doublon.').waitFor();
  await closeDialogs(page);
}, 120_000);

it('the guided clean-up brings messages here and tells where they are', async () => {
  await fromMenu('Ménage guidé…');
  const dialog = page.getByRole('dialog', { name: 'Ménage guidé' });
  await dialog.getByRole('checkbox', { name: /Tout cocher/ }).check();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'sorting-menage');
  await dialog.getByRole('button', { name: 'Archiver sur ce PC et libérer la place' }).click();
  await dialog.getByText(/Dossiers locaux › /).waitFor();
  await dialog.getByRole('button', { name: 'Sauvegarder…' }).waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'sorting-menage-fait');
  await closeDialogs(page);
}, 180_000);
