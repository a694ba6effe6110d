import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { fakeKeychain, letter, newAccount, startEngine, temporaryFolder } from './start-engine.ts';

let server: MailServer;
const folders: ReturnType<typeof temporaryFolder>[] = [];

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  await server.save('claire', 'INBOX', letter(1));
});

afterAll(async () => {
  await server.stop();
  for (const folder of folders) folder.remove();
});

function newFolder(): string {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
}

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('it was answered'),
    (error: { data: unknown }) => error.data,
  );

describe('With a keychain', () => {
  it('the next start opens the store and knows the password, without a question', async () => {
    const keychain = fakeKeychain();
    const dataDir = newFolder();
    const first = await startEngine({ dataDir, keychain, server });
    await first.client.accounts.create(newAccount(server, 'claire', 'secret'));
    await first.close();
    const second = await startEngine({ dataDir, keychain, server });
    expect(await second.client.accounts.list()).toHaveLength(1);
    await second.until(async () => (await second.client.accounts.status())[0]?.phase === 'watching');
    await second.close();
  });

  it('neither the password nor the key lies on the disk', async () => {
    const keychain = fakeKeychain();
    const dataDir = newFolder();
    const engine = await startEngine({ dataDir, keychain, server });
    await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
    await engine.close();
    const onDisk = ['casier.db', 'casier-keys.json'].map((file) => readFileSync(path.join(dataDir, file), 'latin1'));
    for (const secret of keychain.entries.values()) {
      for (const text of onDisk) expect(text).not.toContain(secret);
    }
  });

  it('a lost entry is made good by the password of the mailbox', async () => {
    const keychain = fakeKeychain();
    const dataDir = newFolder();
    const first = await startEngine({ dataDir, keychain, server });
    await first.client.accounts.create(newAccount(server, 'claire', 'secret'));
    await first.close();
    keychain.entries.clear();

    const second = await startEngine({ dataDir, keychain, server });
    await second.until(async () => (await second.client.store.state()).kind === 'locked');
    expect(await second.client.store.state()).toEqual({ kind: 'locked', addresses: [server.address('claire')] });
    expect(await failure(second.client.accounts.list())).toMatchObject({ kind: 'store', reason: 'storeLocked' });
    expect(await second.client.store.unlock({ password: 'wrong' })).toEqual({ ok: false });
    expect(await second.client.store.unlock({ password: 'secret' })).toEqual({ ok: true });
    await second.until(async () => (await second.client.accounts.status())[0]?.phase === 'watching');
    await second.close();

    const third = await startEngine({ dataDir, keychain, server });
    expect(await third.client.accounts.list()).toHaveLength(1);
    await third.close();
  });
});

describe('Without a keychain', () => {
  it('the password stays in memory, and opens the store at the next start', async () => {
    const dataDir = newFolder();
    const first = await startEngine({ dataDir, keychain: null, server });
    await first.client.accounts.list();
    expect(await first.client.store.state()).toEqual({ kind: 'open', kept: false });
    await first.client.accounts.create(newAccount(server, 'claire', 'secret'));
    expect(await first.client.accounts.list()).toMatchObject([{ passwordKept: 'session' }]);
    expect(await first.client.store.state()).toEqual({ kind: 'open', kept: true });
    await first.close();

    const second = await startEngine({ dataDir, keychain: null, server });
    await second.until(async () => (await second.client.store.state()).kind === 'locked');
    expect(await second.client.store.unlock({ password: 'secret' })).toEqual({ ok: true });
    await second.until(async () => (await second.client.accounts.status())[0]?.phase === 'watching');
    await second.close();
  });

  it('the trial mailbox works, and is forgotten at the next start', async () => {
    const dataDir = newFolder();
    const first = await startEngine({ dataDir, keychain: null });
    await first.client.accounts.createDemo();
    await first.until(async () => ((await first.client.accounts.status())[0]?.messagesOffline ?? 0) > 300);
    await first.close();
    const second = await startEngine({ dataDir, keychain: null });
    expect(await second.client.accounts.list()).toEqual([]);
    await second.close();
  });
});

describe('A store that cannot be opened', () => {
  it('is left as it lies when its keychain is gone and no password is known', async () => {
    const dataDir = newFolder();
    const first = await startEngine({ dataDir });
    await first.client.accounts.createDemo();
    await first.close();
    const before = readFileSync(path.join(dataDir, 'casier.db'));
    const second = await startEngine({ dataDir, keychain: null });
    await second.until(async () => (await second.client.store.state()).kind === 'failed');
    expect(await failure(second.client.settings.get())).toMatchObject({ kind: 'store', reason: 'keychainUnavailable' });
    await second.close();
    // Not by toEqual: that takes minutes for megabytes.
    expect(readFileSync(path.join(dataDir, 'casier.db')).equals(before)).toBe(true);
  });
});
