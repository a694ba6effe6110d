// Takes the pictures of docs/screenshots and docs/guide: the real program, mostly on its trial mailbox, in French. Run by
// `npm run screenshots`, which builds and gives it a display and a keyring. The trial mailbox is made as of today,
// so that the dates differ from run to run, and nothing else.
import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { addSuggested, body, compose, launchDemo, row } from './e2e/demo.ts';
import type { LaunchedCasier } from './e2e/launch.ts';
import { shootGuide } from './guide-screenshots.ts';
import { shootSetUp } from './setup-screenshots.ts';

const LETTER = `Chers parents,
Le marché de Noël de l’école se tiendra sous le préau le vendredi 11 décembre à partir de 16 h 30.
Gâteaux et coups de main bienvenus !
Claire Martin`;
const folder = path.resolve(import.meta.dirname, '../docs/screenshots');
const guide = path.resolve(import.meta.dirname, '../docs/guide');

/** `-- set-up`, `-- mailbox`, `-- guide`, `-- families`, `-- reading`, `-- around`, `-- parts`,
 *  `-- phishing`, `-- sorting`: these alone. */
const only = process.argv[2];

await mkdir(folder, { recursive: true });
await mkdir(path.join(guide, 'images'), { recursive: true });
if (!only || only === 'set-up') await shootSetUp(shoot);
if (!only || only === 'mailbox') await shootMailbox();
if (!only || only === 'families') shootByTests('families');
if (!only || only === 'reading') shootByTests('reading-day');
if (!only || only === 'finding') shootByTests('finding');
if (!only || only === 'around') shootByTests('around');
if (!only || only === 'parts') shootByTests('parts');
if (!only || only === 'phishing') shootByTests('phishing');
if (!only || only === 'sorting') shootByTests('sorting');
if (!only || only === 'guide') await shootGuide((...one) => shootInto(path.join(guide, 'images'), ...one), guide);

/** By the tests that go there: the cases of the guard on real servers, a day of reading. */
function shootByTests(name: string): void {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'e2e', `test/e2e/${name}`];
  execFileSync(process.execPath, vitest, { env: { ...process.env, CASIER_PICTURES: folder }, stdio: 'inherit' });
}

async function shootMailbox(): Promise<void> {
  const casier = await launchDemo();
  const { page } = casier;
  await resize(casier);
  await row(page, 'Absence').first().click();
  await body(page).locator('body').waitFor();
  await page.getByText(/^\d+ messages lisibles hors connexion/).waitFor();
  await row(page, /^Absence/)
    .first()
    .waitFor();
  await shoot(casier, page, 'main-light');

  await page.keyboard.press('Control+,');
  await page.getByRole('combobox', { name: 'Thème' }).selectOption('Sombre');
  await page.locator('html[data-theme="dark"]').waitFor();
  await page.keyboard.press('Escape');
  await row(page, 'Conseil des maîtres de lundi').first().click();
  await body(page).locator('body').waitFor();
  await shoot(casier, page, 'main-dark');

  await page.keyboard.press('Control+,');
  await page.getByRole('combobox', { name: 'Thème' }).selectOption('Clair');
  await page.keyboard.press('Escape');
  await shootAccounts(casier);
  const composer = await compose(casier);
  await addSuggested(composer, 'À', 'par', /Parents CM2/);
  await composer.getByRole('textbox', { name: 'Objet' }).fill('Marché de Noël de l’école');
  await composer.getByRole('textbox', { name: 'Corps du message' }).click();
  await composer.keyboard.type(LETTER);
  await composer.getByRole('button', { name: /en Cci et envoyer$/ }).waitFor();
  await composer.getByText(/^Enregistré à/).waitFor();
  await shoot(casier, composer, 'composer-guard');
  await casier.close();
}

/** « Comptes » in the settings, with local folders beside the trial mailbox. */
async function shootAccounts(casier: LaunchedCasier): Promise<void> {
  const { page } = casier;
  const ofAccount = async (name: string) => {
    await page.getByRole('treeitem', { level: 1 }).first().click({ button: 'right' });
    await page.getByRole('menuitem', { name }).click();
  };
  await ofAccount('Nouveau dossier local…');
  await page.getByRole('textbox', { name: 'Nom du dossier' }).fill('Année 2025/2026');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem', { name: 'Année 2025/2026' }).waitFor();
  await ofAccount('Réglages du compte…');
  await page.getByRole('textbox', { name: 'Nom du compte' }).fill('École Jean-Moulin');
  await page.getByRole('radio', { name: 'Violet' }).click();
  await page.getByRole('button', { name: /^École Jean-Moulin/ }).waitFor();
  await shoot(casier, page, 'accounts');
  await page.keyboard.press('Escape');
}

async function resize({ app }: LaunchedCasier): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      window.setContentBounds({ x: 0, y: 0, width: 1280, height: 800 });
  });
  for (const page of app.windows()) await page.waitForFunction(() => innerWidth === 1280 && innerHeight === 800);
}

function shoot(casier: LaunchedCasier, page: Page, name: string): Promise<void> {
  return shootInto(folder, casier, page, name);
}

async function shootInto(into: string, casier: LaunchedCasier, page: Page, name: string): Promise<void> {
  await resize(casier);
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await page.screenshot({ path: path.join(into, `${name}.png`), caret: 'hide' });
}
