// A new user of an académie that does not exist: from the first screen to a read message, typing nothing but address,
// identifiant and password. Real Dovecot and Postfix under the usual ports, names from the tests' own DNS.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { letter } from '../engine/start-engine.ts';
import { autoconfigFile, type Door, openHost, serveAutoconfig } from '../servers/invented-academy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type NameServer, startNameServer } from '../servers/name-server.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { trusting } from './set-up.ts';
import { fails } from './views.ts';

const ACADEMY = 'ac-invente.example';
const NATIONAL = 'education.gouv.fr';
const PASSWORD = 'Sésame, ouvre-toi';
const ADDRESS = `camille.durand@${ACADEMY}`;

let server: MailServer;
let names: NameServer;
let casier: LaunchedCasier;
let toStop: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  [server, names] = await Promise.all([
    startMailServer({
      users: { cdurand: { password: PASSWORD }, 'camille.durand': { password: PASSWORD } },
      domain: ACADEMY,
      names: [
        ...['imap', 'smtp', 'pop', 'courrier', 'autoconfig'].map((name) => `${name}.${ACADEMY}`),
        ...['imap', 'smtp'].map((name) => `${name}.${NATIONAL}`),
      ],
    }),
    startNameServer(),
  ]);
  for (const user of ['cdurand', 'camille.durand']) await server.save(user, 'INBOX', letter(1));
});
afterAll(() => Promise.all([server.stop(), names.stop()]));
afterEach(async () => {
  await casier.close();
  await Promise.all(toStop.map((one) => one.stop()));
  toStop = [];
  names.services.clear();
  names.hosts.clear();
});

async function open(hosts: string[], doors: Door[], domain = ACADEMY): Promise<Page> {
  const full = hosts.map((name) => `${name}.${domain}`);
  if (hosts.length > 0) toStop.push(await openHost(names, full, server, doors));
  casier = await launchCasier({ nameServer: names.address, env: trusting(server) });
  return casier.page;
}

async function typeAddress(page: Page, address = ADDRESS): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(address);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('heading', { name: /Votre identifiant et votre mot de passe/ }).waitFor();
}

async function finish(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Terminer' }).click();
}

async function readFirstMessage(page: Page): Promise<void> {
  await page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
  await page.getByRole('button', { name: 'Lire mon courrier' }).click();
  await page.getByRole('row', { name: /Lettre 1/ }).click();
  await page.getByRole('heading', { name: 'Lettre 1' }).waitFor();
}

const refusals = () => server.logs().match(/auth failed|authentication failed/gi)?.length ?? 0;

describe('A new user reads the first message', () => {
  it('of an académie under its usual names, with an identifiant that is only proposed', async () => {
    const page = await open(['imap', 'smtp'], ['imaps', 'submissions']);
    await typeAddress(page);
    expect(await fails(page)).toEqual([]);
    expect(await page.getByLabel('Identifiant', { exact: true }).inputValue()).toBe('cdurand');
    await finish(page);
    await readFirstMessage(page);
  });

  it('of an académie with servers that DNS alone names', async () => {
    names.hosts.set(`courrier.${ACADEMY}`, '127.0.0.1');
    const target = `courrier.${ACADEMY}`;
    names.services.set(`_imaps._tcp.${ACADEMY}`, [{ target, port: server.ports.imaps }]);
    names.services.set(`_submissions._tcp.${ACADEMY}`, [{ target, port: server.ports.submissions }]);
    const page = await open([], []);
    await typeAddress(page);
    await finish(page);
    await readFirstMessage(page);
  });

  it('of an académie that its own autoconfig file alone tells of, with the address as identifiant', async () => {
    const host = `courrier.${ACADEMY}`;
    names.hosts.set(host, '127.0.0.1');
    const file = autoconfigFile({ host, port: server.ports.imaps }, { host, port: server.ports.submissions });
    toStop.push(await serveAutoconfig(names, `autoconfig.${ACADEMY}`, server, file));
    const page = await open([], []);
    await typeAddress(page);
    expect(await page.getByLabel('Identifiant', { exact: true }).count()).toBe(0);
    await finish(page);
    await readFirstMessage(page);
  });

  it('of an académie that moved to the national service, with an application password', async () => {
    const page = await open(['imap', 'smtp'], ['imaps', 'submissions'], NATIONAL);
    await typeAddress(page);
    await page.getByText('à créer dans le webmail').waitFor();
    expect(await page.getByLabel('Identifiant', { exact: true }).count()).toBe(0);
    await page.getByLabel('Mot de passe d’application').fill(PASSWORD);
    await page.getByRole('button', { name: 'Terminer' }).click();
    await readFirstMessage(page);
  });

  it('of an académie with POP3 alone, having been told what that means', async () => {
    const page = await open(['pop', 'smtp'], ['pop3s', 'submission']);
    await typeAddress(page);
    await page.getByText('Aucun serveur IMAP n’a répondu').waitFor();
    await finish(page);
    await readFirstMessage(page);
  });
});

describe('A wrong password', () => {
  it('is tried exactly once, and comes back to be corrected', async () => {
    const page = await open(['imap', 'smtp'], ['imaps', 'submissions']);
    await typeAddress(page);
    const before = refusals();
    await finish(page, 'pas le bon');
    await page.getByRole('alert').getByText('La réception ne fonctionne pas encore').waitFor();
    expect(await fails(page)).toEqual([]);
    expect(await page.getByLabel('Mot de passe', { exact: true }).inputValue()).toBe('pas le bon');
    // What comes next in the log is the person's own second try: nothing came between.
    await finish(page);
    await readFirstMessage(page);
    await expect.poll(refusals).toBe(before + 1);
  });
});
