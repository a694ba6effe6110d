// Every screen of the set-up in the dark theme, as axe sees it.
import { afterEach, expect, test } from 'vitest';
import { AccountId } from '../../shared/domain/ids.ts';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { ADDRESS, found, none, problem, refused, servers, waiting } from './setup-samples.ts';
import { violationsOf } from './stage.ts';

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

async function open(options: Parameters<typeof openCrowd>[0]) {
  crowd = await openCrowd({ accounts: false, ...options }, 'dark');
  const { page } = crowd;
  await page.waitForFunction(() => matchMedia('(prefers-color-scheme: dark)').matches);
  return page;
}

test('the guided steps, from an empty one to a refused password', async () => {
  const page = await open({ servers: found({ needsConfirmation: true }), check: refused });
  await page.getByLabel('Adresse électronique').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await page.getByLabel('Façon de recevoir').selectOption('pop3');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByText('À remplir').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Adresse électronique').fill('camille.durand@ac-poitier.fr');
  await page.getByLabel('Votre nom').focus();
  await page.getByText('Vouliez-vous écrire').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Corriger' }).click();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Terminer' }).click();
  await page.getByText('Cochez si vous êtes d’accord').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Mot de passe', { exact: true }).fill('17A0012345XYZ');
  for (const host of ['imap', 'smtp']) {
    await page.getByLabel(`Mon mot de passe peut être envoyé à ${host}.ac-poitiers.fr`).check();
  }
  await page.getByRole('button', { name: 'Terminer' }).click();
  await page.getByRole('alert').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Réglages manuels' }).click();
  await page.getByLabel('Sécurité').first().selectOption('none');
  await page.getByRole('button', { name: 'Vérifier et créer le compte' }).click();
  expect(await violationsOf(page)).toEqual([]);
});

test('the search while it runs', async () => {
  const page = await open({ servers: null });
  await page.getByLabel('Adresse électronique').fill(ADDRESS);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('progressbar').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('no servers, and the set-up that is kept', async () => {
  const page = await open({ servers: none({ kind: 'connection', reason: 'timeout' }) });
  await page.getByLabel('Adresse électronique').fill(ADDRESS);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('alert').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Taper la suite maintenant' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Garder et terminer plus tard' }).click();
  await page.getByText('Il n’y a plus rien à faire').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('what waits, asks, was refused and is done', async () => {
  const error = problem({ kind: 'auth', reason: 'wrongPassword' });
  const setups = [
    waiting({ kind: 'asks', question: 'agreement', found: servers({ needsConfirmation: true }) }),
    waiting({ kind: 'refused', side: 'incoming', problem: error, found: servers() }),
    waiting({ kind: 'finished', accountId: AccountId.parse(1) }),
  ].map((one, index) => ({ ...one, id: (index + 1) as typeof one.id }));
  const page = await open({ accounts: true, setups });
  await page.getByRole('heading', { name: 'est en place' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('the third screen', async () => {
  const page = await open({ servers: found() });
  await page.getByLabel('Adresse électronique').fill(ADDRESS);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret');
  await page.getByRole('button', { name: 'Terminer' }).click();
  await page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
