// What other programs do to mailboxes and messages while nobody looks: followed without fetching a body again. Bytes
// are counted on the wire; a real server, a whole engine.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { type FaultyProxy, startFaultyProxy } from '../../servers/faulty-proxy.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { letter, newAccount, startEngine, type TestEngine, temporaryFolder } from '../start-engine.ts';

const LETTERS = 8;
const BODY_BYTES = 150_000;
const CLASS = 'Écoles & cie/CM2 – Été';

describe.each([
  { offered: 'all extensions', capability: undefined },
  { offered: 'no extension', capability: 'IMAP4rev1' },
])('With $offered, what another program does', ({ capability }) => {
  let server: MailServer;
  let proxy: FaultyProxy;
  let engine: TestEngine;
  const folder = temporaryFolder();
  const user = () => server.address('claire');

  beforeAll(async () => {
    server = await startMailServer({
      users: { claire: { password: 'secret', quota: '10M' } },
      ...(capability && { imapCapability: capability }),
    });
    await server.doveadm('mailbox', 'create', '-u', user(), CLASS, 'Archives', 'Vide');
    for (let number = 1; number <= LETTERS; number += 1) {
      const body = randomBytes(BODY_BYTES * 0.75).toString('base64');
      await server.save('claire', CLASS, letter(number, { body }));
    }
    proxy = await startFaultyProxy(server.ports.imaps);
    engine = await startEngine({ dataDir: folder.path, server });
    const account = newAccount(server, 'claire', 'secret');
    await engine.client.accounts.create({ ...account, incoming: { ...account.incoming, port: proxy.port } });
    await atRest();
    await engine.until(async () => (await mailbox(CLASS))?.offline === LETTERS);
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    await proxy.stop();
    await server.stop();
    folder.remove();
  });

  const mailbox = async (path: string) => (await engine.client.mailboxes.list()).find((one) => one.path === path);
  const status = async () => (await engine.client.accounts.status())[0];
  const atRest = () =>
    engine.until(async () => {
      const now = await status();
      return now?.phase === 'watching' && now.pendingOperations === 0;
    });
  const idsIn = async (path: string) => {
    const source = { kind: 'mailbox', mailboxId: (await mailbox(path))!.id } as const;
    const sort = { by: 'date', direction: 'desc' } as const;
    return [...(await engine.client.messages.list({ source, sort, threaded: false })).ids] as MessageId[];
  };
  /** Looks for what changed until `seen`, and answers how many bytes that took. */
  const bytesUntil = async (seen: () => Promise<boolean>) => {
    const before = proxy.receivedBytes();
    await engine.client.accounts.syncNow({ accountId: null });
    await engine.until(seen);
    await atRest();
    return proxy.receivedBytes() - before;
  };

  it('renaming a mailbox, nested and in modified UTF-7, keeps its messages and fetches nothing again', async () => {
    const ids = await idsIn(CLASS);
    const { id } = (await mailbox(CLASS))!;
    await server.doveadm('mailbox', 'rename', '-u', user(), CLASS, 'Archives/Élèves & parents');
    const bytes = await bytesUntil(async () => (await mailbox('Archives/Élèves & parents')) !== undefined);
    expect(await mailbox('Archives/Élèves & parents')).toMatchObject({
      id,
      offline: LETTERS,
      name: 'Élèves & parents',
    });
    expect(await mailbox(CLASS)).toBeUndefined();
    expect(await idsIn('Archives/Élèves & parents')).toEqual(ids);
    expect(bytes).toBeLessThan(BODY_BYTES / 2);
  });

  it('renaming the parent takes everything below along', async () => {
    const ids = await idsIn('Archives/Élèves & parents');
    await server.doveadm('mailbox', 'rename', '-u', user(), 'Archives', 'Vieux');
    const bytes = await bytesUntil(async () => (await mailbox('Vieux/Élèves & parents')) !== undefined);
    expect(await idsIn('Vieux/Élèves & parents')).toEqual(ids);
    const parent = await mailbox('Vieux');
    expect((await mailbox('Vieux/Élèves & parents'))?.parentId).toBe(parent?.id);
    expect(bytes).toBeLessThan(BODY_BYTES / 2);
  });

  it('renaming a mailbox for whose messages something is pending: it is done under the new name', async () => {
    proxy.set({ refuse: true });
    proxy.cut();
    await engine.until(async () => (await status())?.phase === 'waiting');
    const [id] = await idsIn('Vieux/Élèves & parents');
    await engine.client.messages.setFlag({ ids: [id!], flag: 'flagged', value: true });
    await server.doveadm('mailbox', 'rename', '-u', user(), 'Vieux/Élèves & parents', 'CM2');
    proxy.heal();
    const bytes = await bytesUntil(async () => (await mailbox('CM2')) !== undefined);
    expect((await server.doveadm('search', '-u', user(), 'mailbox', 'CM2', 'FLAGGED')).trim()).not.toBe('');
    expect((await engine.client.messages.rows({ ids: [id!] }))[0]?.flags.flagged).toBe(true);
    expect(bytes).toBeLessThan(BODY_BYTES / 2);
  });

  it('moving messages fetches their headers, not their bodies', async () => {
    await server.doveadm('move', '-u', user(), 'Vide', 'mailbox', 'CM2', 'all');
    const bytes = await bytesUntil(async () => (await mailbox('Vide'))?.offline === LETTERS);
    expect(await mailbox('CM2')).toMatchObject({ total: 0 });
    expect(bytes).toBeLessThan(BODY_BYTES / 2);
  });

  it('a new UIDVALIDITY finds every message again under its id', async () => {
    const ids = await idsIn('Vide');
    await server.doveadm('mailbox', 'update', '-u', user(), '--uid-validity', '987654321', 'Vide');
    const before = proxy.receivedBytes();
    await engine.client.accounts.syncNow({ accountId: null });
    await engine.until(async () => engine.log.some((line) => line.includes('uidValidityChanged')));
    await atRest();
    expect(await idsIn('Vide')).toEqual(ids);
    expect(await mailbox('Vide')).toMatchObject({ total: LETTERS, offline: LETTERS });
    expect(proxy.receivedBytes() - before).toBeLessThan(BODY_BYTES / 2);
  });

  it('fills the mailbox: how full it is follows, where the server tells', async () => {
    const { quota } = (await status())!;
    if (capability) expect(quota).toBeNull();
    else expect(quota).toMatchObject({ limitBytes: 10 * 1024 * 1024 });
  });

  it('deleting a mailbox takes it and its messages away', async () => {
    await server.doveadm('mailbox', 'delete', '-u', user(), 'Vide');
    await bytesUntil(async () => (await mailbox('Vide')) === undefined);
    expect(await status()).toMatchObject({ messagesTotal: 0 });
  });
});
