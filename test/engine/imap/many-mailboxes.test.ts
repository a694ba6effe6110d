// 5,000 folders on a real server: how many commands a look at them costs.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from '../start-engine.ts';

const COUNT = 5_000;

describe.each([
  { offered: 'LIST-STATUS and CONDSTORE', capability: undefined },
  { offered: 'no extension', capability: 'IMAP4rev1' },
])('An account with 5,000 folders, $offered', ({ capability }) => {
  let server: MailServer;
  let engine: TestEngine;
  const folder = temporaryFolder();

  beforeAll(async () => {
    server = await startMailServer({
      users: { claire: { password: 'secret' } },
      imapLog: true,
      inMemory: true,
      ...(capability && { imapCapability: capability }),
    });
    makeFolders(server);
    for (const name of ['Dossier 7', 'Dossier 4999']) await server.save('claire', name, letter(1));
    engine = await startEngine({ dataDir: folder.path, server });
    await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
    await atRest();
  }, 120_000);
  afterAll(async () => {
    await engine.close();
    await server.stop();
    folder.remove();
  });

  const mailboxes = () => engine.client.mailboxes.list();
  const atRest = () =>
    engine.until(async () => (await engine.client.accounts.status())[0]?.phase === 'watching', 100_000);

  it('is synchronised without opening the empty ones', async () => {
    const listed = await mailboxes();
    expect(listed.length).toBeGreaterThanOrEqual(COUNT);
    expect(listed.filter(({ total }) => total > 0).map(({ name }) => name)).toEqual(['Dossier 4999', 'Dossier 7']);
    expect(opened(server).length).toBeLessThan(10);
  });

  it('finds the one folder in which something came, in a few commands', async () => {
    await server.save('claire', 'Dossier 2500', letter(2));
    const before = opened(server).length;
    await engine.client.accounts.syncNow({ accountId: null });
    await engine.until(
      async () => (await mailboxes()).find(({ name }) => name === 'Dossier 2500')?.total === 1,
      60_000,
    );
    await atRest();
    expect(opened(server).length - before).toBeLessThan(8);
  });
});

const opened = (server: MailServer) => server.imapCommands('claire').filter((line) => line.startsWith('SELECT'));

/** As Dovecot keeps them: by `doveadm` it would take minutes. */
function makeFolders(server: MailServer): void {
  const maildir = path.join(server.dir, 'mail', server.address('claire'), 'Maildir');
  for (let number = 1; number <= COUNT; number += 1) {
    for (const part of ['cur', 'new', 'tmp'])
      fs.mkdirSync(path.join(maildir, `.Dossier ${number}`, part), { recursive: true });
  }
  const { uid, gid } = fs.statSync(path.join(server.dir, 'mail'));
  execFileSync('chown', ['-R', `${uid}:${gid}`, maildir]);
}
