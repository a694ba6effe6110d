// What a person does while a large mailbox comes for the first time.
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageId } from '../../shared/domain/ids.ts';
import { generateCorpus } from '../bench/corpus.ts';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
let engine: TestEngine;
let total = 0;
const folder = temporaryFolder();

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  total = await fillMailbox(server, 4_000);
  await server.save('claire', 'INBOX', withFile);
  total += 1;
  engine = await startEngine({ dataDir: folder.path, server });
}, 120_000);

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const status = async () => (await engine.client.accounts.status())[0];

async function inboxIds(): Promise<MessageId[]> {
  const inbox = (await engine.client.mailboxes.list()).find(({ role }) => role === 'inbox');
  if (!inbox) return [];
  const { ids } = await engine.client.messages.list({
    source: { kind: 'mailbox', mailboxId: inbox.id },
    sort: { by: 'date', direction: 'desc' },
    threaded: false,
  });
  return [...ids] as MessageId[];
}

describe('During the first sync of a large mailbox', () => {
  it('a message that somebody opens comes before the rest of the list', async () => {
    await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
    const ids = await engine.until(async () => {
      const shown = await inboxIds();
      return shown.length >= 100 && shown;
    });
    const opened = ids[50]!;
    await engine.client.messages.fetchBody({ messageId: opened });
    await engine.until(async () => (await engine.client.messages.rows({ ids: [opened] }))[0]?.offline);
    expect((await status())!.messagesTotal).toBeLessThan(total);
  });

  it('a star reaches the server before the rest of the list', async () => {
    const [first] = await inboxIds();
    await engine.client.messages.setFlag({ ids: [first!], flag: 'flagged', value: true });
    await engine.until(async () => (await status())!.pendingOperations === 0);
    expect((await status())!.messagesTotal).toBeLessThan(total);
  });

  it('the list becomes complete in spite of the interruptions, each message once', async () => {
    await engine.until(async () => (await status())!.messagesTotal === total, 60_000);
    const ids = await inboxIds();
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('the download stops when it is paused, and goes on when it is resumed', async () => {
    const { accountId } = (await status())!;
    await engine.client.accounts.setDownloadPaused({ accountId, paused: true });
    await engine.until(async () => (await status())!.downloadPaused);
    // A body that is asked for still comes: once it is here, every batch before it has ended.
    const [oldest] = (await inboxIds()).slice(-1);
    await engine.client.messages.fetchBody({ messageId: oldest! });
    await engine.until(async () => (await engine.client.messages.rows({ ids: [oldest!] }))[0]?.offline);
    const paused = (await status())!.messagesOffline;
    expect(paused).toBeLessThan(total);
    await engine.client.accounts.setDownloadPaused({ accountId, paused: false });
    await engine.until(async () => (await status())!.messagesOffline > paused);
  });

  it('attachments wait to be read until every message is here', async () => {
    const states = new Set<string>();
    await engine.until(async () => {
      const { activities } = await engine.client.activities.list();
      const { messagesOffline, messagesTotal } = (await status())!;
      const reading = activities.find(({ kind }) => kind === 'attachments');
      if (reading && messagesOffline < messagesTotal) states.add(reading.state);
      return messagesOffline === messagesTotal;
    }, 60_000);
    expect([...states]).toEqual(['waiting']);
    await engine.until(async () => {
      const { activities } = await engine.client.activities.list();
      return activities.every(({ kind }) => kind !== 'attachments');
    });
  });
});

const withFile = [
  'From: Nadia <nadia@exemple.fr>\r\nSubject: Sortie\r\nMIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b\r\n',
  '--b\r\nContent-Type: text/plain\r\n\r\nVoir ci-joint.',
  '--b\r\nContent-Type: text/plain; name="liste.txt"\r\nContent-Disposition: attachment; filename="liste.txt"',
  '\r\nmandarine\r\n--b--\r\n',
].join('\r\n');

/** As files, which is what Dovecot keeps: saving them one by one would take minutes. Answers how many. */
async function fillMailbox({ doveadm, address }: MailServer, inbox: number): Promise<number> {
  const user = address('claire');
  const home = (await doveadm('user', '-f', 'home', user)).trim();
  const { messages } = generateCorpus({ kind: 'tiny', inbox, seed: 7, maildir: `${home}/Maildir`, owner: user });
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'mail:mail', home]);
  return messages;
}
