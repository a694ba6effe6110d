// An administrator's policies.json on the real program: an account is there to be confirmed, what is wrong with the file is
// told with its line, what is locked cannot be changed, and mail goes by the proxy that is set.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { letter } from '../engine/start-engine.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type NameServer, startNameServer } from '../servers/name-server.ts';
import { startHttpProxy } from '../servers/proxies.ts';
import { addSuggested, compose, row } from './demo.ts';
import { type LaunchedCasier, type LaunchOptions, launchCasier } from './launch.ts';
import { trusting } from './set-up.ts';
import { fails } from './views.ts';

const ACADEMY = 'ac-invente.example';
const PASSWORD = 'Sésame, ouvre-toi';
const SESSION = userInfo().username;
const folder = mkdtempSync(path.join(tmpdir(), 'casier-policies-'));
const file = path.join(folder, 'policies.json');

let casier: LaunchedCasier;
afterEach(() => casier.close());
afterAll(() => rmSync(folder, { recursive: true }));

async function launchWith(text: string, { args = [], ...options }: LaunchOptions = {}) {
  writeFileSync(file, text);
  casier = await launchCasier({ ...options, args: [`--policies=${file}`, ...args] });
  return casier.page;
}

async function openSettings(): Promise<void> {
  await casier.page.keyboard.press('Control+,');
  await casier.page.getByRole('dialog', { name: 'Paramètres' }).waitFor();
}

describe('With an account that is preset', () => {
  let server: MailServer;
  let names: NameServer;
  beforeAll(async () => {
    [server, names] = await Promise.all([
      startMailServer({ users: { [SESSION]: { password: PASSWORD } }, domain: ACADEMY }),
      startNameServer(),
    ]);
    await server.save(SESSION, 'INBOX', letter(1));
  });
  afterAll(() => Promise.all([server.stop(), names.stop()]));

  const preset = (port: number) => ({ host: 'localhost', port, security: 'tls', userName: '%username%' });
  const accounts = () => [
    {
      address: `%username%@${ACADEMY}`,
      incoming: preset(server.ports.imaps),
      outgoing: preset(server.ports.submissions),
    },
  ];
  const trusted = () => ({ nameServer: names.address, env: trusting(server) });

  async function readTheFirstLetter(): Promise<void> {
    const { page } = casier;
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(`${SESSION}@${ACADEMY}`);
    await page.getByText('Proposée par votre établissement').waitFor();
    await page.getByRole('button', { name: 'Continuer' }).click();
    await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Terminer' }).click();
    await page.getByRole('button', { name: 'Lire mon courrier' }).click();
    await page.getByRole('row', { name: /Lettre 1/ }).click();
    await page.getByRole('heading', { name: 'Lettre 1' }).waitFor();
  }

  it('the password is all that is typed until the first message is read', async () => {
    await launchWith(JSON.stringify({ accounts: accounts() }), trusted());
    await readTheFirstLetter();
  });

  it('mail goes through the proxy that is set', async () => {
    const proxy = await startHttpProxy();
    const fixed = { mode: 'fixed', kind: 'http', host: '127.0.0.1', port: proxy.port, except: ['<-loopback>'] };
    await launchWith(JSON.stringify({ accounts: accounts(), proxy: fixed }), trusted());
    await readTheFirstLetter();
    const wanted = [server.ports.imaps, server.ports.submissions].map((port) => `localhost:${port}`);
    expect(proxy.asked).toEqual(expect.arrayContaining(wanted));
    await proxy.stop();
  });
});

describe('A file that is wrong', () => {
  it('is told of on the first screen, with the line and the key, and can be copied', async () => {
    const page = await launchWith('{\n  "guard": "block",\n  "proxy": { "mode": "fixd" }\n}');
    const notice = page.getByRole('region', { name: 'Les réglages de votre établissement contiennent une erreur' });
    await notice.getByText('ligne 3, colonne 14 · proxy.mode').waitFor();
    expect(await fails(page)).toEqual([]);
    await notice.getByRole('button', { name: 'Copier pour le service informatique' }).click();
    const copied = await casier.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied).toContain(file);
    expect(copied).toContain('guard = "block"');
    expect(copied).toContain('valeurs possibles\u00a0: system, direct, fixed, pac');
  });

  it('is told of above the mail as well, until it is hidden, and remains in the settings', async () => {
    const page = await launchWith('{ "guard": "block"\n', { args: ['--demo'] });
    await page.getByText('ligne 1, colonne 19\u00a0: le fichier s’arrête trop tôt').waitFor();
    await page.getByRole('button', { name: 'Masquer' }).click();
    await openSettings();
    await page.getByText('le fichier s’arrête trop tôt').waitFor();
    await page.getByText('Aucun réglage n’est en vigueur.').waitFor();
  });
});

describe('What is locked', () => {
  it('is shown as such and cannot be changed, beside what can', async () => {
    const locked = { lockedSettings: { composeFormat: 'plain' }, settings: { threaded: true } };
    const page = await launchWith(JSON.stringify(locked), { args: ['--demo'] });
    await row(page, 'Conseil des maîtres de lundi').first().waitFor();
    await openSettings();
    const format = page.getByLabel('Format des nouveaux messages');
    expect(await format.isDisabled()).toBe(true);
    expect(await format.inputValue()).toBe('plain');
    await page.getByText('Fixé par votre établissement').waitFor();
    expect(await page.getByLabel('Thème').isDisabled()).toBe(false);
    expect(await page.getByLabel('Regrouper les messages par fils de discussion').isChecked()).toBe(true);
    await page.getByText('Réglages imposés\u00a0: composeFormat = plain').waitFor();
    expect(await fails(page)).toEqual([]);
  });

  it('is the guard as well: there is no sending as it is', async () => {
    await launchWith('{ "guard": "block" }', { args: ['--demo'] });
    await row(casier.page, 'Conseil des maîtres de lundi').first().waitFor();
    const composer = await compose(casier);
    await addSuggested(composer, 'À', 'par', /Parents CM2/);
    await composer.getByRole('button', { name: /en Cci et envoyer/ }).waitFor();
    await composer.getByText('Votre établissement demande de protéger ces adresses').waitFor();
    expect(await composer.getByRole('button', { name: /tel quel/ }).count()).toBe(0);
  });
});
