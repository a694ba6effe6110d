// The window while the store cannot be opened: each reason in plain words with what to do, by keyboard, without a
// violation of accessibility.
import { afterEach, expect, test } from 'vitest';
import type { MailErrorReason } from '../../shared/domain/problem.ts';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { violationsOf } from './stage.ts';

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

async function openFailed(reason: MailErrorReason) {
  const problem = { id: 'store///', during: 'store' as const, kind: 'store' as const, reason, detail: 'TEST', at: 0 };
  crowd = await openCrowd({ store: { kind: 'failed', problem } });
  return crowd.page;
}

const TITLES: [MailErrorReason, string][] = [
  ['diskFull', 'Le disque de ce PC est plein'],
  ['storeBroken', 'La base de courrier de ce PC est abîmée'],
  ['storeMissing', 'Le courrier enregistré sur ce PC est introuvable'],
  ['keyLost', 'La clé de votre courrier est introuvable'],
  ['keychainUnavailable', 'Le trousseau de clés de ce PC ne s’ouvre pas'],
  ['folderReadOnly', 'Casier ne peut rien écrire dans son dossier'],
  ['alreadyRunning', 'Casier est déjà ouvert dans une autre session'],
  ['storeFromFuture', 'Ce courrier vient d’une version plus récente de Casier'],
];

test.each(TITLES)('%s is told in plain words, and trying again opens the mail', async (reason, title) => {
  const page = await openFailed(reason);
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Réessayer' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Messages de Courrier entrant' }).waitFor();
});

test('a network drive is told with what the IT service can do; trying again would change nothing', async () => {
  const page = await openFailed('networkDrive');
  await page.getByRole('heading', { name: 'Le dossier de Casier est sur un lecteur réseau', level: 1 }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.getByRole('button', { name: 'Réessayer' }).count()).toBe(0);
});

test('a store that is gone is begun again on demand, with what its card brought back', async () => {
  const page = await openFailed('storeMissing');
  expect(await page.getByRole('button', { name: 'Réparer' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Repartir sans ce fichier' }).press('Enter');
  await page.getByRole('heading', { name: 'Votre courrier est réparé' }).waitFor();
});

test('a damaged store is repaired, and what came of it is read before the mail is opened', async () => {
  const page = await openFailed('storeBroken');
  await page.getByRole('button', { name: 'Réparer' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('progressbar', { name: 'Relecture des messages' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('heading', { name: 'Votre courrier est réparé' }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('row', { name: 'Messages 1 240 3' }).waitFor();
  await page.getByRole('row', { name: 'Contacts 310 peut-être quelques-uns' }).waitFor();
  await page.getByText('Réunion de rentrée').waitFor();
  await page.getByRole('button', { name: 'Ouvrir mon courrier' }).press('Enter');
  await page.getByRole('grid', { name: 'Messages de Courrier entrant' }).waitFor();
});
