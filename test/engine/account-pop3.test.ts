// An account that collects by POP3 from a real Dovecot: set up, collected, kept here, left there or not.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { deliver } from './imap/fixture.ts';
import { everythingHeld } from './server-mail.ts';
import { letter, newPop3Account, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const DAY_MS = 86_400_000;

let server: MailServer;
let engine: TestEngine;
let passedMs = 0;
const folder = temporaryFolder();
const keychain = { entries: new Map<string, string>() };

const start = () =>
  startEngine({
    dataDir: folder.path,
    server,
    now: () => Date.now() + passedMs,
    keychain: {
      read: async (name) => keychain.entries.get(name) ?? null,
      write: async (name, secret) => keychain.entries.set(name, secret) !== undefined,
      remove: async (name) => void keychain.entries.delete(name),
    },
  });

beforeAll(async () => {
  server = await startMailServer({
    users: { claire: { password: 'secret' }, jours: { password: 'secret' }, faux: { password: 'secret' } },
  });
  deliver(
    server,
    'claire',
    Array.from({ length: 30 }, (_, i) => letter(i + 1)),
  );
  engine = await start();
});

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const statusOf = async (id: AccountId) =>
  (await engine.client.accounts.status()).find(({ accountId }) => accountId === id);
const mailbox = async (id: AccountId, role: MailboxRole) =>
  (await engine.client.mailboxes.list()).find((one) => one.accountId === id && one.role === role)!;
const idsIn = async (mailboxId: MailboxId) => {
  const list = {
    source: { kind: 'mailbox', mailboxId },
    sort: { by: 'date', direction: 'desc' },
    threaded: false,
  } as const;
  return [...(await engine.client.messages.list(list)).ids] as MessageId[];
};
const settled = (id: AccountId, count: number) =>
  engine.until(async () => {
    const status = await statusOf(id);
    return status?.phase === 'watching' && status.messagesOffline === count && status;
  });
/** « Relever », until the server was asked once more. */
const collect = async (id: AccountId) => {
  const before = (await statusOf(id))!.lastSyncAt!;
  passedMs += 1;
  await engine.client.accounts.syncNow({ accountId: id });
  return engine.until(async () => {
    const status = await statusOf(id);
    return status?.phase === 'watching' && (status.lastSyncAt ?? 0) > before && status;
  });
};
const onServer = async (user: string) =>
  (await everythingHeld(server, user, 'secret')).filter(({ path }) => path === 'INBOX').length;

describe('An account that collects by POP3', () => {
  let id: AccountId;

  it('is checked, stored, and collected into an Inbox on this PC, newest first', async () => {
    const created = await engine.client.accounts.create(newPop3Account(server, 'claire', 'secret'));
    expect(created.check).toEqual({ ok: true });
    id = created.accountId!;
    expect(await settled(id, 30)).toMatchObject({ messagesTotal: 30, pendingOperations: 0, problem: null });
    const [account] = await engine.client.accounts.list();
    expect(account).toMatchObject({ protocol: 'pop3', leaveOnServer: { kind: 'untilDeletedHere' } });
    const inbox = await mailbox(id, 'inbox');
    expect(inbox).toMatchObject({ total: 30, unread: 30, offline: 30 });
    const rows = await engine.client.messages.rows({ ids: (await idsIn(inbox.id)).slice(0, 2) });
    expect(rows.map(({ subject }) => subject)).toEqual(['Lettre 30', 'Lettre 29']);
    expect((await engine.client.mailboxes.list()).map(({ role }) => role).sort()).toEqual(
      ['archive', 'drafts', 'inbox', 'junk', 'sent', 'trash'].sort(),
    );
  });

  it('can be searched, and knows its correspondents', async () => {
    const search = {
      source: { kind: 'search', text: 'lettre 17', mailboxId: null },
      sort: { by: 'date', direction: 'desc' },
      threaded: false,
    } as const;
    await engine.until(async () => (await engine.client.messages.list(search)).ids.length === 1);
    const { contacts } = await engine.client.contacts.complete({ text: 'jeanne', limit: 5 });
    expect(contacts.map(({ address }) => address)).toEqual(['jeanne.petit@ecole.example']);
  });

  it('keeps flags, folders and moves to itself', async () => {
    const inbox = await mailbox(id, 'inbox');
    const [first, second] = await idsIn(inbox.id);
    await engine.client.messages.setFlag({ ids: [first!], flag: 'seen', value: true });
    await engine.client.messages.archive({ ids: [second!] });
    expect(await mailbox(id, 'inbox')).toMatchObject({ total: 29, unread: 28 });
    expect(await mailbox(id, 'archive')).toMatchObject({ total: 1 });
    expect((await collect(id)).pendingOperations).toBe(0);
    expect(await mailbox(id, 'inbox')).toMatchObject({ total: 29, unread: 28 });
  });

  it('brings what is new, once, also after a restart', async () => {
    deliver(server, 'claire', [letter(31)]);
    await collect(id);
    expect(await mailbox(id, 'inbox')).toMatchObject({ total: 30 });
    await engine.close();
    engine = await start();
    await settled(id, 31);
    expect(await mailbox(id, 'inbox')).toMatchObject({ total: 30 });
    expect(await onServer('claire')).toBe(31);
  });

  it('deletes on the server what the person deletes here for good, and nothing else', async () => {
    const inbox = await mailbox(id, 'inbox');
    const ids = (await idsIn(inbox.id)).slice(-3);
    await engine.client.messages.remove({ ids });
    await collect(id);
    expect(await onServer('claire')).toBe(31);
    await server.end('dovecot');
    await engine.client.mailboxes.emptyTrash({ accountId: id });
    expect(await statusOf(id)).toMatchObject({ pendingOperations: 3 });
    expect(await engine.client.operations.list()).toMatchObject([{ kind: 'deleteThere', messageCount: 3 }]);
    await server.start('dovecot');
    await engine.client.accounts.syncNow({ accountId: id });
    await engine.until(async () => (await onServer('claire')) === 28);
    expect(await settled(id, 28)).toMatchObject({ pendingOperations: 0 });
    expect(await engine.client.operations.list()).toEqual([]);
  });

  it('keeps here what somebody else deletes there', async () => {
    await server.doveadm('expunge', '-u', server.address('claire'), 'mailbox', 'INBOX', 'all');
    await collect(id);
    expect(await statusOf(id)).toMatchObject({ messagesTotal: 28, messagesOffline: 28 });
  });

  it('sends, and files the copy on this PC', async () => {
    await engine.client.settings.set({ undoSendMs: 0 });
    const draft = await engine.client.drafts.start({ mode: 'new', originalId: null });
    const to = [{ kind: 'address' as const, address: { name: null, address: server.address('jours') } }];
    const { identityId } = draft;
    const content = { identityId, to, cc: [], bcc: [], subject: 'Réponse', html: null, text: 'Entendu.\n' };
    await engine.client.drafts.save({ draftId: draft.id, revision: 1, content });
    await engine.client.outbox.send({ draftId: draft.id, when: 'now', dismissed: [] });
    await engine.until(async () => (await onServer('jours')) === 1);
    await engine.until(async () => (await mailbox(id, 'sent')).total === 1);
  });
});

describe('An account that leaves messages for a number of days', () => {
  it('deletes them there when they are due, and keeps them here', async () => {
    deliver(server, 'jours', [letter(1), letter(2)]);
    const before = await onServer('jours');
    const account = newPop3Account(server, 'jours', 'secret', { kind: 'days', days: 7 });
    const id = (await engine.client.accounts.create(account)).accountId!;
    await settled(id, before);
    passedMs += 6 * DAY_MS;
    await collect(id);
    expect(await onServer('jours')).toBe(before);
    deliver(server, 'jours', [letter(3)]);
    passedMs += DAY_MS;
    await collect(id);
    expect(await onServer('jours')).toBe(1);
    expect(await statusOf(id)).toMatchObject({ messagesOffline: before + 1, pendingOperations: 0 });
    await engine.client.accounts.setLeaveOnServer({ accountId: id, leaveOnServer: { kind: 'always' } });
    passedMs += 400 * DAY_MS;
    await collect(id);
    expect(await onServer('jours')).toBe(1);
  });
});

describe('Setting up', () => {
  it.each([
    { what: 'a wrong password', change: {}, password: 'faux', problem: { kind: 'auth', reason: 'wrongPassword' } },
    {
      what: 'a port of another protocol',
      change: { port: 'imap' },
      password: 'secret',
      problem: { kind: 'unsupported', reason: 'notPop3' },
    },
    {
      what: 'a port where nobody listens',
      change: { port: 1 },
      password: 'secret',
      problem: { kind: 'connection', reason: 'refused' },
    },
    {
      what: 'TLS that is none',
      change: { port: 'pop3' },
      password: 'secret',
      problem: { kind: 'certificate', reason: 'tlsFailed' },
    },
  ] as const)('tells $what', async ({ change, password, problem }) => {
    const account = newPop3Account(server, 'faux', password);
    const port = 'port' in change ? (change.port === 1 ? 1 : server.ports[change.port]) : account.incoming.port;
    const security = 'port' in change && change.port === 'imap' ? ('starttls' as const) : ('tls' as const);
    const incoming = { ...account.incoming, port, security };
    const { check } = await engine.client.accounts.create({ ...account, incoming });
    expect(check).toMatchObject({ ok: false, side: 'incoming', problem });
  });
});
