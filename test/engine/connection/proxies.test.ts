import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { directNetwork, type Network, type Route } from '../../../engine/connection/network.ts';
import { openSocket } from '../../../engine/connection/open-socket.ts';
import { routesOfPac } from '../../../engine/connection/pac-answer.ts';
import { createProxyLogins } from '../../../engine/connection/proxy-logins.ts';
import { imapBackend } from '../../../engine/imap/index.ts';
import { pop3Maildrop } from '../../../engine/pop3/index.ts';
import { smtpSubmitter } from '../../../engine/smtp/index.ts';
import { ServerSettings } from '../../../shared/domain/account.ts';
import { createCertificates } from '../../servers/certificates.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import {
  type HttpProxyOptions,
  type SocksOptions,
  startHttpProxy,
  startSocksProxy,
  type TestProxy,
} from '../../servers/proxies.ts';

const never = new AbortController().signal;
const PASSWORD = 'secret';
const NAMES = { localhost: '127.0.0.1' };

/** Of a proxy that nobody knows. */
function selfSigned(): { key: string; cert: string } {
  const dir = mkdtempSync(path.join(tmpdir(), 'casier-proxy-'));
  createCertificates(dir);
  const read = (extension: string) => readFileSync(path.join(dir, `selfsigned.${extension}`), 'utf8');
  const certificate = { key: read('key'), cert: read('crt') };
  rmSync(dir, { recursive: true });
  return certificate;
}

/** The system's answer, in the words of a PAC file. */
function networkBy(pac: string): Network & { failures: Route[] } {
  const failures: Route[] = [];
  return {
    ...directNetwork,
    failures,
    routesTo: async () => routesOfPac(pac),
    noteFailure: (_endpoint, route) => failures.push(route),
  };
}

describe('behind a proxy', () => {
  let server: MailServer;
  const proxies: TestProxy[] = [];
  const http = async (options: HttpProxyOptions = {}) => keep(await startHttpProxy({ names: NAMES, ...options }));
  const socks = async (options: SocksOptions = {}) => keep(await startSocksProxy({ names: NAMES, ...options }));
  const keep = (proxy: TestProxy) => {
    proxies.push(proxy);
    return proxy;
  };

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } } });
  });
  afterEach(() => Promise.all(proxies.splice(0).map((proxy) => proxy.stop())));
  afterAll(() => server.stop());

  const settings = (port: number, security: 'tls' | 'starttls') =>
    ServerSettings.parse({
      host: 'localhost',
      port,
      security,
      userName: server.address('prof'),
      plainTextConfirmed: false,
    });

  /** A session of each protocol; answers the ports that were asked for, in order. */
  async function loginByEach(pac: string): Promise<number[]> {
    const { ports } = server;
    const options = { extraCertificates: [server.ca], network: networkBy(pac) };
    const asked: number[] = [];
    for (const [port, security] of [
      [ports.imaps, 'tls'],
      [ports.imap, 'starttls'],
    ] as const) {
      const session = await imapBackend(settings(port, security), PASSWORD, options).open(never);
      expect((await session.listMailboxes(never)).length).toBeGreaterThan(1);
      await session.close();
      asked.push(port);
    }
    for (const [port, security] of [
      [ports.pop3s, 'tls'],
      [ports.pop3, 'starttls'],
    ] as const) {
      const session = await pop3Maildrop(settings(port, security), PASSWORD, options).open(never);
      await session.quit(never);
      asked.push(port);
    }
    for (const [port, security] of [
      [ports.submissions, 'tls'],
      [ports.submission, 'starttls'],
    ] as const) {
      await smtpSubmitter(settings(port, security), PASSWORD, options).check(never);
      asked.push(port);
    }
    return asked;
  }

  it.each([
    ['an HTTP proxy', http, 'PROXY'],
    ['a SOCKS 4a proxy', socks, 'SOCKS'],
    ['a SOCKS 5 proxy', socks, 'SOCKS5'],
  ])('IMAP, POP3 and SMTP go through %s, with TLS and STARTTLS', async (_what, start, word) => {
    const proxy = await start();
    const ports = await loginByEach(`${word} 127.0.0.1:${proxy.port}`);
    expect(proxy.asked).toEqual(ports.map((port) => `localhost:${port}`));
  });

  it('a greeting that comes in the same breath as the tunnel is not lost', async () => {
    const proxy = await http({ withGreeting: true });
    const options = { extraCertificates: [server.ca], network: networkBy(`PROXY 127.0.0.1:${proxy.port}`) };
    const session = await imapBackend(settings(server.ports.imap, 'starttls'), PASSWORD, options).open(never);
    await session.close();
    expect(proxy.asked).toEqual([`localhost:${server.ports.imap}`]);
  });

  it('a certificate that is refused is told with its facts, which come through the proxy as well', async () => {
    const proxy = await http();
    const options = { network: networkBy(`PROXY 127.0.0.1:${proxy.port}`) };
    const refused = imapBackend(settings(server.ports.imaps, 'tls'), PASSWORD, options).open(never);
    await expect(refused).rejects.toMatchObject({ kind: 'certificate', data: { certificate: { issuer: 'Test CA' } } });
    expect(proxy.asked).toHaveLength(2);
  });

  describe('that does not let mail through', () => {
    let target: Server;
    let endpoint: { host: string; port: number };
    beforeAll(async () => {
      target = createServer((socket) => socket.on('error', () => socket.destroy()).end('* OK\r\n'));
      await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
      endpoint = { host: '127.0.0.1', port: (target.address() as AddressInfo).port };
    });
    afterAll(() => new Promise((resolve) => target.close(resolve)));

    /** By this proxy alone. */
    const by = (kind: 'http' | 'https' | 'socks4' | 'socks5', port: number, limitMs = 5_000) => {
      const network: Network = { ...directNetwork, routesTo: async () => [{ kind, host: '127.0.0.1', port }] };
      return openSocket(endpoint, limitMs, never, network);
    };

    it.each([
      ['403 Forbidden', 'proxyRefused'],
      ['405 Method Not Allowed', 'proxyRefused'],
      ['502 Bad Gateway', 'proxyCannotReach'],
      ['504 Gateway Timeout', 'proxyCannotReach'],
    ])('by %s is told as such, with its name and its words', async (status, reason) => {
      const { port } = await http({ answer: `HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n` });
      await expect(by('http', port)).rejects.toMatchObject({
        kind: 'connection',
        data: { reason, detail: status, proxy: `127.0.0.1:${port}`, host: '127.0.0.1', port: endpoint.port },
      });
    });

    it.each([
      ['Negotiate\r\nProxy-Authenticate: Basic realm="Collège"', 'proxyPassword', ' (Negotiate, Basic)'],
      ['Negotiate, NTLM, basic realm="Lycée, salle B", charset="UTF-8"', 'proxyPassword', ' (Negotiate, NTLM, basic)'],
      ['Negotiate YIIB==\r\nProxy-Authenticate: NTLM', 'proxyLoginUnsupported', ' (Negotiate, NTLM)'],
      ['Digest realm="Basic", nonce="a, Basic b"', 'proxyLoginUnsupported', ' (Digest)'],
    ])('and asks for a password says in which ways it wants it: %s', async (challenge, reason, ways) => {
      const head = `HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: ${challenge}\r\n\r\n`;
      const { port } = await http({ answer: head });
      await expect(by('http', port)).rejects.toMatchObject({
        data: { reason, detail: `407 Proxy Authentication Required${ways}` },
      });
    });

    describe('without being told who one is', () => {
      const LOGIN = { userName: 'cdurand', password: 'Sésame: ouvre-toi' };
      const words = `${LOGIN.userName}:${LOGIN.password}`;

      /** By this proxy alone, as somebody who says this once it asks. */
      const asker = (kind: 'http' | 'socks5', port: number) => {
        const proxyLogins = createProxyLogins();
        const routesTo = async () => [{ kind, host: '127.0.0.1', port }];
        const network: Network = { ...directNetwork, proxyLogins, routesTo };
        const open = async () => void (await openSocket(endpoint, 5_000, never, network)).destroy();
        return { open, give: (login = LOGIN) => proxyLogins.give(`127.0.0.1:${port}`, login) };
      };

      it.each(['http', 'socks5'] as const)('lets mail through once it was told: %s', async (kind) => {
        const proxy = kind === 'http' ? await http({ login: words }) : await socks({ login: words });
        const { open, give } = asker(kind, proxy.port);
        expect(give()).toBe(false);
        await expect(open()).rejects.toMatchObject({ data: { reason: 'proxyPassword' } });
        expect(proxy.logins).toEqual([]);
        expect(give()).toBe(true);
        await open();
        expect(proxy.asked).toEqual([`127.0.0.1:${endpoint.port}`]);
        expect(proxy.logins).toEqual([words]);
      });

      it.each(['http', 'socks5'] as const)('hears what is wrong once, however many wait: %s', async (kind) => {
        const proxy = kind === 'http' ? await http({ login: words }) : await socks({ login: words });
        const { open, give } = asker(kind, proxy.port);
        await expect(open()).rejects.toMatchObject({ data: { reason: 'proxyPassword' } });
        give({ ...LOGIN, password: 'mauvais' });
        const tried = await Promise.allSettled(Array.from({ length: 12 }, open));
        for (const one of tried) {
          expect(one).toMatchObject({ status: 'rejected', reason: { data: { reason: 'proxyWrongPassword' } } });
        }
        expect(proxy.logins).toEqual(['cdurand:mauvais']);
        give();
        await Promise.all(Array.from({ length: 12 }, open));
        expect(new Set(proxy.logins.slice(1))).toEqual(new Set([words]));
      });
    });

    it.each([
      ['hangs up', null, 'proxyCut'],
      ['says nothing', '', 'proxySilent'],
      ['stops in the middle of its answer', 'HTTP/1.1 200 Connec', 'proxySilent'],
      ['speaks something else', '220 smtp.example ESMTP\r\n', 'proxyNotOne'],
    ])('as it %s is told as such, in time', async (_what, answer, reason) => {
      const { port } = await http({ answer });
      await expect(by('http', port, 400)).rejects.toMatchObject({ kind: 'connection', data: { reason } });
    });

    it.each([
      [{ reply: 2 }, 'proxyRefused'],
      [{ reply: 4 }, 'proxyCannotReach'],
      [{ login: 'cdurand:secret' }, 'proxyPassword'],
    ])('as a SOCKS 5 proxy: %j', async (options, reason) => {
      const { port } = await socks(options);
      await expect(by('socks5', port)).rejects.toMatchObject({ data: { reason, proxy: `127.0.0.1:${port}` } });
    });

    it('as a SOCKS 4 proxy', async () => {
      const { port } = await socks({ reply: 91 });
      await expect(by('socks4', port)).rejects.toMatchObject({ data: { reason: 'proxyCannotReach' } });
    });

    it('as nobody listens there', async () => {
      await expect(by('socks5', 1)).rejects.toMatchObject({
        data: { reason: 'proxyUnreachable', proxy: '127.0.0.1:1' },
      });
    });

    it('as its own TLS is not to be trusted', async () => {
      const { port } = await http({ certificate: selfSigned() });
      await expect(by('https', port)).rejects.toMatchObject({ data: { reason: 'proxyUnreachable' } });
    });

    it('is followed by the next way of the list, in order', async () => {
      const refusing = await http({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' });
      const good = await socks();
      const network = networkBy(`PROXY 127.0.0.1:1; PROXY 127.0.0.1:${refusing.port}; SOCKS5 127.0.0.1:${good.port}`);
      const socket = await openSocket(endpoint, 5_000, never, network);
      socket.destroy();
      expect(good.asked).toEqual([`127.0.0.1:${endpoint.port}`]);
      expect(network.failures).toHaveLength(2);
    });

    it('is passed by where it is one of the web: mail may go straight there', async () => {
      const refusing = await http({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' });
      const socket = await openSocket(endpoint, 5_000, never, networkBy(`PROXY 127.0.0.1:${refusing.port}`));
      socket.destroy();
      expect(refusing.asked).toHaveLength(1);
    });

    it('is what the person is told of when the straight way is closed too', async () => {
      const refusing = await http({ answer: 'HTTP/1.1 403 Forbidden\r\n\r\n' });
      const closed = { host: '127.0.0.1', port: 1 };
      await expect(
        openSocket(closed, 5_000, never, networkBy(`PROXY 127.0.0.1:${refusing.port}`)),
      ).rejects.toMatchObject({
        data: { reason: 'proxyRefused' },
      });
    });

    it('is given up as soon as it is no longer wanted', async () => {
      const { port } = await http({ answer: '' });
      const stop = new AbortController();
      const network: Network = { ...directNetwork, routesTo: async () => [{ kind: 'http', host: '127.0.0.1', port }] };
      const opening = openSocket(endpoint, 60_000, stop.signal, network);
      setTimeout(() => stop.abort(), 50);
      await expect(opening).rejects.toMatchObject({ kind: 'cancelled' });
    });
  });
});
