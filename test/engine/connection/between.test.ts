import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TLSSocket } from 'node:tls';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openConnection } from '../../../engine/connection/open-connection.ts';
import { systemCertificates } from '../../../engine/connection/system-certificates.ts';
import { ownAuthorityOf } from '../../../engine/connection/trust.ts';
import { imapBackend } from '../../../engine/imap/index.ts';
import { pop3Maildrop } from '../../../engine/pop3/index.ts';
import { smtpSubmitter } from '../../../engine/smtp/index.ts';
import { ServerSettings } from '../../../shared/domain/account.ts';
import { createCertificates } from '../../servers/certificates.ts';
import { type InspectingProxy, startInspectingProxy } from '../../servers/inspecting-proxy.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';

const never = new AbortController().signal;
const PASSWORD = 'secret';

const settingsFor = (port: number, security: 'tls' | 'starttls' = 'tls') =>
  ServerSettings.parse({ host: 'localhost', port, security, userName: 'prof', plainTextConfirmed: false });

describe('a filter that inspects the encryption', () => {
  let server: MailServer;
  let filters: { imap: InspectingProxy; pop3: InspectingProxy; smtp: InspectingProxy };

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } } });
    const { ports, ca } = server;
    const filter = (port: number) => startInspectingProxy({ port, ca, root: 'Filtre du collège' });
    filters = {
      imap: await filter(ports.imaps),
      pop3: await filter(ports.pop3s),
      smtp: await filter(ports.submissions),
    };
  });
  afterAll(async () => {
    for (const filter of Object.values(filters)) await filter.stop();
    await server.stop();
  });

  const accountAt = ({ port }: InspectingProxy) => ({ ...settingsFor(port), userName: server.address('prof') });

  it('is refused where this PC does not know its root, and named', async () => {
    const trusted = { extraCertificates: [server.ca] };
    const refusal = {
      kind: 'certificate',
      data: { reason: 'tlsInspected', host: 'localhost', certificate: { issuer: 'Filtre du collège' } },
    };
    const { imap, pop3, smtp } = filters;
    await expect(imapBackend(accountAt(imap), PASSWORD, trusted).open(never)).rejects.toMatchObject(refusal);
    await expect(pop3Maildrop(accountAt(pop3), PASSWORD, trusted).open(never)).rejects.toMatchObject(refusal);
    await expect(smtpSubmitter(accountAt(smtp), PASSWORD, trusted).check(never)).rejects.toMatchObject(refusal);
    expect([imap, pop3, smtp].map(({ heard }) => heard.join(''))).toEqual(['', '', '']);
  });

  it('is let through where this PC knows its root, which can be named', async () => {
    const extraCertificates = [filters.imap.root];
    const options = { limitMs: 5_000, extraCertificates };
    const session = await imapBackend(accountAt(filters.imap), PASSWORD, { extraCertificates }).open(never);
    await session.close();
    const socket = (await openConnection(accountAt(filters.imap), options, never)) as TLSSocket;
    expect(ownAuthorityOf(socket)).toBe('Filtre du collège');
    socket.destroy();
  });
});

describe('the authorities of this PC', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'casier-roots-'));
  const root = createCertificates(dir);
  const file = path.join(dir, 'ca.crt');
  const other = path.join(dir, 'selfsigned.crt');
  afterAll(() => rmSync(dir, { recursive: true }));

  it('are those of the first bundle that is there', () => {
    expect(systemCertificates('linux', {}, ['/nowhere.crt', file, other])).toEqual([root.trim()]);
  });

  it('are those that the environment names, where it does', () => {
    expect(systemCertificates('linux', { SSL_CERT_FILE: other, NODE_EXTRA_CA_CERTS: file }, [file])).toEqual([
      readFileSync(other, 'utf8').trim(),
      root.trim(),
    ]);
  });

  it('are none where nothing can be read', () => {
    expect(systemCertificates('linux', { SSL_CERT_FILE: dir, NODE_EXTRA_CA_CERTS: '/nowhere' })).toEqual([]);
  });
});

describe('a network that wants people to sign in first', () => {
  const servers: Server[] = [];
  const dir = mkdtempSync(path.join(tmpdir(), 'casier-portal-'));
  createCertificates(dir);
  const read = (file: string) => readFileSync(path.join(dir, file), 'utf8');
  const listen = async (server: Server) => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  /** As web servers do: nothing until it is spoken to, then this. */
  const page = (socket: Socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'));
  };
  afterEach(() => Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve)))));
  afterAll(() => rmSync(dir, { recursive: true }));

  const portal = { kind: 'connection', data: { reason: 'captivePortal', host: 'localhost' } };

  it.each(['wronghost', 'selfsigned', 'expired'])(
    'is told by the web server behind a certificate that is %s',
    async (kind) => {
      const port = await listen(createTlsServer({ key: read(`${kind}.key`), cert: read(`${kind}.crt`) }, page));
      await expect(imapBackend(settingsFor(port), PASSWORD).open(never)).rejects.toMatchObject(portal);
    },
  );

  it('is told by a web server in place of a greeting', async () => {
    const limits = { greetingMs: 300 };
    const port = await listen(createServer(page));
    const settings = settingsFor(port, 'starttls');
    await expect(imapBackend(settings, PASSWORD, { limits }).open(never)).rejects.toMatchObject(portal);
    await expect(pop3Maildrop(settings, PASSWORD, { limits }).open(never)).rejects.toMatchObject(portal);
    await expect(smtpSubmitter(settings, PASSWORD, { limits }).check(never)).rejects.toMatchObject(portal);
  });

  it('is told by a web server where TLS should be spoken', async () => {
    const port = await listen(createServer(page));
    await expect(imapBackend(settingsFor(port), PASSWORD).open(never)).rejects.toMatchObject(portal);
  });

  it('is not suspected behind a mail server whose certificate is for another name', async () => {
    const greet = (socket: Socket) => socket.on('error', () => socket.destroy()).write('* OK bonjour\r\n');
    const port = await listen(
      createTlsServer({ key: read('wronghost.key'), cert: read('wronghost.crt'), ca: read('ca.crt') }, greet),
    );
    await expect(
      imapBackend(settingsFor(port), PASSWORD, { extraCertificates: [read('ca.crt')] }).open(never),
    ).rejects.toMatchObject({
      kind: 'certificate',
      data: { reason: 'certificateWrongHost', certificate: { names: ['elsewhere.example'] } },
    });
  });
});
