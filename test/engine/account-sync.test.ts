import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
let engine: TestEngine;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  await server.doveadm('mailbox', 'create', '-u', server.address('claire'), 'Sent', 'Classe/CM2');
  for (let number = 1; number <= 30; number += 1) await server.save('claire', 'INBOX', letter(number));
  await server.save('claire', 'Classe/CM2', letter(31, { body: 'La sortie à la piscine est décalée.' }));
  engine = await startEngine({ dataDir: folder.path, server });
});

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const mailbox = async (path: string) => (await engine.client.mailboxes.list()).find((one) => one.path === path);
const status = async () => (await engine.client.accounts.status())[0];
const inboxIds = async () => {
  const inbox = await mailbox('INBOX');
  const list = inbox && (await engine.client.messages.list(listOf(inbox.id)));
  return [...(list?.ids ?? [])] as MessageId[];
};
const listOf = (mailboxId: MailboxId) =>
  ({ source: { kind: 'mailbox', mailboxId }, sort: { by: 'date', direction: 'desc' }, threaded: false }) as const;

describe('A new account', () => {
  it('is checked, stored and synchronised with all its folders, newest first', async () => {
    const { check, accountId } = await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
    expect(check).toEqual({ ok: true });
    expect(accountId).not.toBeNull();
    await engine.until(async () => (await status())?.phase === 'watching');
    expect(await mailbox('INBOX')).toMatchObject({ role: 'inbox', total: 30, unread: 30 });
    expect(await mailbox('Classe/CM2')).toMatchObject({ name: 'CM2', total: 1 });
    const rows = await engine.client.messages.rows({ ids: (await inboxIds()).slice(0, 2) });
    expect(rows.map(({ subject }) => subject)).toEqual(['Lettre 30', 'Lettre 29']);
  });

  it('has every message readable offline and searchable, with exact progress', async () => {
    const done = await engine.until(async () => {
      const now = await status();
      return now?.messagesOffline === 31 && now;
    });
    expect(done).toMatchObject({ messagesTotal: 31, messagesOffline: 31, pendingOperations: 0, problem: null });
    // The search follows within a moment.
    const found = await engine.until(async () => {
      const answer = await engine.client.messages.list({
        ...listOf(1 as MailboxId),
        source: { kind: 'search', text: 'PISCINE decalee', mailboxId: null },
      });
      return answer.ids.length > 0 && answer;
    });
    expect(found.ids).toHaveLength(1);
    expect(found.terms).toEqual(['piscine', 'decalee']);
  });

  it('knows its correspondents', async () => {
    const { contacts } = await engine.client.contacts.complete({ text: 'petit jea', limit: 5 });
    expect(contacts).toMatchObject([{ address: 'jeanne.petit@ecole.example', receivedCount: 31 }]);
  });

  it('shows a message with its body and its bytes', async () => {
    const [id] = await inboxIds();
    const detail = await engine.client.messages.detail({ messageId: id! });
    expect(detail).toMatchObject({ row: { subject: 'Lettre 30' }, body: { kind: 'text', blockedRemoteCount: 0 } });
    const body = await engine.client.host.messageBody({ messageId: id!, remote: false, theme: 'light' });
    expect(new TextDecoder().decode(body!.bytes)).toContain('voici la lettre 30');
    const source = await engine.client.host.messageSource({ messageId: id! });
    expect(source?.fileName).toBe('Lettre 30.eml');
    expect(new TextDecoder().decode(source!.bytes)).toContain('Message-ID: <lettre-30@ecole.example>');
  });
});

describe('A connected account', () => {
  it('shows a new message within 2 s of its delivery', async () => {
    await engine.until(async () => (await status())?.phase === 'watching');
    await server.save('claire', 'INBOX', letter(40, { subject: 'Urgent' }));
    const deliveredAt = Date.now();
    await engine.until(async () => (await inboxIds()).length === 31);
    expect(Date.now() - deliveredAt).toBeLessThan(2_000);
    const [row] = await engine.client.messages.rows({ ids: (await inboxIds()).slice(0, 1) });
    expect(row?.subject).toBe('Urgent');
  });

  it('sends what a person does to the server, and takes it back when undone', async () => {
    const [id] = await inboxIds();
    const flagged = async () =>
      (await server.doveadm('search', '-u', server.address('claire'), 'mailbox', 'INBOX', 'FLAGGED')).trim();
    const { undo } = await engine.client.messages.setFlag({ ids: [id!], flag: 'flagged', value: true });
    await engine.until(async () => (await flagged()) !== '');
    await engine.until(async () => (await status())?.pendingOperations === 0);
    expect(await engine.client.operations.undo({ token: undo! })).toEqual({ undone: true });
    await engine.until(async () => (await flagged()) === '');
  });

  it('follows what another program does', async () => {
    const user = server.address('claire');
    const search = ['mailbox', 'INBOX', 'HEADER', 'Message-ID', '<lettre-40@ecole.example>'];
    await server.doveadm('flags', 'add', '-u', user, '\\Seen', ...search);
    await engine.until(async () => (await mailbox('INBOX'))?.unread === 30);
    await server.doveadm('move', '-u', user, 'Classe/CM2', ...search);
    await engine.until(async () => (await mailbox('INBOX'))?.total === 30);
    await engine.client.accounts.syncNow({ accountId: null });
    await engine.until(async () => (await mailbox('Classe/CM2'))?.total === 2);
    // Found again, not downloaded again.
    expect(await mailbox('Classe/CM2')).toMatchObject({ offline: 2 });
  });

  it('comes back by itself when the server was gone', async () => {
    await server.end('dovecot', 'SIGKILL');
    const away = await engine.until(async () => {
      const now = await status();
      return now?.phase === 'waiting' && now;
    });
    expect(away.problem).toMatchObject({ kind: 'connection' });
    expect(away.retryAt).not.toBeNull();
    await server.start('dovecot');
    await server.save('claire', 'INBOX', letter(50));
    await engine.until(async () => (await status())?.phase === 'watching');
    await engine.until(async () => (await mailbox('INBOX'))?.total === 31);
    expect((await status())?.problem).toBeNull();
  });
});
