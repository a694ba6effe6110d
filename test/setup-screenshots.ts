// The pictures of the set-up: each of its screens as a new user of an académie meets it, in the light and the dark theme.
// Real servers, names from the tests' own DNS.
import type { Page } from 'playwright-core';
import { findServers, finish, KNOWN, type Stage, startStage, typeAddress } from './e2e/guided.ts';
import type { LaunchedCasier } from './e2e/launch.ts';

const ADDRESS = `camille.durand@${KNOWN}`;

/** Writes docs/screenshots/`name`.png. */
type Shoot = (casier: LaunchedCasier, page: Page, name: string) => Promise<void>;

export async function shootSetUp(shoot: Shoot): Promise<void> {
  const stage = await startStage();
  try {
    await shootToMail(stage, shoot);
    await stage.clear();
    await shootWaiting(stage, shoot);
    await stage.clear();
  } finally {
    await stage.stop();
  }
}

async function shootBoth(casier: LaunchedCasier, shoot: Shoot, name: string): Promise<void> {
  const { page } = casier;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shoot(casier, page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function shootToMail(stage: Stage, shoot: Shoot): Promise<void> {
  await stage.openDoors(['imap', 'smtp'], ['imaps', 'submissions'], KNOWN);
  const casier = await stage.launch();
  const { page } = casier;
  await page.getByLabel('Votre nom').fill('Camille Durand');
  await page.getByLabel('Adresse électronique').fill(ADDRESS);
  await page.getByText('Quelle adresse taper').click();
  await shootBoth(casier, shoot, 'set-up-address');
  await findServers(page, ADDRESS);
  await page.getByText('Qu’est-ce que l’identifiant').click();
  await shootBoth(casier, shoot, 'set-up-login');
  await finish(page, 'pas le bon');
  await page.getByRole('alert').waitFor();
  await shootBoth(casier, shoot, 'set-up-refused');
  await page.getByRole('button', { name: 'Réglages manuels' }).click();
  await shootBoth(casier, shoot, 'set-up-manual');
  await page.getByRole('button', { name: 'Revenir à la recherche automatique' }).click();
  await findServers(page, ADDRESS);
  await finish(page);
  await page.getByRole('dialog', { name: 'C’est prêt' }).getByText('1 message est déjà là').waitFor();
  await shootBoth(casier, shoot, 'set-up-ready');
}

async function shootWaiting(stage: Stage, shoot: Shoot): Promise<void> {
  const casier = await stage.launch();
  const { page } = casier;
  await page.getByLabel('Votre nom').fill('Camille Durand');
  await typeAddress(page, 'camille.durand@ac-poitier.fr');
  await page.getByRole('alert').waitFor();
  await shootBoth(casier, shoot, 'set-up-no-servers');
  stage.names.isDown = true;
  await typeAddress(page, ADDRESS);
  await page.getByText('Pas de réseau pour l’instant.').waitFor();
  await shootBoth(casier, shoot, 'set-up-no-network');
  await page.getByRole('button', { name: 'Taper la suite maintenant' }).click();
  await page.getByLabel('Mot de passe', { exact: true }).fill('secret');
  await page.getByRole('button', { name: 'Garder et terminer plus tard' }).click();
  await page.getByRole('heading', { name: 'sera prête' }).waitFor();
  await shootBoth(casier, shoot, 'set-up-waiting');
}
