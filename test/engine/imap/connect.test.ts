import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { imapBackend } from '../../../engine/imap/index.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { backendOn, never, openOn, PASSWORD, settingsFor } from './fixture.ts';

describe('opening a session', () => {
  let server: MailServer;

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } } });
  });
  afterAll(() => server.stop());

  it('logs in over TLS', async () => {
    const session = await openOn(server);
    await session.close();
    expect(await session.closed).toBeNull();
  });

  it('logs in over STARTTLS', async () => {
    const session = await openOn(server, { port: server.ports.imap, security: 'starttls' });
    expect((await session.listMailboxes(never)).length).toBeGreaterThan(1);
    await session.close();
  });

  it('tries a wrong password exactly once', async () => {
    const wrong = imapBackend(settingsFor(server), 'faux', { extraCertificates: [server.ca] });
    await expect(wrong.open(never)).rejects.toMatchObject({
      kind: 'auth',
      data: { reason: 'wrongPassword', host: '127.0.0.1', port: server.ports.imaps },
    });
    // Dovecot writes it down a moment after it has answered.
    await expect.poll(() => server.logs().match(/Disconnected.*auth failed, (\d+) attempts/)?.[1]).toBe('1');
  });

  it('refuses plain text unless it was confirmed', async () => {
    const plain = { port: server.ports.imap, security: 'none' } as const;
    await expect(openOn(server, plain)).rejects.toMatchObject({
      kind: 'unsupported',
      data: { reason: 'plainTextRefused' },
    });
  });

  it('tells an unknown name', async () => {
    await expect(openOn(server, { host: 'personne.invalid' })).rejects.toSatisfy(
      // Without any resolver the system says « try again ».
      (error: { data: { kind: string; reason?: string } }) =>
        error.data.reason === 'nameNotFound' || error.data.kind === 'offline',
    );
  });

  it('tells a port where nobody listens', async () => {
    await expect(openOn(server, { port: 1 })).rejects.toMatchObject({
      kind: 'connection',
      data: { reason: 'refused' },
    });
  });

  it('tells TLS that is none', async () => {
    await expect(openOn(server, { port: server.ports.imap })).rejects.toMatchObject({
      kind: 'certificate',
      data: { reason: 'tlsFailed' },
    });
  });

  it('can be aborted', async () => {
    const stop = new AbortController();
    const opening = backendOn(server).open(stop.signal);
    stop.abort();
    await expect(opening).rejects.toMatchObject({ kind: 'cancelled' });
  });
});

describe.each([
  { kind: 'expired', reason: 'certificateExpired', name: 'localhost' },
  { kind: 'wronghost', reason: 'certificateWrongHost', name: 'elsewhere.example' },
  { kind: 'selfsigned', reason: 'certificateUntrusted', name: 'localhost' },
] as const)('a certificate that is $kind', ({ kind, reason, name }) => {
  let server: MailServer;

  beforeAll(async () => {
    server = await startMailServer({ users: { prof: { password: PASSWORD } }, certificate: kind });
  });
  afterAll(() => server.stop());

  it.each(['tls', 'starttls'] as const)('is refused over %s, with its facts', async (security) => {
    const port = security === 'tls' ? server.ports.imaps : server.ports.imap;
    await expect(openOn(server, { security, port })).rejects.toMatchObject({
      kind: 'certificate',
      data: {
        reason,
        certificate: { names: expect.arrayContaining([name]), validToAt: expect.any(Number) },
      },
    });
    expect(server.logs()).not.toMatch(/Login: user=/);
  });
});

describe('a server', () => {
  let fake: Server | null = null;
  afterEach(() => new Promise<void>((resolve) => (fake ? fake.close(() => resolve()) : resolve())));

  async function fakeServer(onConnection: (socket: Socket) => void): Promise<number> {
    fake = createServer((socket) => {
      socket.on('error', () => {}); // the client hangs up as it likes
      onConnection(socket);
    });
    await new Promise<void>((resolve) => fake!.listen(0, '127.0.0.1', resolve));
    return (fake.address() as AddressInfo).port;
  }

  function open(port: number, security: 'starttls' | 'none' = 'starttls', greetingMs = 300) {
    const settings = {
      host: '127.0.0.1',
      port,
      security,
      userName: 'prof',
      plainTextConfirmed: true,
    };
    return imapBackend(settings, PASSWORD, { limits: { greetingMs, silenceMs: 10_000 } }).open(never);
  }

  it('that greets in another protocol is no IMAP server, which is known long before a greeting is overdue', async () => {
    const port = await fakeServer((socket) => socket.write('220 mail.ecole.example ESMTP\r\n'));
    await expect(open(port, 'starttls', 120_000)).rejects.toMatchObject({
      kind: 'unsupported',
      data: { reason: 'notImap' },
    });
  });

  it('that answers and hangs up is no IMAP server', async () => {
    const port = await fakeServer((socket) => socket.end('550 go away\r\n'));
    await expect(open(port)).rejects.toMatchObject({ kind: 'unsupported', data: { reason: 'notImap' } });
  });

  it('that says nothing is probably no IMAP server', async () => {
    const port = await fakeServer((socket) => socket.resume());
    await expect(open(port)).rejects.toMatchObject({ kind: 'connection', data: { reason: 'notImap' } });
  });

  it('that hangs up at once is a bad connection', async () => {
    const port = await fakeServer((socket) => socket.end());
    await expect(open(port)).rejects.toMatchObject({ kind: 'connection', data: { reason: 'reset' } });
  });

  it('that turns everybody away for now asks for patience', async () => {
    const port = await fakeServer((socket) => socket.end('* BYE [UNAVAILABLE] too many connections\r\n'));
    await expect(open(port)).rejects.toMatchObject({ kind: 'throttled' });
  });

  it('that knows LOGIN alone is asked once', async () => {
    let logins = 0;
    const port = await fakeServer((socket) => {
      socket.write('* OK [CAPABILITY IMAP4rev1] ready\r\n');
      socket.on('data', (chunk) => {
        const tag = String(chunk).split(' ')[0];
        if (/ LOGIN /.test(String(chunk))) logins++;
        const refused = / LOGIN /.test(String(chunk));
        socket.write(refused ? `${tag} NO who?\r\n` : `* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n`);
      });
    });
    await expect(open(port, 'none')).rejects.toMatchObject({ kind: 'auth', data: { reason: 'wrongPassword' } });
    expect(logins).toBe(1);
  });

  it('that offers no STARTTLS never gets the password', async () => {
    let said = '';
    const port = await fakeServer((socket) => {
      socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n');
      socket.on('data', (chunk) => {
        said += chunk;
        for (const [, tag] of String(chunk).matchAll(/^(\w+) CAPABILITY/gm)) {
          socket.write(`* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n${tag} OK done\r\n`);
        }
      });
    });
    await expect(open(port)).rejects.toMatchObject({ kind: 'certificate', data: { reason: 'tlsFailed' } });
    expect(said).not.toMatch(/AUTH|LOGIN/);
  });

  it('that takes no password in plain text never gets it', async () => {
    let said = '';
    const port = await fakeServer((socket) => {
      socket.write('* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] ready\r\n');
      socket.on('data', (chunk) => {
        said += chunk;
        const tag = String(chunk).split(' ')[0];
        socket.write(`* CAPABILITY IMAP4rev1 LOGINDISABLED\r\n${tag} OK done\r\n`);
      });
    });
    await expect(open(port, 'none')).rejects.toMatchObject({
      kind: 'unsupported',
      data: { reason: 'plainTextRefused' },
    });
    expect(said).not.toMatch(/AUTHENTICATE|LOGIN/);
  });

  it('that asks for patience at the login is not said to refuse the password', async () => {
    const port = await fakeServer((socket) => {
      socket.write('* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] ready\r\n');
      socket.on('data', (chunk) => {
        const tag = String(chunk).split(' ')[0];
        if (/AUTHENTICATE|LOGIN/.test(String(chunk))) socket.write(`${tag} NO [UNAVAILABLE] later\r\n`);
        else socket.write(`* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n${tag} OK done\r\n`);
      });
    });
    await expect(open(port, 'none')).rejects.toMatchObject({ kind: 'throttled' });
  });
});
