// Bodies that the server will not give where they were last known to be: what is behind them still comes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
let engine: TestEngine;
let folder: ReturnType<typeof temporaryFolder>;

const status = async () => (await engine.client.accounts.status())[0]!;
const user = () => server.address('claire');

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  await server.doveadm('mailbox', 'create', '-u', user(), 'Classe', 'Classe/CM2', 'Notes', 'Notes/CM2');
  engine = await startEngine({ dataDir: folder.path, server });
  const { accountId } = await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
  await engine.until(async () => (await status()).phase === 'watching');
  await engine.client.accounts.setDownloadPaused({ accountId: accountId!, paused: true });
  await server.save('claire', 'Classe', letter(1));
  await server.save('claire', 'Notes', letter(2));
  await engine.client.accounts.syncNow({ accountId: null });
  await engine.until(async () => (await status()).messagesTotal === 2);
  await engine.until(async () => (await status()).phase === 'watching');
});

afterEach(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

const resume = async () => {
  const { accountId } = await status();
  await engine.client.accounts.setDownloadPaused({ accountId, paused: false });
};

describe('A download of bodies', () => {
  it('goes on in a folder that another program has renamed meanwhile', async () => {
    await server.doveadm('mailbox', 'rename', '-u', user(), 'Classe', 'École');
    await resume();
    await engine.until(async () => (await status()).messagesOffline === 2);
    expect((await engine.client.mailboxes.list()).map(({ path }) => path)).toContain('École');
  });

  it('is not held up by a folder that nobody can open', async () => {
    const mailboxes = await engine.client.mailboxes.list();
    const both = mailboxes.filter(({ path }) => path === 'Classe' || path === 'Notes');
    const [first, second] = both.sort((a, b) => a.id - b.id);
    // Dovecot goes on listing it, as there is another one below.
    await server.doveadm('mailbox', 'delete', '-u', user(), first!.path);
    await resume();
    await engine.until(async () => {
      const now = await engine.client.mailboxes.list();
      return now.find(({ id }) => id === second!.id)?.offline === 1;
    });
  });
});
