// Set-ups that cannot be finished yet: what is said of them, and what the person can do about them.
import { afterEach, expect, test } from 'vitest';
import { AccountId } from '../../shared/domain/ids.ts';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { ADDRESS, none, problem, servers, waiting } from './setup-samples.ts';
import { violationsOf } from './stage.ts';

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

async function open(options: Parameters<typeof openCrowd>[0] = {}) {
  crowd = await openCrowd({ accounts: false, ...options });
  return crowd.page;
}

type OpenPage = Awaited<ReturnType<typeof open>>;
const press = (page: OpenPage, name: string) => page.getByRole('button', { name, exact: true }).click();
const heading = (page: OpenPage, name: string) => page.getByRole('heading', { name });
const offline = problem({ kind: 'offline' });

test('without any network the rest is typed and kept, by keyboard alone; nothing more is to be done', async () => {
  const page = await open({ servers: none({ kind: 'offline' }) });
  const { keyboard } = page;
  await page.getByLabel('Votre nom').waitFor();
  await keyboard.type('Camille Durand');
  await keyboard.press('Tab');
  await keyboard.type(ADDRESS);
  await keyboard.press('Enter');
  await page.getByText('Pas de réseau pour l’instant.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Taper la suite maintenant' }).press('Enter');
  await heading(page, 'Votre identifiant et votre mot de passe').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await keyboard.press('Tab');
  expect(await page.getByLabel('Identifiant', { exact: true }).inputValue()).toBe('cdurand');
  await keyboard.press('Enter');
  await page.getByText('À remplir').waitFor();
  await keyboard.type('secret');
  await keyboard.press('Enter');
  await heading(page, `${ADDRESS} sera prête dès que le réseau reviendra`).waitFor();
  await page.getByText('Il n’y a plus rien à faire').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('servers that do not answer now are waited for, if the person likes', async () => {
  const page = await open({ servers: none({ kind: 'connection', reason: 'timeout', host: 'imap.ac-poitiers.fr' }) });
  await page.getByLabel('Adresse électronique').fill(ADDRESS);
  await press(page, 'Continuer');
  await page.getByText('Ce n’est peut-être que passager').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await press(page, 'Taper la suite maintenant');
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret');
  await press(page, 'Garder et terminer plus tard');
  await heading(page, 'sera prête dès que').waitFor();
});

test('a name that nobody knows is not waited for', async () => {
  const page = await open({ servers: none({ kind: 'connection', reason: 'nameNotFound' }) });
  await page.getByLabel('Adresse électronique').fill(ADDRESS);
  await press(page, 'Continuer');
  await page.getByText('Aucun serveur de courrier').waitFor();
  expect(await page.getByRole('button', { name: 'Taper la suite maintenant' }).count()).toBe(0);
});

test('what waits is there at the next start, can be changed with all that was typed, and dropped', async () => {
  const state = { kind: 'waiting', problem: offline, retryAt: 0 } as const;
  const page = await open({ setups: [waiting(state)] });
  await heading(page, `${ADDRESS} sera prête`).waitFor();
  await press(page, 'Modifier');
  expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(ADDRESS);
  expect(await page.getByLabel('Votre nom').inputValue()).toBe('Camille Durand');
  await press(page, 'Annuler');
  await press(page, 'Abandonner');
  await page.getByRole('dialog').getByText('Ce que vous avez tapé est oublié').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Abandonner' }).click();
  await page.getByLabel('Adresse électronique').waitFor();
});

test('without a keychain it is said that Casier has to stay open', async () => {
  const state = { kind: 'waiting', problem: offline, retryAt: 0 } as const;
  const page = await open({ setups: [waiting(state, { passwordKept: 'session' })] });
  await page.getByText('tant que Casier reste ouvert').waitFor();
});

test('servers of others are agreed to by name, beside the mail that is there', async () => {
  const state = { kind: 'asks', question: 'agreement', found: servers({ needsConfirmation: true }) } as const;
  const page = await open({ accounts: true, setups: [waiting(state)] });
  await heading(page, `Une réponse est attendue pour ${ADDRESS}`).waitFor();
  await page.getByRole('grid', { name: 'Messages de Courrier entrant' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  const goOn = page.getByRole('button', { name: 'D’accord, continuer' });
  expect(await goOn.getAttribute('aria-disabled')).toBe('true');
  for (const name of ['imap', 'smtp']) {
    await page.getByLabel(`Mon mot de passe peut être envoyé à ${name}.ac-poitiers.fr`).check();
  }
  await goOn.click();
  await heading(page, 'sera prête').waitFor();
});

test('what was refused comes back to the form, with the servers that were found', async () => {
  const error = problem({ kind: 'auth', reason: 'wrongPassword', host: 'imap.ac-poitiers.fr' });
  const state = { kind: 'refused', side: 'incoming', problem: error, found: servers() } as const;
  const page = await open({ setups: [waiting(state)] });
  await heading(page, `${ADDRESS} n’a pas pu être mise en place`).waitFor();
  await page.getByText('L’identifiant ou le mot de passe est refusé').waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await press(page, 'Corriger');
  expect(await page.getByLabel('Identifiant', { exact: true }).inputValue()).toBe('cdurand2');
  expect(await page.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe('');
  await page.getByLabel('Mot de passe', { exact: true }).fill('le bon');
  await press(page, 'Terminer');
  await page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
});

test('a password that is of no use at the servers that were found is asked for anew', async () => {
  const national = servers({ applicationPassword: true, system: 'national', userName: { form: 'fullAddress' } });
  const page = await open({ setups: [waiting({ kind: 'asks', question: 'applicationPassword', found: national })] });
  await page.getByText('n’a été envoyé nulle part').waitFor();
  await press(page, 'Répondre');
  await page.getByLabel('Mot de passe d’application').waitFor();
});

test('one that finished by itself says so until it was seen', async () => {
  const setups = [waiting({ kind: 'finished', accountId: AccountId.parse(1) })];
  const page = await open({ accounts: true, setups });
  await heading(page, `La messagerie ${ADDRESS} est en place`).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await press(page, 'Très bien');
  await heading(page, 'est en place').waitFor({ state: 'detached' });
});
