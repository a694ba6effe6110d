// The pictures of docs/guide, and the memo as a page to print: the real program on its trial mailbox, in French.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchDemo } from './e2e/demo.ts';
import type { LaunchedCasier } from './e2e/launch.ts';

/** Writes `name`.png. */
type Shoot = (casier: LaunchedCasier, page: Page, name: string) => Promise<void>;

export async function shootGuide(shoot: Shoot, folder: string): Promise<void> {
  const casier = await launchDemo();
  await shootCoach(casier, shoot);
  await printMemo(casier, folder);
  await casier.close();
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
