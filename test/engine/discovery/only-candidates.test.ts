// For every domain of every académie: which names a search asks of DNS, and which addresses its sockets go to. Both are
// seen where they leave the process (the name server of the tests, and Node's own sockets), not in the program's list.
import dns from 'node:dns';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findServers } from '../../../engine/discovery/find-servers.ts';
import { KNOWN_DOMAINS } from '../../../shared/academies/academies.ts';
import { serverCandidates } from '../../../shared/academies/candidates.ts';
import { type NameServer, startNameServer } from '../../servers/name-server.ts';

const SRV = ['_imaps', '_imap', '_pop3s', '_pop3', '_submissions', '_submission'];

let names: NameServer;
const system = { lookup: dns.lookup, connect: net.Socket.prototype.connect };
/** Every « address:port » that a socket was told to go to. */
const contacted = new Set<string>();

beforeAll(async () => {
  names = await startNameServer();
  const resolver = new dns.Resolver();
  resolver.setServers([names.address]);
  // As the system's, but at the name server of the tests.
  const lookup = (host: string, _options: dns.LookupAllOptions, done: (...answer: unknown[]) => void) =>
    resolver.resolve4(host, (error, addresses) =>
      error
        ? done(Object.assign(error, { code: 'ENOTFOUND' }))
        : done(
            null,
            addresses.map((address) => ({ address, family: 4 })),
          ),
    );
  (createRequire(import.meta.url)('node:dns') as { lookup: unknown }).lookup = lookup;
  syncBuiltinESMExports();
  net.Socket.prototype.connect = function connect(this: net.Socket, ...args: never[]) {
    const [options] = args.flat() as { host?: string; port?: number }[];
    contacted.add(`${options?.host}:${options?.port}`);
    return (system.connect as (...all: never[]) => net.Socket).apply(this, args);
  } as typeof system.connect;
});
afterAll(async () => {
  net.Socket.prototype.connect = system.connect;
  (createRequire(import.meta.url)('node:dns') as { lookup: unknown }).lookup = system.lookup;
  syncBuiltinESMExports();
  await names.stop();
});

/** A search for an address of the domain: what was asked, where it went. */
async function search(domain: string): Promise<{ asked: string[]; contacted: string[] }> {
  names.asked.length = 0;
  contacted.clear();
  const options = { candidatesFor: serverCandidates, nameServers: [names.address] };
  const never = new AbortController().signal;
  const found = await findServers({ address: `camille.durand@${domain}`, protocol: 'imap' }, options, () => {}, never);
  expect(found.kind).toBe('none');
  return { asked: [...new Set(names.asked)], contacted: [...contacted] };
}

const candidates = (domain: string) => Object.values(serverCandidates({ address: `camille.durand@${domain}` })).flat();

it.each(KNOWN_DOMAINS)('%s: no name is asked for but those of the candidates', async (domain) => {
  names.hosts.clear();
  const allowed = new Set([
    ...candidates(domain).map(({ host }) => host),
    domain,
    `autoconfig.${domain}`,
    ...SRV.map((service) => `${service}._tcp.${domain}`),
  ]);
  const { asked, contacted: went } = await search(domain);
  expect(asked.filter((name) => !allowed.has(name))).toEqual([]);
  expect(asked.length).toBeGreaterThan(10);
  expect(went).toEqual([]);
});

it.each(KNOWN_DOMAINS)('%s: no socket goes anywhere but to the candidates’ ports', async (domain) => {
  // Each host has an address of its own, where nobody listens.
  const hosts = [...new Set([...candidates(domain).map(({ host }) => host), domain, `autoconfig.${domain}`])];
  const addressOf = (index: number) => `127.99.${1 + Math.floor(index / 250)}.${1 + (index % 250)}`;
  names.hosts.clear();
  for (const [index, host] of hosts.entries()) names.hosts.set(host, addressOf(index));
  const hostAt = new Map(hosts.map((host, index) => [addressOf(index), host]));
  const allowed = new Set([
    ...candidates(domain).map(({ host, port }) => `${host}:${port}`),
    `${domain}:443`,
    `autoconfig.${domain}:443`,
  ]);
  const { contacted: went } = await search(domain);
  const named = went.map((one) => one.replace(/^[^:]*/, (address) => hostAt.get(address) ?? address));
  expect(named.filter((one) => !allowed.has(one))).toEqual([]);
  expect(named.length).toBeGreaterThan(5);
});
