// Casier on its trial mailbox, and what a person does there again and again.
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { type LaunchedCasier, type LaunchOptions, launchCasier } from './launch.ts';

/** A whole mailbox is made and stored, beside other windows that are tested. */
const FIRST_START_MS = 90_000;

export async function launchDemo(options: LaunchOptions = {}): Promise<LaunchedCasier> {
  const casier = await launchCasier({ ...options, args: ['--demo', ...(options.args ?? [])] });
  await row(casier.page, 'Conseil des maîtres de lundi').first().waitFor({ timeout: FIRST_START_MS });
  return casier;
}

/** A row of the message list. */
export function row(page: Page, name: string | RegExp): Locator {
  return page.getByRole('row', { name });
}

export function folder(page: Page, name: string): Locator {
  return page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
}

export function body(page: Page): FrameLocator {
  return page.frameLocator('iframe.body-frame');
}

export async function openFolder(page: Page, name: string): Promise<void> {
  await folder(page, name).click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
}

/** Looks for these words in every folder, and opens the first message with this subject. */
export async function findMessage(page: Page, words: string, subject: string | RegExp = words): Promise<void> {
  await page.getByRole('searchbox', { name: 'Rechercher' }).fill(words);
  await page.getByRole('group', { name: 'Où chercher' }).getByText('Partout').click();
  await row(page, subject).first().click();
  await page.getByRole('article', { name: subject }).waitFor();
}

/** The composer's window that this opens. */
export async function composerBy(casier: LaunchedCasier, act: () => Promise<unknown>): Promise<Page> {
  const [composer] = await Promise.all([casier.app.waitForEvent('window'), act()]);
  await composer.getByRole('textbox', { name: 'Objet' }).waitFor();
  return composer;
}

export const compose = (casier: LaunchedCasier) =>
  composerBy(casier, () => casier.page.getByRole('button', { name: 'Écrire', exact: true }).click());

export type RecipientLabel = 'À' | 'Cc' | 'Cci';

export async function addRecipient(composer: Page, label: RecipientLabel, text: string): Promise<void> {
  await composer.getByRole('combobox', { name: label, exact: true }).fill(text);
  await composer.keyboard.press('Enter');
}

/** As a person chooses it: from what is proposed for its first letters. */
export async function addSuggested(composer: Page, label: RecipientLabel, typed: string, name: RegExp): Promise<void> {
  await composer.getByRole('combobox', { name: label, exact: true }).pressSequentially(typed);
  await composer.getByRole('option', { name }).click();
}

export function recipients(composer: Page, label: RecipientLabel): Locator {
  return composer.getByRole('list', { name: `Destinataires ${label}` }).getByRole('button');
}

/** Closes the window as its close button would, and waits until it is gone. */
export async function closeWindow(page: Page): Promise<void> {
  const closed = page.waitForEvent('close');
  await page.evaluate(() => window.casier!.invoke('closeWindow', undefined));
  await closed;
}
