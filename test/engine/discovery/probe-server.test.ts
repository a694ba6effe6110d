import net from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Place, probeServer } from '../../../engine/discovery/probe-server.ts';
import { FakeDoor } from '../../servers/fake-door.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';

const NEVER = new AbortController().signal;
let server: MailServer;
beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
});
afterAll(() => server.stop());

const probe = (place: Partial<Place>, limitMs = 5_000, signal = NEVER) =>
  probeServer(
    { service: 'imap', host: 'localhost', port: server.ports.imaps, security: 'tls', ...place },
    { extraCertificates: [server.ca], limitMs },
    signal,
  );

describe('A mail server is recognised without a password', () => {
  it.each([
    ['imap', 'tls', 'imaps'],
    ['imap', 'starttls', 'imap'],
    ['pop3', 'tls', 'pop3s'],
    ['pop3', 'starttls', 'pop3'],
    ['smtp', 'tls', 'submissions'],
    ['smtp', 'starttls', 'submission'],
  ] as const)('%s by %s', async (service, security, port) => {
    expect(await probe({ service, security, port: server.ports[port] })).toBeNull();
  });

  it('and nobody tried to log in', () => {
    expect(server.logs()).not.toMatch(/Login: user=|auth failed|sasl_/i);
  });
});

describe('What is no such server is told apart', () => {
  const closedPort = async () => {
    const listener = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    const { port } = listener.address() as net.AddressInfo;
    await new Promise((resolve) => listener.close(resolve));
    return port;
  };

  it('a name that does not exist', async () => {
    expect(await probe({ host: 'nulle-part.invalid' })).toMatchObject({ host: 'nulle-part.invalid' });
  });
  it('a port where nobody listens', async () => {
    expect(await probe({ port: await closedPort() })).toMatchObject({ kind: 'connection', reason: 'refused' });
  });
  it('a port without TLS', async () => {
    expect(await probe({ port: server.ports.imap })).toMatchObject({ kind: 'certificate', reason: 'tlsFailed' });
  });
  it.each([
    ['imap', 'pop3s', 'notImap'],
    ['imap', 'submissions', 'notImap'],
    ['pop3', 'imaps', 'notPop3'],
    ['smtp', 'imaps', 'notSmtp'],
  ] as const)('one of another kind than %s on the port of %s', async (service, port, reason) => {
    expect(await probe({ service, port: server.ports[port] })).toMatchObject({ kind: 'unsupported', reason });
  });
  it.each([
    ['expired', 'certificateExpired'],
    ['wronghost', 'certificateWrongHost'],
    ['selfsigned', 'certificateUntrusted'],
  ] as const)('a certificate that is %s, and what it says', async (kind, reason) => {
    await server.setCertificate(kind);
    const [direct, later] = [await probe({}), await probe({ security: 'starttls', port: server.ports.imap })];
    await server.setCertificate('valid');
    expect(direct).toMatchObject({ kind: 'certificate', reason, certificate: { subject: expect.any(String) } });
    expect(later).toMatchObject({ kind: 'certificate', reason, certificate: { subject: expect.any(String) } });
  });
});

describe('A server of bad manners', () => {
  let door: FakeDoor;
  afterEach(() => door.stop());
  const at = async (service: Place['service'], fake: FakeDoor, limitMs = 400) => {
    door = fake;
    return probe({ service, security: 'starttls', host: '127.0.0.1', port: await door.start() }, limitMs);
  };

  const imapCan = (line: string) => (/CAPABILITY/.test(line) ? '* CAPABILITY IMAP4rev1 STARTTLS\r\nc OK\r\n' : null);
  it.each([
    ['after the connection', 'imap', new FakeDoor()],
    ['in its greeting', 'smtp', new FakeDoor('220-wait')],
    ['after its greeting', 'pop3', new FakeDoor('+OK ready\r\n')],
    ['when TLS is asked for', 'imap', new FakeDoor('* OK ready\r\n', imapCan)],
    [
      'in the handshake',
      'imap',
      new FakeDoor('* OK ready\r\n', (line) => imapCan(line) ?? (line === 's STARTTLS' ? 's OK begin\r\n' : null)),
    ],
  ] as const)('that hangs %s is given up in time', async (_, service, fake) => {
    const startedAtMs = performance.now();
    expect(await at(service, fake)).toMatchObject({ kind: 'connection', reason: 'timeout' });
    expect(performance.now() - startedAtMs).toBeLessThan(3_000);
  });

  it.each([
    ['the greeting of another protocol', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['lines without an end', 'x'.repeat(20_000)],
    ['lines without number', '* OK hello\r\n* CAPABILITY A\r\n'.repeat(9_000)],
  ])('that says %s is none', async (_, greeting) => {
    expect(await at('imap', new FakeDoor(greeting))).toMatchObject({ kind: 'unsupported', reason: 'notImap' });
  });

  it('that says a web page is the network’s own sign-in page', async () => {
    const portal = new FakeDoor('HTTP/1.1 200 OK\r\n\r\n');
    expect(await at('imap', portal)).toMatchObject({ kind: 'connection', reason: 'captivePortal' });
  });

  it('that offers no TLS is told so and hears nothing else', async () => {
    const plain = new FakeDoor('* OK ready\r\n', () => '* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\nc OK\r\n');
    expect(await at('imap', plain)).toMatchObject({ kind: 'unsupported', reason: 'noEncryption' });
    expect(plain.heard).toBe('c CAPABILITY\r\n');
  });

  it('that says more than it should before TLS is not believed', async () => {
    const injecting = new FakeDoor(
      '* OK ready\r\n',
      (line) => imapCan(line) ?? 's OK begin\r\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n',
    );
    expect(await at('imap', injecting)).toMatchObject({ kind: 'certificate', detail: 'clear text before TLS' });
  });

  it('that asks for patience is told as that', async () => {
    expect(await at('imap', new FakeDoor('* BYE too many\r\n'))).toMatchObject({ kind: 'throttled' });
    await door.stop();
    expect(await at('smtp', new FakeDoor('421 busy\r\n'))).toMatchObject({ kind: 'throttled' });
    await door.stop();
    expect(await at('pop3', new FakeDoor('-ERR not now\r\n'))).toMatchObject({ kind: 'throttled' });
  });

  it('can be left at any moment', async () => {
    door = new FakeDoor();
    const port = await door.start();
    const stop = new AbortController();
    const probing = probe({ port, host: '127.0.0.1' }, 60_000, stop.signal);
    stop.abort();
    await expect(probing).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
