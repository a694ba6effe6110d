// The life of a password in the window: refused for each of its causes, renewed, asked about, told in the settings.
import { afterEach, expect, test } from 'vitest';
import { AccountId } from '../../shared/domain/ids.ts';
import type { PasswordFacts } from '../../shared/domain/password.ts';
import type { MailErrorReason, Problem } from '../../shared/domain/problem.ts';
import { crowdWindow } from './crowd-window.ts';
import type { OpenCrowd } from './open-crowd.ts';
import { violationsOf } from './stage.ts';

const ACCOUNT = AccountId.parse(1);
const CHANGED_AT = Date.parse('2025-12-20T12:00:00Z');
const FACTS: PasswordFacts = {
  accountIds: [ACCOUNT],
  changedAt: CHANGED_AT,
  validDays: 365,
  isToBeAsked: false,
  reminder: null,
};
const refused = (reason: MailErrorReason): Problem => ({
  id: 'auth-1',
  during: 'sync',
  kind: 'auth',
  reason,
  accountId: ACCOUNT,
  detail: '[ALERT] no',
  at: Date.parse('2026-12-01T18:00:00Z'),
});

const openCrowd = crowdWindow();
let crowd: OpenCrowd;
afterEach(() => crowd?.close());

async function open(options: Parameters<typeof openCrowd>[0] = {}) {
  crowd = await openCrowd(options);
  await crowd.page.locator('.message-row .subject-text').first().waitFor();
  return crowd.page;
}

test.each<[MailErrorReason, string]>([
  ['accountLocked', 'Votre compte est bloqué pour le moment'],
  ['applicationPasswordNeeded', 'Un mot de passe d’application est demandé'],
])('%s is a card that can be read by everybody', async (reason, title) => {
  const page = await open({ status: { phase: 'needsUser', problem: refused(reason) } });
  await page.getByRole('region', { name: title }).waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('a reminder is a card that can be read by everybody', async () => {
  const reminder = { step: 30, daysLeft: 19, endsAt: CHANGED_AT + 365 * 86_400_000 } as const;
  const page = await open({ passwords: [{ ...FACTS, reminder }] });
  await page.getByText('à renouveler avant le 20 décembre 2026 (19\u00a0jours)').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});

test('a refused password that is nearly a year old is said to be so', async () => {
  const problem = refused('wrongPassword');
  const page = await open({ status: { phase: 'needsUser', problem }, passwords: [FACTS] });
  await page.getByText('Il date du 20 décembre 2025\u00a0: il a sans doute expiré.').waitFor();
});

test('an application password is explained step by step, without a network', async () => {
  const page = await open({ status: { phase: 'needsUser', problem: refused('applicationPasswordNeeded') } });
  const card = page.getByRole('region', { name: 'Un mot de passe d’application est demandé' });
  expect(await card.getByRole('listitem').count()).toBe(4);
  await card.getByText('Mots de passe sécurisés').waitFor();
});

test('a locked account is tried once more when the person says so, by keyboard alone', async () => {
  const page = await open({ status: { phase: 'needsUser', problem: refused('accountLocked') } });
  const card = page.getByRole('region', { name: 'Votre compte est bloqué pour le moment' });
  await card.getByRole('button', { name: 'Réessayer une fois' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => card.count()).toBe(0);
});

test('a reminder leads to the new password, and is put away', async () => {
  const reminder = { step: 7, daysLeft: 1, endsAt: CHANGED_AT + 365 * 86_400_000 } as const;
  const page = await open({ passwords: [{ ...FACTS, reminder }] });
  const line = page.getByRole('region', { name: 'Mot de passe à renouveler' });
  await line.getByText('(1\u00a0jour)').waitFor();
  await line.getByRole('button', { name: 'Renouveler…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Donner un nouveau mot de passe' });
  await dialog.getByLabel('Mot de passe').fill('bon mot de passe');
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => dialog.count()).toBe(0);
  await page.getByText('Mot de passe accepté.').waitFor();
  await line.getByRole('button', { name: 'Me le rappeler plus tard' }).click();
  await expect.poll(() => line.count()).toBe(0);
});

test('the question is asked in the status bar, and not again of whoever does not know', async () => {
  const page = await open({ passwords: [{ ...FACTS, changedAt: null, isToBeAsked: true }] });
  const question = page.getByRole('button', { name: 'Quand avez-vous changé votre mot de passe\u00a0?' });
  await question.click();
  expect(await violationsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await question.click();
  await page.getByRole('button', { name: 'Je ne sais pas' }).click();
  await expect.poll(() => question.count()).toBe(0);
});

test('the day is told in the settings, and one that is still to come is not taken', async () => {
  const page = await open({ passwords: [FACTS] });
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name: 'Comptes' }).click();
  const day = page.getByLabel('Dernier changement du mot de passe');
  expect(await day.inputValue()).toBe('2025-12-20');
  await page.getByText('À renouveler avant le 20 décembre 2026.').waitFor();
  await day.fill('2199-01-01');
  await page.getByText('Un jour passé, ou aujourd’hui').waitFor();
  await day.fill('2026-03-02');
  await day.blur();
  await page.getByText('À renouveler avant le 2 mars 2027.').waitFor();
  expect(await violationsOf(page)).toEqual([]);
});
