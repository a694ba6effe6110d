// The guided set-up as a person goes through it, and the académie that the tests invent for it.
import type { Page } from 'playwright-core';
import { letter } from '../engine/start-engine.ts';
import { type Door, openHost } from '../servers/invented-academy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type NameServer, startNameServer } from '../servers/name-server.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { trusting } from './set-up.ts';

export const ACADEMY = 'ac-invente.example';
export const NATIONAL = 'education.gouv.fr';
/** One whose servers are in the program's own list. */
export const KNOWN = 'ac-amiens.fr';
export const PASSWORD = 'Sésame, ouvre-toi';
export const ADDRESS = `camille.durand@${ACADEMY}`;

const HOSTS = ['imap', 'smtp', 'smtps', 'pop', 'courrier', 'messagerie', 'autoconfig'];

export interface Stage {
  server: MailServer;
  names: NameServer;
  /** Opens these doors of the server under these names of the domain. */
  openDoors(hosts: readonly string[], doors: readonly Door[], domain?: string): Promise<void>;
  /** Ends with the test. */
  alsoStop(one: { stop(): Promise<void> }): void;
  launch(dataDir?: string): Promise<LaunchedCasier>;
  /** Closes the program, all doors, and forgets all names. */
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function startStage(): Promise<Stage> {
  const [server, names] = await Promise.all([
    startMailServer({
      users: {
        cdurand: { password: PASSWORD },
        ppetit: { password: PASSWORD },
        'camille.durand': { password: PASSWORD },
      },
      domain: ACADEMY,
      names: [
        ...HOSTS.map((name) => `${name}.${ACADEMY}`),
        ...[NATIONAL, KNOWN].flatMap((domain) => [`imap.${domain}`, `smtp.${domain}`]),
      ],
    }),
    startNameServer(),
  ]);
  for (const user of ['cdurand', 'camille.durand']) await server.save(user, 'INBOX', letter(1));
  let toStop: { stop(): Promise<void> }[] = [];
  let casier: LaunchedCasier | null = null;
  return {
    server,
    names,
    async openDoors(hosts, doors, domain = ACADEMY) {
      toStop.push(
        await openHost(
          names,
          hosts.map((name) => `${name}.${domain}`),
          server,
          doors,
        ),
      );
    },
    alsoStop: (one) => void toStop.push(one),
    async launch(dataDir) {
      casier = await launchCasier({ nameServer: names.address, env: trusting(server), ...(dataDir && { dataDir }) });
      return casier;
    },
    async clear() {
      await casier?.close();
      casier = null;
      await Promise.all(toStop.map((one) => one.stop()));
      toStop = [];
      names.services.clear();
      names.hosts.clear();
      names.isDown = false;
    },
    stop: async () => void (await Promise.all([server.stop(), names.stop()])),
  };
}

/** Logins that the server refused so far. */
export function refusals({ server }: Stage): number {
  return server.logs().match(/auth failed|authentication failed/gi)?.length ?? 0;
}

export async function typeAddress(page: Page, address = ADDRESS): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(address);
  await page.getByRole('button', { name: 'Continuer' }).click();
}

/** `typeAddress`, until the servers are found. */
export async function findServers(page: Page, address = ADDRESS): Promise<void> {
  await typeAddress(page, address);
  await page.getByRole('heading', { name: /Votre identifiant et votre mot de passe/ }).waitFor();
}

export async function finish(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('Mot de passe', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Terminer' }).click();
}

export async function readFirstMessage(page: Page): Promise<void> {
  await page.getByRole('dialog', { name: 'C’est prêt' }).waitFor();
  await page.getByRole('button', { name: 'Lire mon courrier' }).click();
  await page.getByRole('row', { name: /Lettre 1/ }).click();
  await page.getByRole('heading', { name: 'Lettre 1' }).waitFor();
}
