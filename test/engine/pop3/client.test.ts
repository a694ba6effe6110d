import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { MailError } from '../../../shared/domain/problem.ts';
import { FakePop3Server } from '../../servers/fake-pop3-server.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { deliver, testMessage } from '../imap/fixture.ts';
import { sha256 } from '../server-mail.ts';
import { maildropAt, maildropOn, never, PASSWORD, retrieveAll } from './fixture.ts';

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
    expect(Buffer.from(headers.get(1)!).toString()).toBe(testMessage('Un').split('\r\n\r\n')[0] + '\r\n');
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

describe('a server with bad manners', () => {
  let fake: FakePop3Server;
  let port: number;

  beforeEach(async () => {
    fake = new FakePop3Server();
    port = await fake.start();
    fake.add(
      { raw: testMessage('Un'), uidl: 'a' },
      { raw: testMessage('Deux'), uidl: 'b' },
      { raw: testMessage('Trois'), uidl: 'c' },
    );
  });
  afterEach(() => fake.stop());

  const open = (limits = {}, change = {}) => maildropAt(port, limits, change).open(never);
  const failureOf = (opening: Promise<unknown>): Promise<MailError> =>
    opening.then(
      () => expect.fail('opened'),
      (error) => error,
    );

  it.each([
    {
      what: 'greets in another protocol',
      greeting: '220 mail.ecole.example ESMTP',
      kind: 'unsupported',
      reason: 'notPop3',
    },
    { what: 'greets as IMAP', greeting: '* OK IMAP4rev1', kind: 'unsupported', reason: 'notPop3' },
    { what: 'lets nobody in for now', greeting: '-ERR too many connections', kind: 'throttled', reason: undefined },
    { what: 'is out of order', greeting: '-ERR [SYS/PERM] closed', kind: 'unsupported', reason: undefined },
  ])('that $what is told apart', async ({ greeting, kind, reason }) => {
    fake.greeting = greeting;
    const { data } = await failureOf(open());
    expect(data).toMatchObject({ kind, ...(reason && { reason }), host: '127.0.0.1' });
    expect(fake.passwordsHeard).toBe(0);
  });

  it('that says nothing is probably no POP3 server', async () => {
    fake.cutAfterBytes = 0;
    fake.greeting = '';
    await expect(open()).rejects.toMatchObject({ kind: 'connection' });
  });

  it.each([
    { reply: '-ERR [AUTH] no', kind: 'auth' },
    { reply: '-ERR no', kind: 'auth' },
    { reply: '-ERR [IN-USE] locked', kind: 'throttled', reason: 'mailboxInUse' },
    { reply: '-ERR [LOGIN-DELAY] too soon', kind: 'throttled', retryAfterMs: 900_000 },
    { reply: '-ERR [SYS/TEMP] later', kind: 'throttled' },
    { reply: '-ERR [SYS/NEW-CODE] hm', kind: 'throttled' },
    { reply: '-ERR [SYS/PERM] never', kind: 'unsupported' },
    { reply: '-ERR [ALIEN] hm', kind: 'auth' },
  ])('that refuses a login with « $reply » hears the password once', async ({ reply, ...told }) => {
    fake.capability = [...fake.capability!, 'LOGIN-DELAY 900'];
    fake.answers.set('USER', `${reply}\r\n`);
    fake.capability = fake.capability.filter((line) => !line.startsWith('SASL'));
    const { data } = await failureOf(open());
    expect(data).toMatchObject(told);
    expect(fake.count('USER')).toBe(1);
  });

  it('that wants to be left alone between two sessions is', async () => {
    fake.capability = [...fake.capability!, 'LOGIN-DELAY 900'];
    const session = await open();
    expect(session.restMs).toBe(900_000);
    await session.quit(never);
  });

  it('that takes AUTH for a mistake is told the password by PASS, once', async () => {
    fake.answers.set('AUTH', '-ERR what?\r\n');
    await (await open()).quit(never);
    expect(fake.passwordsHeard).toBe(1);
  });

  it('that knows no CAPA is asked one thing at a time', async () => {
    fake.capability = null;
    const session = await open();
    expect(await session.list(never)).toHaveLength(3);
    expect((await retrieveAll(session, [3, 2, 1])).messages.size).toBe(3);
    expect(await session.quit(never)).toBe(true);
  });

  it('that offers no STLS never hears the password', async () => {
    const { data } = await failureOf(open({}, { security: 'starttls' }));
    expect(data).toMatchObject({ kind: 'certificate', reason: 'tlsFailed' });
    expect(fake.passwordsHeard).toBe(0);
  });

  it('that sends clear text behind its answer to STLS is not trusted', async () => {
    fake.answers.set('STLS', '+OK begin TLS\r\n+OK injected\r\n');
    const { data } = await failureOf(open({}, { security: 'starttls' }));
    expect(data).toMatchObject({ kind: 'certificate', reason: 'tlsFailed' });
    expect(fake.passwordsHeard).toBe(0);
  });

  it('that takes no password in plain text never hears it', async () => {
    fake.capability = ['STLS', 'SASL', 'TOP'];
    expect((await failureOf(open())).data).toMatchObject({ kind: 'unsupported', reason: 'plainTextRefused' });
    expect(fake.passwordsHeard).toBe(0);
  });

  it('that offers only logins we do not know hears nothing', async () => {
    fake.capability = ['SASL GSSAPI'];
    expect((await failureOf(open())).data).toMatchObject({ kind: 'unsupported' });
    expect(fake.passwordsHeard).toBe(0);
  });

  it('that knows no UIDL lists without ids', async () => {
    fake.knowsUidl = false;
    const session = await open();
    expect((await session.list(never)).map(({ uidl }) => uidl)).toEqual([null, null, null]);
    session.close();
  });

  it('whose UIDL fails for now is not taken for one without', async () => {
    fake.answers.set('UIDL', '-ERR [SYS/TEMP] index busy\r\n');
    const session = await open();
    await expect(session.list(never)).rejects.toMatchObject({ kind: 'throttled' });
    session.close();
  });

  it('whose lists cannot be read in part is read in part', async () => {
    fake.answers.set('LIST', '+OK\r\n1 120\r\n2\r\nnoise\r\n-4 12\r\n 5  77 bytes\r\n.\r\n');
    fake.answers.set('UIDL', '+OK\r\n1 a b\r\n2\r\n3 c\r\n.\r\n');
    const session = await open();
    expect(await session.list(never)).toEqual([
      { number: 1, sizeBytes: 120, uidl: 'a b' },
      { number: 2, sizeBytes: null, uidl: null },
      { number: 3, sizeBytes: null, uidl: 'c' },
      { number: 5, sizeBytes: 77, uidl: null },
    ]);
    session.close();
  });

  it('that refuses one message gives the others', async () => {
    fake.messages[1]!.unreadable = true;
    const session = await open();
    const { messages, refused } = await retrieveAll(session, [1, 2, 3]);
    expect([...messages.keys()]).toEqual([1, 3]);
    expect(refused).toEqual([2]);
    expect([...(await session.headers([1, 2, 3], never)).keys()]).toEqual([1, 3]);
    session.close();
  });

  it('without TOP is asked for it a few times and no more', async () => {
    fake.knowsTop = false;
    fake.capability = ['USER'];
    const session = await open();
    expect((await session.headers([1, 2, 3], never)).size).toBe(0);
    expect(fake.count('TOP')).toBe(1);
    session.close();
  });

  it('that sends byte by byte is understood', async () => {
    fake.packetBytes = 1;
    const session = await open();
    expect((await retrieveAll(session, [1, 2, 3])).messages.get(2)).toBe(testMessage('Deux'));
    expect(await session.quit(never)).toBe(true);
  });

  it('whose lines end with LF alone is understood', async () => {
    fake.lineEnd = '\n';
    const session = await open();
    const { messages } = await retrieveAll(session, [1]);
    expect(messages.get(1)).toBe(testMessage('Un').replaceAll('\r\n', '\n'));
    expect(await session.quit(never)).toBe(true);
  });

  it('that lies about sizes is read to the true end', async () => {
    fake.messages[0]!.listedBytes = 9_999_999_999;
    fake.messages[1]!.listedBytes = 1;
    const session = await open();
    await session.list(never);
    const { messages } = await retrieveAll(session, [1, 2]);
    expect([...messages.values()]).toEqual([testMessage('Un'), testMessage('Deux')]);
    session.close();
  });

  it('that is cut anywhere ends in an error, with whole messages only', async () => {
    const wholes = new Set(fake.messages.map(({ raw }) => raw));
    let hasWorked = false;
    for (let cut = 10; !hasWorked; cut += 37) {
      fake.cutAfterBytes = cut;
      const seen: string[] = [];
      try {
        const session = await open();
        await session.list(never);
        await session.retrieve([3, 2, 1], async (_number, raw) => seen.push(Buffer.from(raw).toString()) > 0, never);
        hasWorked = await session.quit(never);
      } catch (error) {
        expect(error).toMatchObject({ kind: 'connection', data: { reason: 'reset' } });
      }
      for (const message of seen) expect(wholes).toContain(message);
    }
    expect(fake.sessions).toBeGreaterThan(20);
  });

  it('that falls silent in the middle is hung up on', async () => {
    fake.answers.set('RETR 2', '+OK\r\nSubject: Deux\r\n');
    const session = await open({ silenceMs: 200 });
    await expect(retrieveAll(session, [1, 2, 3])).rejects.toMatchObject({ data: { reason: 'timeout' } });
  });

  it('that trickles for ever is hung up on', async () => {
    fake.packetBytes = 1;
    fake.answers.set('RETR', `+OK\r\n${'x'.repeat(3_000_000)}`);
    const session = await open({ answerMs: 300 });
    await expect(retrieveAll(session, [1])).rejects.toMatchObject({ data: { reason: 'timeout' } });
  });

  it('is not hung up on because the clock of the PC leaps', async () => {
    let nowAt = Date.now();
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => (nowAt += 3_600_000));
    onTestFinished(() => clock.mockRestore());
    fake.packetBytes = 1;
    const session = await open();
    expect((await retrieveAll(session, [1, 2, 3])).messages.size).toBe(3);
    expect(await session.quit(never)).toBe(true);
  });

  it('is not hung up on while we are the busy ones', async () => {
    const session = await open({ silenceMs: 100 });
    const seen: number[] = [];
    await session.retrieve(
      [1, 2, 3],
      async (number) => {
        await new Promise((resolve) => setTimeout(resolve, 150));
        return seen.push(number) > 0;
      },
      never,
    );
    expect(seen).toEqual([1, 2, 3]);
    session.close();
  });

  it('is not read on while a message has no room', async () => {
    const big = 'x'.repeat(70).concat('\r\n').repeat(60_000);
    fake.messages = Array.from({ length: 8 }, (_, i) => ({ raw: testMessage(`Lourd ${i}`, big), uidl: `${i}` }));
    const session = await open();
    await session.list(never);
    let busy = 0;
    await session.retrieve(
      [1, 2, 3, 4, 5, 6, 7, 8],
      async () => {
        expect(++busy).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        busy--;
        return true;
      },
      never,
    );
    session.close();
  });

  it('stops asking when told so, and can still be ended in order', async () => {
    fake.capability = ['USER'];
    const session = await open();
    const seen: number[] = [];
    await session.retrieve([3, 2, 1], async (number) => seen.push(number) < 1, never);
    expect(seen).toEqual([3]);
    expect(await session.quit(never)).toBe(true);
  });

  it('is left when what to do with a message fails', async () => {
    const session = await open();
    const full = new Error('no room');
    await expect(session.retrieve([1, 2], () => Promise.reject(full), never)).rejects.toBe(full);
    await expect(session.quit(never)).rejects.toBe(full);
    expect(fake.messages).toHaveLength(3);
  });

  it('says at QUIT what it did not delete', async () => {
    fake.quitting = 'partly';
    const session = await open();
    await session.delete([1], never);
    expect(await session.quit(never)).toBe(false);
  });

  it('that hangs up before it answers QUIT leaves it unknown', async () => {
    fake.quitting = 'unanswered';
    const session = await open();
    await session.delete([1], never);
    await expect(session.quit(never)).rejects.toMatchObject({ kind: 'connection', data: { reason: 'reset' } });
  });

  it('says in passing why it hangs up', async () => {
    fake.answers.set('LIST', '+OK\r\n.\r\n-ERR autologout\r\n');
    fake.capability = ['USER'];
    const session = await open();
    await expect(session.list(never)).rejects.toMatchObject({
      kind: 'connection',
      data: { detail: '-ERR autologout' },
    });
  });
});
