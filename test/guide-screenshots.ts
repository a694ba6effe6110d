// The pictures of docs/guide, and the memo as a page to print: the real program on its trial mailbox, in French.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { addSuggested, closeWindow, compose, launchDemo } from './e2e/demo.ts';
import type { LaunchedCasier } from './e2e/launch.ts';

const LETTER = `Chers parents,
Nous partirons à la ferme du Marais jeudi à 8 h 30. Prévoir un pique-nique et des bottes.
Claire Martin`;

const SEEN_AS = 'Mme Moreau <moreau.famille@courriel-demo.example>';

/** Writes `name`.png. */
type Shoot = (casier: LaunchedCasier, page: Page, name: string) => Promise<void>;

export async function shootGuide(shoot: Shoot, folder: string): Promise<void> {
  const casier = await launchDemo();
  await shootAddressBook(casier, shoot);
  await shootClassLetter(casier, shoot);
  await shootCoach(casier, shoot);
  await printMemo(casier, folder);
  await casier.close();
}

async function shootAddressBook(casier: LaunchedCasier, shoot: Shoot): Promise<void> {
  const { page } = casier;
  await page.keyboard.press('Control+Shift+B');
  const book = page.getByRole('dialog', { name: 'Carnet d’adresses' });
  await book.getByRole('tab', { name: 'Groupes' }).click();
  await book.getByText('Parents CM2').first().waitFor();
  await shoot(casier, page, 'address-book');
  await page.keyboard.press('Escape');
}

/** The whole class in À, then as the guard's click leaves it, then what each of them would read. */
async function shootClassLetter(casier: LaunchedCasier, shoot: Shoot): Promise<void> {
  const composer = await compose(casier);
  await addSuggested(composer, 'À', 'par', /Parents CM2/);
  await addSuggested(composer, 'Cc', 'nadia', /Nadia Benali/);
  await composer.getByRole('textbox', { name: 'Objet' }).fill('Sortie à la ferme');
  await composer.getByRole('textbox', { name: 'Corps du message' }).click();
  await composer.keyboard.type(LETTER);
  const mend = composer.getByRole('button', { name: 'Mettre les 18 familles en Cci', exact: true });
  await mend.waitFor();
  await shoot(casier, composer, 'class-in-to');
  await mend.click();
  await mend.waitFor({ state: 'detached' });
  await shoot(casier, composer, 'class-in-bcc');
  await composer.keyboard.press('F8');
  await composer
    .getByRole('dialog', { name: 'Qui voit quoi' })
    .getByText(/familles voient/)
    .waitFor();
  await composer.getByRole('listbox', { name: 'Voir comme' }).selectOption({ label: SEEN_AS });
  await composer.getByText(/^Mme Moreau est en Cci/).waitFor();
  await composer.frameLocator('dialog iframe').getByText('Prévoir un pique-nique').waitFor();
  await shoot(casier, composer, 'who-sees-what');
  await composer.keyboard.press('Escape');
  await closeWindow(composer);
}

/** Leaves the coach open. */
async function shootCoach(casier: LaunchedCasier, shoot: Shoot): Promise<void> {
  const { page } = casier;
  const coach = page.getByRole('dialog', { name: 'Comprendre À, Cc, Cci' });
  const place = (who: string, where: string) =>
    coach
      .getByRole('group', { name: `Où mettre ${who} ?` })
      .getByRole('radio', { name: where, exact: true })
      .check();
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Comprendre À, Cc, Cci…' }).click();
  for (const [name, next] of [
    ['to', 'Suivant'],
    ['cc', 'Suivant'],
    ['bcc', 'Essayer'],
  ] as const) {
    await shoot(casier, page, `coach-${name}`);
    await coach.getByRole('button', { name: next }).click();
  }
  await place('Mme Moreau', 'À');
  await place('M. Girard', 'À');
  await coach.getByText('Deux familles verraient').waitFor();
  await shoot(casier, page, 'coach-practice');
}

async function printMemo({ app }: LaunchedCasier, folder: string): Promise<void> {
  const pdf = await app.evaluate(async ({ BrowserWindow }) => {
    const paper = await BrowserWindow.getAllWindows()[0]!.webContents.printToPDF({ preferCSSPageSize: true });
    return paper.toString('base64');
  });
  await writeFile(path.join(folder, 'memo-a-cc-cci.pdf'), Buffer.from(pdf, 'base64'));
}
