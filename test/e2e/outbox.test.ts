// A message on its way out, on the real program and real servers, with the line cut and the server away at each step of
// the submission and of the filing of its copy; then the same with the engine killed there. Whatever happens, each
// message arrives once, counted in the other person's mailbox, and lies once in Envoyés. Where nobody can know, Casier
// asks, and this person asks the other one before answering.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isQueueEmpty } from '../engine/server-mail.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { STEPS, type Step, type SteppingProxy, startSteppingProxy } from '../servers/stepping-proxy.ts';
import { addRecipient, compose, folder } from './demo.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { closeDialogs, fails } from './views.ts';

const PASSWORD = 'craie-42';
const SETTLED_MS = 60_000;

let server: MailServer;
let smtp: SteppingProxy;
let imap: SteppingProxy;
let casier: LaunchedCasier;
let page: Page;

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: PASSWORD }, jean: { password: PASSWORD } } });
  smtp = await startSteppingProxy(server.dir, server.ports.submissions);
  imap = await startSteppingProxy(server.dir, server.ports.imaps);
  casier = await launchCasier({ env: trusting(server) });
  page = casier.page;
  const through = { incoming: imap.port, outgoing: smtp.port };
  await setUpAccount(page, { server, user: 'claire', password: PASSWORD, name: 'Claire Martin', through });
  await folder(page, 'Boîte d’envoi').waitFor();
  await page.getByText(/^À jour/).waitFor({ timeout: 30_000 });
});
afterAll(async () => {
  await casier?.close();
  await Promise.all([smtp?.stop(), imap?.stop()]);
  await server?.stop();
});

/** How often it lies in a mailbox of the server. */
async function copies(user: string, mailbox: string, subject: string): Promise<number> {
  const found = await server.doveadm(
    ...['search', '-u', server.address(user), 'mailbox', mailbox, 'header', 'subject', subject],
  );
  return found.split('\n').filter((line) => line.trim() !== '').length;
}

const entry = (subject: string) => page.getByRole('listitem').filter({ hasText: subject });
const proof = (subject: string) => entry(subject).getByText(/Remis au serveur .* copié dans Envoyés/);

async function write(subject: string): Promise<void> {
  const composer = await compose(casier);
  await addRecipient(composer, 'À', server.address('jean'));
  await composer.getByRole('textbox', { name: 'Objet' }).fill(subject);
  await composer.getByRole('textbox', { name: 'Corps du message' }).click();
  await composer.keyboard.type('Rendez-vous à la grille de l’école, avec un pique-nique et des bottes.');
  const closed = composer.waitForEvent('close');
  await composer.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await closed;
  await folder(page, 'Boîte d’envoi').click();
  await entry(subject).getByRole('button', { name: 'Envoyer maintenant' }).click();
}

/** What a person does until the message is where it belongs: waits, relaunches, and answers what Casier asks. */
async function untilSettled(subject: string): Promise<'asked' | 'alone'> {
  let asked: 'asked' | 'alone' = 'alone';
  const goOn = async (): Promise<boolean> => {
    const relaunch = page.getByRole('button', { name: 'Relancer' });
    if (await relaunch.isVisible()) {
      await relaunch.click();
      await folder(page, 'Boîte d’envoi').click();
    }
    const question = entry(subject).filter({ hasText: 'peut-être parti' });
    if (await question.getByRole('button', { name: 'Il est bien parti' }).isVisible()) {
      asked = 'asked';
      const arrived = (await arrivals(subject)) > 0;
      await question.getByRole('button', { name: arrived ? 'Il est bien parti' : 'Renvoyer' }).click();
      await question.waitFor({ state: 'detached' });
    }
    return (await proof(subject).count()) > 0;
  };
  await expect.poll(goOn, { timeout: SETTLED_MS }).toBe(true);
  return asked;
}

/** What the server took it has delivered by then, or it never had it. */
async function arrivals(subject: string): Promise<number> {
  await expect.poll(() => isQueueEmpty(server)).toBe(true);
  return copies('jean', 'INBOX', subject);
}

async function expectOnce(subject: string): Promise<void> {
  await expect.poll(() => copies('jean', 'INBOX', subject)).toBe(1);
  await expect.poll(() => copies('claire', 'Sent', subject)).toBe(1);
  expect(await arrivals(subject)).toBe(1);
}

const line = (step: Step) => (step === 'append' || step === 'appended' ? imap : smtp);

/** Only after the last byte of the message and before its answer nobody can know. */
const IS_ASKED: ReadonlySet<Step> = new Set(['data', 'dot']);

describe('a sending whose server goes away', () => {
  it.each(STEPS)('at « %s » arrives once, and is filed once', async (step) => {
    const subject = `Sortie (${step})`;
    const cut = line(step).cutAt(step, () => line(step).refuse(true));
    await write(subject);
    await cut;
    await expect.poll(() => proof(subject).count()).toBe(0);
    line(step).refuse(false);
    if (line(step) === imap) await page.getByRole('button', { name: 'Relever' }).click();
    expect(await untilSettled(subject)).toBe(IS_ASKED.has(step) ? 'asked' : 'alone');
    await expectOnce(subject);
  });
});

describe('a sending whose engine is killed', () => {
  const killEngine = async () => {
    const pid = await casier.app.evaluate(
      ({ app }) => app.getAppMetrics().find((one) => one.name === 'Casier engine')?.pid,
    );
    process.kill(pid!, 'SIGKILL');
  };

  it.each(STEPS)('at « %s » arrives once, and is filed once', async (step) => {
    const subject = `Visite (${step})`;
    const cut = line(step).cutAt(step, killEngine);
    await write(subject);
    await cut;
    await untilSettled(subject);
    await expectOnce(subject);
  });
});

it('the proof stands on the sent message, with the server’s own words', async () => {
  await folder(page, 'Envoyés').click();
  await page.getByRole('row', { name: /Sortie \(accepted\)/ }).click();
  await page
    .getByRole('article', { name: 'Sortie (accepted)' })
    .getByText(/Remis au serveur à \d\d:\d\d, accepté \(250 2\.0\.0 .*\), pour 1 destinataire, copié dans Envoyés/)
    .waitFor();
});

it('what is done without the server is listed in plain words, and can be taken back before it leaves', async () => {
  imap.refuse(true);
  imap.cut();
  await page.getByText(/Serveur injoignable|Hors connexion/).waitFor();
  await folder(page, 'Envoyés').click();
  for (const subject of ['Sortie (dot)', 'Sortie (MAIL)']) {
    await page.getByRole('row', { name: new RegExp(subject.replace(/[()]/g, '\\$&')) }).click();
    await page.keyboard.press('s');
  }
  await page.getByRole('row', { name: /Sortie \(RCPT\)/ }).click();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'En attente : 3' }).click();
  const dialog = page.getByRole('dialog', { name: 'En attente' });
  const stars = dialog.getByRole('listitem').filter({ hasText: 'Suivre : 2 messages' });
  await stars.getByText(/^Depuis .*(injoignable|réseau)/).waitFor();
  const thrown = dialog.getByRole('listitem').filter({ hasText: 'Mettre à la corbeille : « Sortie (RCPT) »' });
  await thrown.getByRole('button', { name: /^Annuler/ }).click();
  await thrown.waitFor({ state: 'detached' });
  expect(await fails(page)).toEqual([]);
  await closeDialogs(page);
  await page.getByRole('row', { name: /Sortie \(RCPT\)/ }).waitFor();

  imap.refuse(false);
  await page.getByRole('button', { name: 'En attente : 2' }).click();
  await dialog.getByRole('button', { name: 'Tout réessayer' }).click();
  await dialog.getByText('Rien n’attend').waitFor();
  const flagged = await server.doveadm('search', '-u', server.address('claire'), 'mailbox', 'Sent', 'flagged');
  expect(flagged.trim().split('\n')).toHaveLength(2);
  expect(await copies('claire', 'Trash', 'Sortie (RCPT)')).toBe(0);
});
