import net from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NewAccount } from '../../shared/domain/account.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
let engine: TestEngine;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  await server.save('claire', 'INBOX', letter(1));
  engine = await startEngine({ dataDir: folder.path, server });
});

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const right = () => newAccount(server, 'claire', 'secret');
const incoming = (change: Partial<NewAccount['incoming']>): NewAccount => ({
  ...right(),
  incoming: { ...right().incoming, ...change },
});
const outgoing = (change: Partial<NewAccount['outgoing']>): NewAccount => ({
  ...right(),
  outgoing: { ...right().outgoing, ...change },
});

async function closedPort(): Promise<number> {
  const listener = net.createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => listener.once('listening', resolve));
  const { port } = listener.address() as net.AddressInfo;
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

describe('Checking the servers of an account', () => {
  const cases: [string, () => NewAccount | Promise<NewAccount>, 'incoming' | 'outgoing', object][] = [
    [
      'a host that does not exist',
      () => incoming({ host: 'nulle-part.invalid' }),
      'incoming',
      { reason: 'nameNotFound', host: 'nulle-part.invalid' },
    ],
    [
      'a port where nobody listens',
      async () => incoming({ port: await closedPort() }),
      'incoming',
      { kind: 'connection', reason: 'refused' },
    ],
    [
      'a wrong password',
      () => ({ ...right(), password: 'wrong' }),
      'incoming',
      { kind: 'auth', reason: 'wrongPassword' },
    ],
    ['a port without TLS', () => incoming({ port: server.ports.imap }), 'incoming', { reason: 'tlsFailed' }],
    [
      'plain text that nobody agreed to',
      () => incoming({ security: 'none', port: server.ports.imap }),
      'incoming',
      { reason: 'plainTextRefused' },
    ],
    [
      'a sending server that is not there',
      async () => outgoing({ port: await closedPort() }),
      'outgoing',
      { kind: 'connection', reason: 'refused' },
    ],
    [
      'a sending server of another kind',
      () => outgoing({ port: server.ports.imaps }),
      'outgoing',
      { kind: 'unsupported', reason: 'notSmtp' },
    ],
  ];

  it.each(cases)('tells %s', async (_, account, side, problem) => {
    const check = await engine.client.accounts.check(await account());
    expect(check).toMatchObject({ ok: false, side, problem: { ...problem, during: 'setup' } });
    expect(await engine.client.accounts.list()).toEqual([]);
  });

  it.each([
    ['expired', 'certificateExpired'],
    ['wronghost', 'certificateWrongHost'],
    ['selfsigned', 'certificateUntrusted'],
  ] as const)('tells a certificate that is %s, and what it says', async (kind, reason) => {
    await server.setCertificate(kind);
    const check = await engine.client.accounts.check(right());
    await server.setCertificate('valid');
    expect(check).toMatchObject({ ok: false, side: 'incoming', problem: { kind: 'certificate', reason } });
    expect(check.ok ? null : check.problem.certificate?.subject).toEqual(expect.any(String));
  });

  it('is content with what works, and stores nothing', async () => {
    expect(await engine.client.accounts.check(right())).toEqual({ ok: true });
    expect(await engine.client.accounts.list()).toEqual([]);
  });

  it('works without encryption where the person has agreed', async () => {
    const plain = incoming({ security: 'none', plainTextConfirmed: true, port: server.ports.imap });
    expect(await engine.client.accounts.check(plain)).toEqual({ ok: true });
  });
});

describe('Making an account', () => {
  it('stores nothing when the servers refuse', async () => {
    const { accountId, check } = await engine.client.accounts.create({ ...right(), password: 'wrong' });
    expect(check.ok).toBe(false);
    expect(accountId).toBeNull();
    expect(await engine.client.accounts.list()).toEqual([]);
  });

  it('stores account and identity, the password in the keychain', async () => {
    const { accountId } = await engine.client.accounts.create(right());
    expect(await engine.client.accounts.list()).toMatchObject([
      {
        id: accountId,
        protocol: 'imap',
        passwordKept: 'keychain',
        identities: [{ name: 'Claire Martin', address: server.address('claire') }],
      },
    ]);
  });

  it('refuses the same mailbox twice', async () => {
    const { check } = await engine.client.accounts.create(right());
    expect(check).toMatchObject({ ok: false, problem: { reason: 'nameTaken' } });
  });
});

describe('A password that the server refuses one day', () => {
  const status = async () => (await engine.client.accounts.status())[0];
  const attempts = () =>
    server
      .logs()
      .split('\n')
      .filter((line) => /imap-login: .*auth failed/.test(line)).length;

  it('is tried once, then asked for; what is here stays readable', async () => {
    await engine.until(async () => (await status())?.messagesOffline === 1);
    await engine.until(async () => (await status())?.phase === 'watching');
    server.setUser('claire', { password: 'renewed' });
    const before = attempts();
    await server.doveadm('kick', server.address('claire'));
    const refused = await engine.until(async () => {
      const now = await status();
      return now?.phase === 'needsUser' && now;
    });
    expect(refused).toMatchObject({ problem: { kind: 'auth', reason: 'wrongPassword' }, retryAt: null });
    await engine.client.accounts.syncNow({ accountId: null });
    expect(await status()).toMatchObject({ phase: 'needsUser' });
    // Nothing may come after the one attempt: the next login that the server sees is this test's own.
    const { accountId } = refused;
    const wrong = await engine.client.accounts.setPassword({ accountId, password: 'not this either' });
    expect(wrong).toMatchObject({ ok: false, side: 'incoming', problem: { reason: 'wrongPassword' } });
    await engine.until(async () => attempts() - before >= 2);
    expect(attempts() - before).toBe(2);
    expect((await engine.client.mailboxes.list()).find(({ role }) => role === 'inbox')).toMatchObject({ offline: 1 });
  });

  it('goes on with the new one', async () => {
    const accountId = (await status())!.accountId;
    expect(await engine.client.accounts.setPassword({ accountId, password: 'renewed' })).toEqual({ ok: true });
    await engine.until(async () => (await status())?.phase === 'watching');
    expect((await status())?.problem).toBeNull();
  });
});

describe('Removing an account', () => {
  it('takes its local mail with it and leaves the server alone', async () => {
    const [account] = await engine.client.accounts.list();
    await engine.client.accounts.remove({ accountId: account!.id });
    expect(await engine.client.accounts.list()).toEqual([]);
    expect(await engine.client.mailboxes.list()).toEqual([]);
    const left = await server.doveadm('mailbox', 'status', '-u', server.address('claire'), 'messages', 'INBOX');
    expect(left).toContain('messages=1');
  });
});
