// A password that is changed on the server while Casier runs, on a real Dovecot and Postfix: how often the old one is
// tried is counted in their own logs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import {
  fakeKeychain,
  isAtRest,
  letter,
  newAccount,
  newPop3Account,
  startEngine,
  type TestEngine,
  temporaryFolder,
} from './start-engine.ts';

const NBSP = '\u00a0';
const keychain = fakeKeychain();
const folder = temporaryFolder();
let server: MailServer;
let engine: TestEngine;
let claire: AccountId;

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'craie' }, paul: { password: 'craie' } } });
  await server.save('claire', 'INBOX', letter(1));
  engine = await startEngine({ dataDir: folder.path, keychain, server });
  await engine.client.settings.set({ undoSendMs: 0, composeFormat: 'plain' });
});
afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const statusOf = async (id: AccountId) =>
  (await engine.client.accounts.status()).find(({ accountId }) => accountId === id);
const refused = (id: AccountId) =>
  engine.until(async () => {
    const now = await statusOf(id);
    return now?.phase === 'needsUser' && now.problem;
  });
const atRest = (id: AccountId) => engine.until(async () => isAtRest(await statusOf(id)));
const facts = async (id: AccountId) =>
  (await engine.client.accounts.passwords()).find(({ accountIds }) => accountIds.includes(id));

const linesOf = (pattern: RegExp) =>
  server
    .logs()
    .split('\n')
    .filter((line) => pattern.test(line)).length;
/** Refused logins, as the servers wrote them down: IMAP and POP3, and Postfix. */
const refusals = () => linesOf(/-login: .*auth failed/) + linesOf(/SASL \w+ authentication failed/);
const logins = () => linesOf(/imap-login: .*Login:/) + linesOf(/client=.*sasl_username/);

/** Dovecot looks at its list of users once a second at most. */
const known = (password: string, says: (answer: string) => boolean) =>
  expect
    .poll(() => server.doveadm('auth', 'test', server.address('claire'), password).then(says, () => says('refused')))
    .toBe(true);

async function send(subject: string): Promise<void> {
  const { id: draftId, identityId } = await engine.client.drafts.start({ mode: 'new', originalId: null });
  const to = [{ kind: 'address' as const, address: { name: null, address: server.address('paul') } }];
  const content = { identityId, to, cc: [], bcc: [], subject, html: null, text: 'Bonjour.' };
  await engine.client.drafts.save({ draftId, revision: 1, content });
  await engine.client.outbox.send({ draftId, when: 'now', dismissed: [] });
}

describe('Making an account that was just checked', () => {
  it('says the password once to each server', async () => {
    const account = newAccount(server, 'claire', 'craie');
    expect(await engine.client.accounts.check(account)).toEqual({ ok: true });
    const { accountId } = await engine.client.accounts.create({ ...account, name: 'Claire' });
    claire = accountId!;
    await atRest(claire);
    // The check, the session that works and the one that listens.
    await expect.poll(() => linesOf(/imap-login: .*Login:/)).toBe(3);
  });

  it('knows nothing of its age', async () => {
    expect(await facts(claire)).toMatchObject({ accountIds: [claire], changedAt: null, reminder: null });
  });
});

describe('A password that was changed on the server', () => {
  it('is tried once, by whichever of sessions and outbox comes first', async () => {
    server.setUser('claire', { password: 'tableau' });
    await known('craie', (answer) => answer === 'refused');
    const before = refusals();
    const logged = logins();
    await server.doveadm('kick', server.address('claire'));
    await send('Pendant ce temps');
    expect(await refused(claire)).toMatchObject({ kind: 'auth', reason: 'wrongPassword' });
    await engine.until(async () => (await engine.client.outbox.list())[0]?.state === 'held');
    await engine.client.accounts.syncNow({ accountId: null });
    await expect.poll(refusals).toBe(before + 1);
    expect(logins()).toBe(logged);
  });

  it('is not tried after a restart, and what is here stays readable', async () => {
    const before = refusals();
    await engine.close();
    engine = await startEngine({ dataDir: folder.path, keychain, server });
    expect(await refused(claire)).toMatchObject({ reason: 'wrongPassword', host: 'localhost' });
    await send('Et encore');
    await engine.until(async () => (await engine.client.outbox.list()).every(({ state }) => state === 'held'));
    expect((await engine.client.mailboxes.list()).find(({ role }) => role === 'inbox')).toMatchObject({ offline: 1 });
    // Nothing reached the servers: the next login that they see is the right one.
    expect(await engine.client.accounts.setPassword({ accountId: claire, password: 'craie' })).toMatchObject({
      ok: false,
      problem: { reason: 'samePassword' },
    });
    expect(refusals()).toBe(before);
  });

  it('gives way to the new one, with which everything that waited leaves', async () => {
    expect(await engine.client.accounts.setPassword({ accountId: claire, password: 'tableau' })).toEqual({ ok: true });
    await atRest(claire);
    await engine.until(async () => (await engine.client.outbox.list()).length === 0);
    const subjects = await server.doveadm(
      'fetch',
      '-u',
      server.address('claire'),
      'hdr.subject',
      'mailbox',
      'Sent',
      'all',
    );
    expect(subjects).toContain('Pendant ce temps');
    expect(subjects).toContain('Et encore');
    expect((await facts(claire))?.changedAt).toBeGreaterThan(Date.now() - 60_000);
  });
});

describe('What the server says of a refusal', () => {
  const says = async (login: string) => {
    server.setUser('claire', { login });
    await known('tableau', (answer) => answer.includes('nologin'));
    const before = linesOf(/imap-login: .*(auth failed|login disabled|user disabled)/);
    await server.doveadm('kick', server.address('claire'));
    const problem = await refused(claire);
    await engine.client.accounts.syncNow({ accountId: claire });
    expect(linesOf(/imap-login: .*(auth failed|login disabled|user disabled)/) - before).toBeLessThanOrEqual(1);
    return problem;
  };
  const goOn = async () => {
    server.setUser('claire', { login: '' });
    await known('tableau', (answer) => !answer.includes('nologin'));
    await engine.client.accounts.tryPasswordAgain({ accountId: claire });
    await atRest(claire);
  };

  it('tells an expired password, and it may be tried again at the person’s word', async () => {
    const reason = ['Votre', 'mot', 'de', 'passe', 'a', 'expiré'].join(NBSP);
    expect(await says(`nologin=y reason=${reason}`)).toMatchObject({ kind: 'auth', reason: 'passwordExpired' });
    await goOn();
  });

  it('tells a disabled account', async () => {
    expect(await says('nologin=y')).toMatchObject({ kind: 'auth', reason: 'accountDisabled' });
    await goOn();
  });

  it('tells that the mailbox is elsewhere now, and where', async () => {
    const problem = await says('nologin=y host=imap.autre.example');
    expect(problem).toMatchObject({ kind: 'auth', reason: 'accountMoved' });
    expect(problem.detail).toContain('imap.autre.example');
    await goOn();
  });
});

describe('A second account of the same person', () => {
  let second: AccountId;

  it('with the same password shares what is known of it', async () => {
    const account = newPop3Account(server, 'claire', 'tableau');
    const incoming = { ...account.incoming, host: '127.0.0.1' };
    const { accountId } = await engine.client.accounts.create({ ...account, incoming });
    second = accountId!;
    await engine.until(async () => (await statusOf(second))?.phase === 'watching');
    expect((await facts(second))?.accountIds).toEqual([claire, second]);
    expect((await facts(second))?.changedAt).toBeGreaterThan(0);
  });

  it('is not refused a second time, and takes the new one that the first was given', async () => {
    server.setUser('claire', { password: 'cartable' });
    await known('tableau', (answer) => answer === 'refused');
    const before = refusals();
    await server.doveadm('kick', server.address('claire'));
    await refused(claire);
    await engine.client.accounts.syncNow({ accountId: second });
    expect(await refused(second)).toMatchObject({ reason: 'wrongPassword' });
    expect(await engine.client.accounts.setPassword({ accountId: claire, password: 'cartable' })).toEqual({ ok: true });
    await atRest(claire);
    await engine.until(async () => (await statusOf(second))?.phase === 'watching');
    expect((await facts(second))?.accountIds).toEqual([claire, second]);
    expect(refusals()).toBe(before + 1);
  });

  it('is not refused at all where the new one is given before anything has been', async () => {
    const before = refusals();
    server.setUser('claire', { password: 'gomme' });
    await known('gomme', (answer) => answer !== 'refused');
    expect(await engine.client.accounts.setPassword({ accountId: claire, password: 'gomme' })).toEqual({ ok: true });
    await engine.until(async () => keychain.entries.size > 1 && [...keychain.entries.values()].includes('gomme'));
    await engine.until(async () => (await facts(second))?.accountIds.length === 2);
    await engine.client.accounts.syncNow({ accountId: null });
    await atRest(claire);
    await engine.until(async () => (await statusOf(second))?.phase === 'watching');
    expect(refusals()).toBe(before);
  });

  it('keeps its own where the new one does not fit', async () => {
    const paul = newAccount(server, 'paul', 'craie');
    const { accountId } = await engine.client.accounts.create(paul);
    expect((await facts(accountId!))?.accountIds).toEqual([accountId]);
  });
});
