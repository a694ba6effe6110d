// The client on a real Dovecot: a whole session over TLS and STLS, and certificates that are not to be trusted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { deliver, testMessage } from '../imap/fixture.ts';
import { sha256 } from '../server-mail.ts';
import { maildropOn, never, PASSWORD, retrieveAll } from './fixture.ts';

describe('a session on a real Dovecot', () => {
  let server: MailServer;

  beforeAll(async () => {
    server = await startMailServer({
      users: { prof: { password: PASSWORD }, gros: { password: PASSWORD }, accent: { password: 'clé été 42' } },
    });
  });
  afterAll(() => server.stop());

  it.each(['tls', 'starttls'] as const)('lists, brings, deletes and ends over %s', async (security) => {
    deliver(server, 'prof', [testMessage('Un'), testMessage('Deux', '.\r\n..\r\n.a\r\n\r\n')]);
    const maildrop = maildropOn(server, {
      security,
      port: security === 'tls' ? server.ports.pop3s : server.ports.pop3,
    });
    const session = await maildrop.open(never);
    const listed = await session.list(never);
    expect(listed.map(({ number }) => number)).toEqual([1, 2]);
    expect(new Set(listed.map(({ uidl }) => uidl)).size).toBe(2);
    const { messages } = await retrieveAll(session, [2, 1]);
    expect([...messages]).toEqual([
      [2, testMessage('Deux', '.\r\n..\r\n.a\r\n\r\n')],
      [1, testMessage('Un')],
    ]);
    expect(listed[0]!.sizeBytes).toBe(Buffer.byteLength(messages.get(1)!));
    const headers = await session.headers([1], never);
    expect(Buffer.from(headers.get(1)!).toString()).toBe(`${testMessage('Un').split('\r\n\r\n')[0]}\r\n`);
    expect(await session.delete([1, 2], never)).toEqual([1, 2]);
    expect(await session.quit(never)).toBe(true);
    const after = await maildrop.open(never);
    expect(await after.list(never)).toEqual([]);
    await after.quit(never);
  });

  it('deletes nothing when it hangs up instead of ending in order', async () => {
    deliver(server, 'prof', [testMessage('Reste')]);
    const maildrop = maildropOn(server);
    const session = await maildrop.open(never);
    await session.list(never);
    await session.delete([1], never);
    session.close();
    const after = await maildrop.open(never);
    expect(await after.list(never)).toHaveLength(1);
    await after.delete([1], never);
    await after.quit(never);
  });

  it('brings 25 MB byte for byte', async () => {
    const body = `${'Zm9vYmFyLg'.repeat(7)}\r\n.\r\n`.repeat(340_000);
    const large = testMessage('Volumineux', body);
    deliver(server, 'gros', [large]);
    const session = await maildropOn(server, { userName: server.address('gros') }).open(never);
    await session.list(never);
    const { messages } = await retrieveAll(session, [1]);
    expect(sha256(Buffer.from(messages.get(1)!))).toBe(sha256(Buffer.from(large)));
    await session.quit(never);
  });

  it('says a password of any letters', async () => {
    const session = await maildropOn(server, { userName: server.address('accent') }, 'clé été 42').open(never);
    await session.quit(never);
  });

  it('tries a wrong password exactly once', async () => {
    await expect(maildropOn(server, {}, 'faux').open(never)).rejects.toMatchObject({
      kind: 'auth',
      data: { reason: 'wrongPassword', host: '127.0.0.1', port: server.ports.pop3s },
    });
    await expect.poll(() => server.logs().match(/pop3-login: .*auth failed, (\d+) attempts/)?.[1]).toBe('1');
  });

  it.each([
    {
      what: 'plain text that was not confirmed',
      change: { security: 'none' },
      kind: 'unsupported',
      reason: 'plainTextRefused',
    },
    { what: 'TLS that is none', change: { security: 'tls' }, kind: 'certificate', reason: 'tlsFailed' },
  ] as const)('tells $what', async ({ change, kind, reason }) => {
    await expect(maildropOn(server, { port: server.ports.pop3, ...change }).open(never)).rejects.toMatchObject({
      kind,
      data: { reason },
    });
  });

  it('tells a port where nobody listens', async () => {
    await expect(maildropOn(server, { port: 1 }).open(never)).rejects.toMatchObject({
      kind: 'connection',
      data: { reason: 'refused' },
    });
  });

  it('can be aborted', async () => {
    const stop = new AbortController();
    const opening = maildropOn(server).open(stop.signal);
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
    const port = security === 'tls' ? server.ports.pop3s : server.ports.pop3;
    await expect(maildropOn(server, { security, port }).open(never)).rejects.toMatchObject({
      kind: 'certificate',
      data: { reason, certificate: { names: expect.arrayContaining([name]), validToAt: expect.any(Number) } },
    });
    expect(server.logs()).not.toMatch(/Login: user=/);
  });
});
