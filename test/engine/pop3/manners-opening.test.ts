// Servers with bad manners, from the greeting to the login: each failure is told apart, and the password is heard once,
// or not at all.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MailError } from '../../../shared/domain/problem.ts';
import type { FakePop3Server } from '../../servers/fake-pop3-server.ts';
import { fakeServer, never, retrieveAll } from './fixture.ts';

let fake: FakePop3Server;
let open: Awaited<ReturnType<typeof fakeServer>>['open'];

beforeEach(async () => {
  ({ fake, open } = await fakeServer());
});
afterEach(() => fake.stop());

const failureOf = (opening: Promise<unknown>): Promise<MailError> =>
  opening.then(
    () => expect.fail('opened'),
    (error) => error,
  );

describe('a server with bad manners at the door', () => {
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
});
