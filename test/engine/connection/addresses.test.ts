import type { LookupAddress } from 'node:dns';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directNetwork, type Network } from '../../../engine/connection/network.ts';
import { openSocket } from '../../../engine/connection/open-socket.ts';
import { type BlackHole, startBlackHole } from '../../servers/black-hole.ts';

const never = new AbortController().signal;

const DEAD_IPV6: LookupAddress = { address: '::1', family: 6 };
const DEAD_IPV4: LookupAddress = { address: '127.0.0.3', family: 4 };
const ALIVE: LookupAddress = { address: '127.0.0.1', family: 4 };
/** Nobody listens there. */
const CLOSED: LookupAddress = { address: '127.0.0.2', family: 4 };

const namesTo = (...addresses: LookupAddress[]): Network => ({ ...directNetwork, lookUp: async () => addresses });

describe('a name with several addresses', () => {
  let server: Server;
  let holes: BlackHole[];
  let endpoint: { host: string; port: number };

  beforeAll(async () => {
    server = createServer((socket) => socket.on('error', () => socket.destroy()));
    await new Promise<void>((resolve) => server.listen(0, ALIVE.address, resolve));
    endpoint = { host: 'imap.ac-test.example', port: (server.address() as AddressInfo).port };
    holes = await Promise.all([DEAD_IPV6, DEAD_IPV4].map(({ address }) => startBlackHole(address, endpoint.port)));
  });
  afterAll(async () => {
    await Promise.all(holes.map((hole) => hole.stop()));
    await new Promise((resolve) => server.close(resolve));
  });

  it.each([
    ['an IPv6 address that leads nowhere', [DEAD_IPV6, ALIVE]],
    ['several that leave the attempt without an answer', [DEAD_IPV4, DEAD_IPV6, DEAD_IPV4, ALIVE]],
    ['one where nobody listens', [CLOSED, ALIVE]],
  ])('is reached by the one that answers, though it has %s', async (_what, addresses) => {
    const startedAtMs = performance.now();
    const socket = await openSocket(endpoint, 10_000, never, namesTo(...addresses));
    expect(performance.now() - startedAtMs).toBeLessThan(3_000);
    expect(socket.remoteAddress).toBe(ALIVE.address);
    socket.destroy();
  });

  it('tells what the last of them met when none answers', async () => {
    await expect(openSocket(endpoint, 5_000, never, namesTo(CLOSED, CLOSED))).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  it('is given up at the time limit of all its addresses together', async () => {
    const startedAtMs = performance.now();
    const opening = openSocket(endpoint, 600, never, namesTo(DEAD_IPV6, DEAD_IPV4));
    await expect(opening).rejects.toMatchObject({ data: { reason: 'timeout' } });
    expect(performance.now() - startedAtMs).toBeLessThan(1_500);
  });

  it('is not waited for when its look-up hangs', async () => {
    const network: Network = { ...directNetwork, lookUp: () => new Promise(() => {}) };
    await expect(openSocket(endpoint, 200, never, network)).rejects.toMatchObject({ data: { reason: 'timeout' } });
  });

  it('is told as known, but blocked on that port, where another one of its ports answers', async () => {
    const open = createServer((socket) => socket.on('error', () => socket.destroy()));
    await new Promise<void>((resolve) => open.listen(0, DEAD_IPV4.address, resolve));
    const otherPorts = [1, (open.address() as AddressInfo).port];
    const network = { ...namesTo(DEAD_IPV4), otherPorts };
    await expect(openSocket(endpoint, 1_200, never, network)).rejects.toMatchObject({
      kind: 'connection',
      data: { reason: 'portBlocked', ...endpoint },
    });
    await new Promise((resolve) => open.close(resolve));
    await expect(openSocket(endpoint, 600, never, network)).rejects.toMatchObject({ data: { reason: 'timeout' } });
  });
});
