// A filter that inspects the encryption, as schools have them, before both servers: refused and named where its root is not
// known, whatever the person does; accepted, and still named, with its root among the system's authorities or in an
// administrator's policies.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { letter } from '../engine/start-engine.ts';
import { type InspectingProxy, startInspectingProxy } from '../servers/inspecting-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type LaunchedCasier, type LaunchOptions, launchCasier } from './launch.ts';
import { setUpAccount } from './set-up.ts';

const PASSWORD = 'mot de passe d’Alice';
const ROOT = 'Filtre du lycée Jean-Moulin';
const folder = mkdtempSync(path.join(tmpdir(), 'casier-inspection-'));

let server: MailServer;
let filters: [InspectingProxy, InspectingProxy];
let casier: LaunchedCasier;

beforeAll(async () => {
  server = await startMailServer({ users: { alice: { password: PASSWORD } } });
  await server.save('alice', 'INBOX', letter(1));
  const { ca, ports } = server;
  filters = [
    await startInspectingProxy({ port: ports.imaps, ca, root: ROOT }),
    await startInspectingProxy({ port: ports.submissions, ca, root: ROOT }),
  ];
});
afterEach(() => casier.close());
afterAll(async () => {
  await Promise.all([server, ...filters].map((one) => one?.stop()));
  rmSync(folder, { recursive: true });
});

async function setUp(options: LaunchOptions): Promise<void> {
  casier = await launchCasier(options);
  const [incoming, outgoing] = filters;
  const through = { incoming: incoming.port, outgoing: outgoing.port };
  await setUpAccount(casier.page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand', through });
}

/** Mail is read, and the way to it tells whose certificates these are. */
async function readsAndIsNamed(): Promise<void> {
  const { page } = casier;
  await page.getByRole('row', { name: /Lettre 1/ }).click();
  await page.getByRole('heading', { name: 'Lettre 1' }).waitFor();
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Qu’est-ce qui ne va pas' }).click();
  const dialog = page.getByRole('dialog', { name: 'Qu’est-ce qui ne va pas' });
  await dialog.getByRole('button', { name: 'Vérifier', exact: true }).click();
  await dialog.getByText('Tout fonctionne').waitFor();
  expect(await dialog.getByText(`garanti par «\u00a0${ROOT}\u00a0»`).count()).toBe(2);
}

const file = (name: string, text: string) => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
const roots = () => filters.map(({ root }) => root).join('');

it('is refused where this PC does not know its root: its name is told, the password is not', async () => {
  await setUp({});
  const alert = casier.page.getByRole('alert');
  await alert.getByText('Votre réseau inspecte le chiffrement').waitFor();
  await alert.getByText(`signé par «\u00a0${ROOT}\u00a0»`).waitFor();
  await alert.getByText('Votre mot de passe n’a pas été envoyé.').waitFor();
  for (const { heard } of filters) expect(heard.join('')).not.toMatch(/LOGIN|AUTH|alice/i);
});

it('is accepted and named with its root among the authorities of the system', async () => {
  await setUp({ env: { SSL_CERT_FILE: file('systeme.pem', roots()) } });
  await readsAndIsNamed();
});

it('is accepted and named with its root in an administrator’s policies, and so is the root', async () => {
  const authorities = [file('filtre.pem', roots())];
  await setUp({ args: [`--policies=${file('policies.json', JSON.stringify({ authorities }))}`] });
  await readsAndIsNamed();
  await casier.page.keyboard.press('Escape');
  await casier.page.keyboard.press('Control+,');
  await casier.page.getByText(`Autorités de certification ajoutées\u00a0: ${ROOT}, ${ROOT}`).waitFor();
});
