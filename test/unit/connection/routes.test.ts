import { describe, expect, it } from 'vitest';
import type { Endpoint } from '../../../engine/connection/connection-error.ts';
import { DIRECT, NO_LOGINS } from '../../../engine/connection/network.ts';
import { routesOfPac } from '../../../engine/connection/pac-answer.ts';
import { byTurns } from '../../../engine/connection/race-addresses.ts';
import { systemNetwork } from '../../../engine/connection/system-network.ts';
import { openProxyLine } from '../../../engine/proxy-line.ts';
import type { EngineNotice } from '../../../shared/contract/boot.ts';

const server: Endpoint = { host: 'imap.ac-test.example', port: 993 };

describe('the answer of a PAC file', () => {
  it.each([
    ['DIRECT', [DIRECT]],
    ['', [DIRECT]],
    ['charabia; PROXY', [DIRECT]],
    ['SOCKS5 relais:1081', [{ kind: 'socks5', host: 'relais', port: 1081 }]],
    ['SOCKS relais', [{ kind: 'socks4', host: 'relais', port: 1080 }]],
    ['direct ;  proxy a:3128', [DIRECT, { kind: 'http', host: 'a', port: 3128 }]],
    ['PROXY [2001:db8::1]:3128; DIRECT', [{ kind: 'http', host: '2001:db8::1', port: 3128 }, DIRECT]],
    [
      'PROXY a; SOCKS5 b; HTTPS c',
      [
        { kind: 'http', host: 'a', port: 80 },
        { kind: 'socks5', host: 'b', port: 1080 },
        { kind: 'https', host: 'c', port: 443 },
      ],
    ],
  ])('« %s » is read in order', (answer, routes) => {
    expect(routesOfPac(answer)).toEqual(routes);
  });

  it('lets mail go past proxies of the web when they do not carry it, and past no other', () => {
    expect(routesOfPac('PROXY a:3128; HTTPS b').at(-1)).toEqual(DIRECT);
    expect(routesOfPac('SOCKS5 a; PROXY b')).not.toContainEqual(DIRECT);
  });
});

describe('the system’s proxies', () => {
  /** A clock that is set, and a system that notes what it was asked. */
  function surroundings(answer: (endpoint: Endpoint) => Promise<string>) {
    const clock = { nowMs: 0 };
    const asked: Endpoint[] = [];
    const network = systemNetwork(
      (endpoint) => {
        asked.push(endpoint);
        return answer(endpoint);
      },
      NO_LOGINS,
      () => clock.nowMs,
    );
    return { clock, asked, network };
  }

  it('are asked for once a server, and again after half a minute', async () => {
    const { clock, asked, network } = surroundings(async () => 'PROXY a:3128');
    await Promise.all([network.routesTo(server), network.routesTo(server)]);
    await network.routesTo({ ...server, port: 465 });
    expect(asked).toHaveLength(2);
    clock.nowMs = 30_001;
    await network.routesTo(server);
    expect(asked).toHaveLength(3);
  });

  it('come last for a while when they have just failed, for that server only', async () => {
    const { clock, network } = surroundings(async () => 'PROXY a:3128; DIRECT');
    const [proxy] = await network.routesTo(server);
    network.noteFailure(server, proxy!);
    expect(await network.routesTo(server)).toEqual([DIRECT, proxy]);
    expect(await network.routesTo({ ...server, port: 465 })).toEqual([proxy, DIRECT]);
    clock.nowMs = 5 * 60_000 + 1;
    expect(await network.routesTo(server)).toEqual([proxy, DIRECT]);
  });

  it('are asked for by number, and each answer finds its question', async () => {
    const notices: EngineNotice[] = [];
    const line = openProxyLine((notice) => notices.push(notice));
    const answers = Promise.all([line.ask(server), line.ask({ ...server, port: 465 })]);
    line.answered(2, 'DIRECT');
    line.answered(1, 'PROXY a:1');
    line.answered(1, 'PROXY late:1');
    expect(await answers).toEqual(['PROXY a:1', 'DIRECT']);
    expect(notices).toEqual([
      { type: 'whichProxy', id: 1, ...server },
      { type: 'whichProxy', id: 2, ...server, port: 465 },
    ]);
  });
});

describe('the addresses of a name', () => {
  it('are tried by turns of their families, the first one first', () => {
    const of = (family: 4 | 6, ...addresses: string[]) => addresses.map((address) => ({ address, family }));
    expect(byTurns([...of(6, 'a', 'b', 'c'), ...of(4, '1')])).toEqual(['a', '1', 'b', 'c']);
    expect(byTurns([...of(4, '1'), ...of(6, 'a', 'b')])).toEqual(['1', 'a', 'b']);
    expect(byTurns([])).toEqual([]);
  });
});
