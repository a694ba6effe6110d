import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnosis, DiagnosisLine } from '../../shared/domain/diagnosis.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { newAccount, newPop3Account, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const briefly = (lines: DiagnosisLine[]) => lines.map(({ side, step, outcome }) => `${side} ${step} ${outcome}`);

const ALL_GOOD = [
  'incoming name good',
  'incoming connection good',
  'incoming encryption good',
  'incoming login good',
  'incoming quota skipped',
  'outgoing name good',
  'outgoing connection good',
  'outgoing encryption good',
  'outgoing login good',
];

describe('« Qu’est-ce qui ne va pas ? »', () => {
  let server: MailServer;
  let engine: TestEngine;
  let imap: AccountId;
  const folder = temporaryFolder();

  beforeAll(async () => {
    server = await startMailServer({ users: { claire: { password: 'secret' }, paul: { password: 'secret' } } });
    engine = await startEngine({ dataDir: folder.path, server });
    const account = newAccount(server, 'claire', 'secret');
    const { accountId } = await engine.client.accounts.create(account);
    imap = accountId!;
  });
  afterAll(async () => {
    await engine.close();
    await server.stop();
    folder.remove();
  });

  const loginsIn = (log: string) => log.match(/Login: user=/g)?.length ?? 0;

  it('finds every step good where all is well, tells each as it comes, and logs in once to each server', async () => {
    // The check of the new account, its work and its listening: none of these is counted below.
    const before = 3;
    await engine.until(async () => loginsIn(server.logs()) === before);
    const { lines, finished } = await engine.client.accounts.diagnose({ accountId: imap });
    expect(briefly(lines).map((line) => line.replace('quota good', 'quota skipped'))).toEqual(ALL_GOOD);
    expect(finished).toBe(true);
    expect(lines.find(({ step }) => step === 'name')).toMatchObject({ host: 'localhost' });
    // The root of the tests is one of this PC's own.
    expect(lines.find(({ step }) => step === 'encryption')).toMatchObject({ ownAuthority: 'Test CA' });
    const told = engine.events.flatMap((event) => (event.type === 'diagnosis' ? [event.diagnosis] : []));
    expect(told.map((one: Diagnosis) => one.lines.length)).toEqual(ALL_GOOD.map((_line, i) => i + 1));
    await expect.poll(() => loginsIn(server.logs())).toBe(before + 1);
  });

  it('finds the same over POP3, STARTTLS included', async () => {
    const account = newPop3Account(server, 'paul', 'secret');
    account.incoming = { ...account.incoming, port: server.ports.pop3, security: 'starttls' };
    account.outgoing = { ...account.outgoing, port: server.ports.submission, security: 'starttls' };
    const { accountId } = await engine.client.accounts.create(account);
    await engine.until(async () => (await engine.client.accounts.status()).every(({ phase }) => phase === 'watching'));
    const { lines } = await engine.client.accounts.diagnose({ accountId: accountId! });
    expect(briefly(lines)).toEqual(ALL_GOOD);
    await engine.client.accounts.remove({ accountId: accountId! });
  });

  it('stops at what is wrong, says why, and looks at the other server all the same', async () => {
    await Promise.all([server.end('dovecot'), server.end('postfix')]);
    const { lines } = await engine.client.accounts.diagnose({ accountId: imap });
    const sides = ['incoming', 'outgoing'] as const;
    for (const side of sides) {
      const own = lines.filter((line) => line.side === side);
      expect(own[0]).toMatchObject({ step: 'name', outcome: 'good' });
      expect(own[1]).toMatchObject({ step: 'connection', outcome: 'bad', error: { reason: 'refused' } });
      expect(own.slice(2).every(({ outcome }) => outcome === 'skipped')).toBe(true);
    }
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const asked = engine.client.accounts.diagnose({ accountId: imap }, stop.signal);
    stop.abort();
    await expect(asked).rejects.toMatchObject({ kind: 'cancelled' });
  });
});
