// Servers that go wrong under a whole engine: what is said, what is not tried, and how it goes on. Refusals of a
// message and full mailboxes are in outbox.test.ts, refused passwords in account-setup.test.ts.
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { CertificateKind } from '../servers/certificates.ts';
import { type FaultyProxy, startFaultyProxy } from '../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const LETTERS = 30;
const BODY = 'Une ligne de texte comme il y en a tant dans une lettre.\r\n'.repeat(4_000);

let server: MailServer;
let line: FaultyProxy;
let engine: TestEngine;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' }, paul: { password: 'secret' } } });
  for (let number = 1; number <= LETTERS; number += 1) {
    await server.save('claire', 'INBOX', letter(number, { body: `${number}\r\n${BODY}` }));
  }
  line = await startFaultyProxy(server.ports.imaps);
  engine = await startEngine({ dataDir: folder.path, server });
});

afterAll(async () => {
  await engine.close();
  await line.stop();
  await server.stop();
  folder.remove();
});

const status = async () => (await engine.client.accounts.status())[0];
const inbox = async () => (await engine.client.mailboxes.list()).find(({ role }) => role === 'inbox');

async function firstLetter() {
  const { ids } = await engine.client.messages.list({
    source: { kind: 'mailbox', mailboxId: (await inbox())!.id },
    sort: { by: 'date', direction: 'asc' },
    threaded: false,
  });
  const body = await engine.client.host.messageBody({ messageId: ids[0] as MessageId, remote: false, theme: 'light' });
  return new TextDecoder().decode(body!.bytes);
}

/** Bodies that the server has sent in sessions that are over, newest session last. */
const bodiesSent = () =>
  [...server.logs().matchAll(/imap\(claire@.*body_count=(\d+)/g)].map(([, count]) => Number(count));
const logins = () => server.logs().split('imap-login: Info: Login: user=<claire').length - 1;

describe('A connection that is cut in the middle of a body', () => {
  it('is taken up again without fetching anew what is here', async () => {
    line.set({ cutAfterBytes: 3_000_000 });
    const account = newAccount(server, 'claire', 'secret');
    await engine.client.accounts.create({ ...account, incoming: { ...account.incoming, port: line.port } });
    const cut = await engine.until(async () => {
      const now = await status();
      return now?.phase === 'waiting' && now;
    });
    expect(cut.problem).toMatchObject({ kind: 'connection' });
    expect(cut.messagesOffline).toBeGreaterThan(0);
    expect(cut.messagesOffline).toBeLessThan(LETTERS);
    line.heal();
    await engine.until(async () => (await status())?.messagesOffline === LETTERS);
    await engine.until(async () => (await status())?.phase === 'watching');
    line.cut();
    const sent = await engine.until(async () => {
      const counts = bodiesSent().filter((count) => count > 0);
      return counts.length > 1 && counts;
    });
    expect(sent.at(-1)).toBe(LETTERS - cut.messagesOffline);
  });
});

describe.each([
  ['expired', 'certificateExpired'],
  ['wronghost', 'certificateWrongHost'],
] as const)('A certificate that is suddenly %s', (kind, reason) => {
  const change = async (to: CertificateKind) => {
    await server.setCertificate(to);
    line.cut();
    await engine.client.accounts.syncNow({ accountId: null });
  };

  it('is said with what it says, no password is sent, and reading goes on', async () => {
    await engine.until(async () => {
      const now = await status();
      if (now?.phase === 'waiting') await engine.client.accounts.syncNow({ accountId: null });
      return now?.phase === 'watching';
    });
    const before = logins();
    await change(kind);
    const refused = await engine.until(async () => {
      const now = await status();
      return now?.phase === 'waiting' && now.problem?.kind === 'certificate' && now;
    });
    expect(refused).toMatchObject({ phase: 'waiting', problem: { reason, during: 'sync', host: 'localhost' } });
    expect(refused.problem?.certificate).toMatchObject({ issuer: expect.stringContaining('Test CA') });
    expect(refused.problem?.certificate?.names.length).toBeGreaterThan(0);
    expect(refused.retryAt! - Date.now()).toBeGreaterThan(60_000);
    expect(logins()).toBe(before);
    expect(await firstLetter()).toContain('Une ligne de texte');
  });

  it('keeps a message that was to be sent, and sends it once the certificate is right', async () => {
    await engine.client.settings.set({ undoSendMs: 0 });
    const { id, revision, ...draft } = await engine.client.drafts.start({ mode: 'new', originalId: null });
    const to = [{ kind: 'address' as const, address: { name: null, address: server.address('paul') } }];
    const { identityId, cc, bcc, html, text } = draft;
    const content = { identityId, to, cc, bcc, subject: kind, html, text };
    await engine.client.drafts.save({ draftId: id, revision: revision + 1, content });
    const { outboxId } = await engine.client.outbox.send({ draftId: id, when: 'now', dismissed: [] });
    const held = await engine.until(async () => {
      const [entry] = await engine.client.outbox.list();
      return entry?.state === 'held' && entry;
    });
    expect(held.problem).toMatchObject({ kind: 'certificate', reason, during: 'send' });
    await change('valid');
    await engine.until(async () => (await status())?.phase === 'watching');
    expect((await status())?.problem).toBeNull();
    await engine.client.outbox.sendNow({ outboxId: outboxId! });
    await engine.until(async () => (await engine.client.outbox.list()).length === 0);
  });
});

describe('A server that says nothing', () => {
  let silent: Server;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    silent = createServer((socket) => sockets.add(socket.on('error', () => {})));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('is given up after a while when an account is set up', async () => {
    const account = newAccount(server, 'paul', 'secret');
    const { port } = silent.address() as { port: number };
    const check = await engine.client.accounts.check({ ...account, incoming: { ...account.incoming, port } });
    expect(check).toMatchObject({ ok: false, side: 'incoming', problem: { kind: 'connection', reason: 'timeout' } });
  });
});
