// The system's proxies on the real program: Chromium's settings and a PAC file decide, and mail goes through a CONNECT or
// a SOCKS proxy that alone knows where the servers are; one that asks who the person is hears it once, and at the next
// start as well.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { letter, temporaryFolder } from '../engine/start-engine.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { type NameServer, startNameServer } from '../servers/name-server.ts';
import { startHttpProxy, startSocksProxy, type TestProxy } from '../servers/proxies.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';
import { setUpAccount, trusting } from './set-up.ts';
import { fails } from './views.ts';

const PASSWORD = 'mot de passe d’Alice';
/** No name server knows it: only the proxies do. */
const HOST = 'messagerie.ac-demo.example';

let server: MailServer;
let dns: NameServer;
let casier: LaunchedCasier | null = null;
const proxies: TestProxy[] = [];
const pacServers: Server[] = [];
let folder: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  dns = await startNameServer();
  server = await startMailServer({ users: { alice: { password: PASSWORD } }, names: [HOST] });
  await server.save('alice', 'INBOX', letter(1));
});
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(async () => {
  await casier?.close();
  casier = null;
  for (const proxy of proxies.splice(0)) await proxy.stop();
  for (const pac of pacServers.splice(0)) pac.close();
  // Not before: a program that runs still writes there.
  folder.remove();
});
afterAll(() => Promise.all([server?.stop(), dns?.stop()]));

async function start(kind: 'http' | 'socks', login?: string): Promise<TestProxy> {
  const options = { names: { [HOST]: '127.0.0.1' }, ...(login && { login }) };
  const proxy = kind === 'http' ? await startHttpProxy(options) : await startSocksProxy(options);
  proxies.push(proxy);
  return proxy;
}

async function servePac(answer: string): Promise<string> {
  const pac = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/x-ns-proxy-autoconfig');
    response.end(`function FindProxyForURL(url, host) { return host === '${HOST}' ? '${answer}' : 'DIRECT'; }`);
  });
  pacServers.push(pac);
  await new Promise<void>((resolve) => pac.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(pac.address() as AddressInfo).port}/proxy.pac`;
}

/** From the first screen to a message that was read. */
async function readFirstLetter(args: string[]): Promise<void> {
  casier = await launchCasier({ args, env: trusting(server) });
  const { page } = casier;
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand', host: HOST });
  await page.getByRole('row', { name: /Lettre 1/ }).click();
  await page.frameLocator('iframe.body-frame').getByText('Bonjour, voici la lettre 1.').waitFor();
}

const portsOf = ({ asked }: TestProxy) => [...new Set(asked)].sort();
const wanted = () => [server.ports.imaps, server.ports.submission].map((port) => `${HOST}:${port}`).sort();

test('mail goes through the CONNECT proxy that the system names', async () => {
  const proxy = await start('http');
  await readFirstLetter([`--proxy-server=127.0.0.1:${proxy.port}`]);
  expect(portsOf(proxy)).toEqual(wanted());
});

test('mail goes where a PAC file says, past a proxy that is dead to a SOCKS proxy', async () => {
  const proxy = await start('socks');
  const pac = await servePac(`PROXY 127.0.0.1:1; SOCKS5 127.0.0.1:${proxy.port}`);
  await readFirstLetter([`--proxy-pac-url=${pac}`]);
  expect(portsOf(proxy)).toEqual(wanted());
});

test.each([
  ['http', 2],
  ['socks', 3],
] as const)('a proxy that wants a password (%s) hears it once, and at the next start', async (kind, next) => {
  const proxy = await start(kind, 'cdurand:Réseau: 6eB');
  const scheme = kind === 'http' ? 'http' : 'socks5';
  const options = {
    args: [`--proxy-server=${scheme}://127.0.0.1:${proxy.port}`],
    dataDir: folder.path,
    env: trusting(server),
    nameServer: dns.address,
  };
  casier = await launchCasier(options);
  const { page } = casier;
  await setUpAccount(page, { server, user: 'alice', password: PASSWORD, name: 'Alice Durand', host: HOST });
  const login = page.getByRole('group', { name: `Identification auprès du proxy 127.0.0.1:${proxy.port}` });
  const tell = async (password: string) => {
    await login.getByLabel('Nom d’utilisateur sur ce réseau').fill('cdurand');
    await login.getByLabel('Mot de passe sur ce réseau').fill(password);
    await login.getByRole('button', { name: 'Se connecter par ce proxy' }).click();
    await page.getByText('Casier essaie de passer par le proxy').first().waitFor();
    await page.getByRole('button', { name: 'Vérifier et créer le compte' }).click();
  };
  await page.getByText('demande un mot de passe').waitFor();
  expect(await fails(page)).toEqual([]);
  await tell('mauvais');
  await page.getByText('refuse ce mot de passe').waitFor();
  expect(proxy.logins).toEqual(['cdurand:mauvais']);
  await tell('Réseau: 6eB');
  await page.getByRole('row', { name: /Lettre 1/ }).click();
  await page.getByRole('heading', { name: 'Lettre 1' }).waitFor();
  await casier.close();

  await server.save('alice', 'INBOX', letter(next));
  casier = await launchCasier(options);
  await casier.page.getByRole('row', { name: `Lettre ${next}` }).waitFor();
  expect(new Set(proxy.logins.slice(1))).toEqual(new Set(['cdurand:Réseau: 6eB']));
});
