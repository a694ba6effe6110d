// Around the mail, on the real program, a real Dovecot and Postfix, a real notification daemon and a real tray: a head with
// the own mailbox and the school's is told of new mail, projects a screen, rests, comes back to a digest, sees in one place
// what Casier is doing, leaves it in the tray, and quits.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { letter } from '../engine/start-engine.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { addRecipient, compose, composerBy, folder } from './demo.ts';
import { type LaunchedCasier, launchCasier, startAgain } from './launch.ts';
import { type NotificationDaemon, startNotificationDaemon } from './notification-daemon.ts';
import { picture } from './school.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { startTrayHost, type TrayHost } from './tray-host.ts';
import { closeDialogs, fails } from './views.ts';

const PASSWORD = 'craie-42';
const SCHOOL = 'École Jean Moulin';
const WAIT = { timeout: 60_000 };

let server: MailServer;
let daemon: NotificationDaemon;
let tray: TrayHost;
let casier: LaunchedCasier;
let page: Page;
/** 0: it was quit. */
let pid = 0;
let last = 0;

beforeAll(async () => {
  daemon = await startNotificationDaemon();
  // Before Casier: it looks for a tray when it puts itself there.
  tray = await startTrayHost(() => pid);
  server = await startMailServer({
    users: {
      claire: { password: PASSWORD },
      'ce.0170001a': { password: PASSWORD },
      paul: { password: PASSWORD },
    },
  });
  casier = await launchCasier({ env: trusting(server) });
  page = casier.page;
  pid = casier.app.process().pid!;
  await setUpAccount(page, { server, user: 'claire', password: PASSWORD, name: 'Claire Martin' });
  await folder(page, 'Boîte d’envoi').waitFor();
  await openAccounts();
  await settings().getByRole('button', { name: 'Ajouter un compte…' }).click();
  await setUpAccount(page, { server, user: 'ce.0170001a', password: PASSWORD, name: SCHOOL });
  await page.getByRole('treeitem', { level: 1, name: server.address('ce.0170001a') }).waitFor(WAIT);
  // The set-up closes by itself.
  await page.getByRole('dialog').waitFor({ state: 'detached', ...WAIT });
  await openAccounts();
  await ofAccount('ce.0170001a');
  await settings().getByRole('textbox', { name: 'Nom du compte' }).fill(SCHOOL);
  await settings().getByRole('radio', { name: 'Rose' }).click();
  await settings()
    .getByRole('button', { name: new RegExp(`^${SCHOOL}`) })
    .waitFor();
  await closeDialogs(page);
});
afterAll(async () => {
  if (pid !== 0) await casier.close();
  tray?.stop();
  await server?.stop();
  await daemon?.stop();
});

const settings = () => page.getByRole('dialog', { name: 'Paramètres' });
async function openAccounts(): Promise<void> {
  await page.keyboard.press('Control+,');
  await settings().getByRole('tab', { name: 'Comptes' }).click();
}
const ofAccount = (name: string) =>
  settings()
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();

/** As another would send it, now. */
async function comes(subject: string, user = 'ce.0170001a'): Promise<void> {
  last += 1;
  const raw = letter(1_000 + last, { subject, from: 'Mme Petit <petit@famille.example>' });
  await server.save(user, 'INBOX', raw.replace(/^To:.*$/m, `To: ${server.address(user)}`));
}

/** Nobody looks at the window: what comes is told. */
async function lookAway(): Promise<void> {
  await casier.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  const isSeen = () =>
    casier.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((window) => window.isVisible() || window.isFocused()),
    );
  await expect.poll(isSeen).toBe(false);
}
const lookAgain = () =>
  casier.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      window.show();
      window.focus();
    }
  });

it('a message is told with its mailbox, many as one, and a click opens the message', async () => {
  await lookAway();
  await comes('Sortie au lac');
  await expect
    .poll(() => daemon.told(), WAIT)
    .toContainEqual({
      title: 'Mme Petit',
      body: `Sortie au lac\nCourrier entrant · ${SCHOOL}`,
    });
  await comes('Absence de Léo');
  await expect
    .poll(() => daemon.told().at(-1)?.title, WAIT)
    .toBe(`2 nouveaux messages dans Courrier entrant · ${SCHOOL}`);
  await daemon.click();
  const article = page.getByRole('article', { name: 'Absence de Léo' });
  await article.waitFor(WAIT);
  await article.getByText(SCHOOL).waitFor();
  await article.locator('.account-mark[data-colour="pink"]').waitFor();
  await expect
    .poll(() =>
      casier.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible())),
    )
    .toBe(true);
  expect(await fails(page)).toEqual([]);
  await picture(page, 'two-mailboxes');
});

it('on a projected screen names and subjects are covered, and a notification only counts', async () => {
  await page.getByRole('button', { name: 'Je projette mon écran' }).click();
  await page.getByText('Vous projetez votre écran').waitFor();
  const covered = (place: string) =>
    page
      .locator(place)
      .first()
      .evaluate((element) => getComputedStyle(element).opacity);
  for (const place of ['.subject-text', '.cell-from', '.message-title h2', '.body-frames']) {
    expect(await covered(place), place).toBe('0');
  }
  expect(await fails(page)).toEqual([]);
  await picture(page, 'projecting');
  await lookAway();
  await comes('Une affaire délicate');
  await expect.poll(() => daemon.told().at(-1), WAIT).toEqual({ title: 'Nouveau message', body: '' });
  await lookAgain();
  await page.getByRole('button', { name: 'Ne plus cacher' }).click();
  await expect.poll(() => covered('.subject-text')).toBe('1');
});

it('in a quiet time nothing is told, and who writes is offered the next working morning', async () => {
  await openAccounts();
  await ofAccount(SCHOOL);
  await settings().getByRole('checkbox', { name: 'Respecter mon temps de repos' }).check();
  await settings().getByLabel('Premier jour').fill(day(-1));
  await settings().getByLabel('Dernier jour').fill(day(3));
  await settings().getByRole('button', { name: 'Ajouter', exact: true }).click();
  await settings()
    .getByRole('button', { name: /^Retirer les congés/ })
    .waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'quiet-rules');
  await closeDialogs(page);

  const before = daemon.told().length;
  await lookAway();
  await comes('Réunion de lundi');
  // The own mailbox does not rest: what is told of it is told after what was not told of the school's.
  await comes('Pour Claire', 'claire');
  await expect
    .poll(
      () =>
        daemon
          .told()
          .slice(before)
          .map(({ body }) => body),
      WAIT,
    )
    .toContainEqual(expect.stringContaining('Pour Claire'));
  expect(
    daemon
      .told()
      .slice(before)
      .some(({ body }) => body.includes('Réunion de lundi')),
  ).toBe(false);
  await lookAgain();

  const composer = await compose(casier);
  const from = composer.getByRole('combobox', { name: 'De' });
  const school = from.locator('option', { hasText: server.address('ce.0170001a') });
  expect(await composer.getByText('Vous écrivez pendant votre temps de repos.').count()).toBe(0);
  await from.selectOption((await school.getAttribute('value'))!);
  await composer.getByText('Vous écrivez pendant votre temps de repos.').waitFor();
  await addRecipient(composer, 'À', server.address('paul'));
  await composer.getByRole('textbox', { name: 'Objet' }).fill('Commande de cahiers');
  await composer.getByRole('textbox', { name: 'Corps du message' }).click();
  await composer.keyboard.type('Pouvez-vous commander les cahiers ?');
  expect(await fails(composer)).toEqual([]);
  await picture(composer, 'morning-offer');
  const closed = composer.waitForEvent('close');
  await composer.getByRole('button', { name: /^Envoyer (lun|mar|mer|jeu|ven)\. .* 08:00$/ }).click();
  await closed;
});

it('one place shows what waits and goes on, and stops it: the letter is a draft again', async () => {
  await page.getByRole('button', { name: /^Activité/ }).click();
  const panel = page.getByRole('dialog', { name: 'Activité de Casier' });
  await panel.getByText('Envoi · Commande de cahiers').waitFor();
  await panel.getByText(/^En attente jusqu’à .* 08:00$/).waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'activity');
  await panel.getByRole('button', { name: 'Arrêter\u00a0: Envoi · Commande de cahiers' }).click();
  await expect.poll(() => panel.getByText('Envoi · Commande de cahiers').count()).toBe(0);
  await closeDialogs(page);
});

it('at the return a digest tells what came, by who wrote it, and opens it', async () => {
  await openAccounts();
  await ofAccount(SCHOOL);
  await settings()
    .getByRole('button', { name: /^Retirer les congés/ })
    .click();
  // Whatever hour the test runs at, it is none of rest now.
  await settings().getByRole('checkbox', { name: 'Respecter mon temps de repos' }).uncheck();
  await closeDialogs(page);
  const bar = page.getByRole('region', { name: 'Retour de repos' });
  await bar.getByText('Pendant vos congés\u00a0: 1 message').waitFor(WAIT);
  expect(await fails(page)).toEqual([]);
  await bar.getByRole('button', { name: 'Voir' }).click();
  const digest = page.getByRole('dialog', { name: 'Pendant votre absence' });
  await digest.getByRole('region', { name: 'Autres' }).getByText('Réunion de lundi').waitFor();
  expect(await fails(page)).toEqual([]);
  await picture(page, 'digest');
  await digest.getByRole('button', { name: /Réunion de lundi/ }).click();
  await page.getByRole('article', { name: 'Réunion de lundi' }).waitFor();
  // It is read now: nothing is left to tell.
  await expect.poll(() => bar.count(), WAIT).toBe(0);
});

it('an answer leaves from the mailbox that was written to', async () => {
  const composer = await composerBy(casier, () => page.getByRole('button', { name: 'Répondre', exact: true }).click());
  await composer.locator('.from-account', { hasText: SCHOOL }).waitFor();
  await composer.close();
});

const windowsSeen = () =>
  casier.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((one) => one.isVisible()).length);

it('the tray says how much is unread, and shows it by its picture; it hides that on a projected screen', async () => {
  await lookAgain();
  await comes('Cantine');
  await expect.poll(() => tray.tooltip(), WAIT).toMatch(/^Casier · (Un message non lu|\d+ messages non lus)$/);
  const unread = await tray.picture();
  expect(await tray.menu()).toEqual([
    'Écrire',
    'Ouvrir Casier',
    'Suspendre les notifications une heure',
    'Je projette mon écran',
    'Quitter',
  ]);
  await tray.choose('Je projette mon écran');
  await page.getByText('Vous projetez votre écran').waitFor();
  await expect.poll(() => tray.picture()).not.toBe(unread);
  await tray.choose('Je projette mon écran');
  await expect.poll(() => tray.picture()).toBe(unread);
  await tray.choose('Suspendre les notifications une heure');
  await expect.poll(() => tray.menu()).toContain('Reprendre les notifications');
  expect(await tray.tooltip()).toMatch(/ · Notifications suspendues$/);
  await tray.choose('Reprendre les notifications');
  await expect.poll(() => tray.tooltip()).not.toMatch(/suspendues/);
});

it('closed to the tray, the program goes on and tells; a click on it, or a second start, brings the window back', async () => {
  await page.keyboard.press('Control+,');
  await settings()
    .getByRole('checkbox', { name: /^Fermer la fenêtre laisse Casier/ })
    .check();
  await closeDialogs(page);
  const close = () => casier.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close());
  await close();
  await expect.poll(windowsSeen).toBe(0);
  await comes('Pendant que la fenêtre est fermée');
  await expect.poll(() => daemon.told().at(-1)?.body, WAIT).toContain('Pendant que la fenêtre est fermée');
  await tray.click();
  await expect.poll(windowsSeen).toBe(1);
  await close();
  await expect.poll(windowsSeen).toBe(0);
  expect(await startAgain(casier)).toBe(0);
  await expect.poll(windowsSeen).toBe(1);
});

it('quitting from the tray sends what only waited to be taken back, and says what waits for its time', async () => {
  const write = async (subject: string) => {
    const composer = await compose(casier);
    await addRecipient(composer, 'À', server.address('paul'));
    await composer.getByRole('textbox', { name: 'Objet' }).fill(subject);
    await composer.getByRole('textbox', { name: 'Corps du message' }).click();
    await composer.keyboard.type('Bonne soirée.');
    return composer;
  };
  const letter = await write('Juste avant de partir');
  await Promise.all([
    letter.waitForEvent('close'),
    letter.getByRole('button', { name: 'Envoyer', exact: true }).click(),
  ]);
  await page.getByText('Juste avant de partir').first().waitFor();
  const ended = new Promise((resolve) => casier.app.process().once('exit', resolve));
  await tray.choose('Quitter');
  expect(await ended).toBe(0);
  expect(await tray.tooltip()).toBeNull();
  pid = 0;
  const where = ['-u', server.address('paul'), 'mailbox', 'INBOX', 'header', 'subject', 'Juste avant de partir'];
  await expect.poll(() => server.doveadm('search', ...where), WAIT).not.toBe('');
});

function day(fromToday: number): string {
  const at = new Date(Date.now() + fromToday * 86_400_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
