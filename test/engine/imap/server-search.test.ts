// Messages that are not on this PC yet are found by their server, cancellably; what is here is found here. A line of plain
// text in between is slow where a test wants it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HoldingProxy, startHoldingProxy } from '../../servers/holding-proxy.ts';
import { type MailServer, startMailServer } from '../../servers/mail-server.ts';
import { fakeKeychain, letter, newAccount, startEngine, type TestEngine, temporaryFolder } from '../start-engine.ts';

let server: MailServer;
let line: HoldingProxy;
let engine: TestEngine;
const folder = temporaryFolder();
const keychain = fakeKeychain();
const search = (text: string) => engine.client.messages.searchServer({ text, mailboxId: null });

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  await server.save('claire', 'INBOX', letter(1, { body: 'La sortie à la piscine est décalée.' }));
  line = await startHoldingProxy(server.ports.imap);
  engine = await startEngine({ dataDir: folder.path, server, keychain });
  const account = newAccount(server, 'claire', 'secret');
  const straight = { host: '127.0.0.1', port: line.port, security: 'none', plainTextConfirmed: true } as const;
  const { accountId } = await engine.client.accounts.create({
    ...account,
    incoming: { ...account.incoming, ...straight },
  });
  const status = async () => (await engine.client.accounts.status())[0];
  await engine.until(async () => (await status())?.messagesOffline === 1);
  // The index follows the store, a moment later.
  await engine.until(async () => (await search('décalée')).ids.length === 1);
  await engine.client.accounts.setDownloadPaused({ accountId: accountId!, paused: true });
  await server.save('claire', 'INBOX', letter(2, { body: 'La piscine ouvre à nouveau, élèves et parents.' }));
  await server.save('claire', 'Archive', letter(3, { body: 'Rien de tout cela.' }));
  await engine.client.accounts.syncNow({ accountId: null });
  await engine.until(async () => (await status())?.messagesTotal === 3 && (await status())?.phase === 'watching');
});
afterAll(async () => {
  await engine.close();
  await line.stop();
  await server.stop();
  folder.remove();
});

describe('A search', () => {
  it('shows what the server finds beside what is here, newest first, and says how many', async () => {
    const { ids, fromServer, complete } = await search('piscine');
    expect({ fromServer, complete }).toEqual({ fromServer: 1, complete: true });
    const rows = await engine.client.messages.rows({ ids: [...ids] as never });
    expect(rows.map(({ subject, offline }) => [subject, offline])).toEqual([
      ['Lettre 2', false],
      ['Lettre 1', true],
    ]);
  });

  it('finds words with accents, and only messages that have all of them', async () => {
    expect((await search('élèves piscine')).fromServer).toBe(1);
    expect((await search('élèves cinéma')).fromServer).toBe(0);
  });

  it.each([
    ['objet:lettre-2 texte:"ouvre à nouveau"', 1],
    ['texte:"nouveau ouvre"', 0],
    ['piscine -élèves', 0],
    ['piscine ou zzz -cinéma', 1],
    ['piscine non lu', 1],
    ['piscine est:lu', 0],
    ['piscine dans:archive', 0],
    ['piscine avant:2020', 0],
    ['de:personne piscine', 0],
  ])('« %s » is asked of the server, and looked at here for what is known here', async (text, fromServer) => {
    expect((await search(text)).fromServer).toBe(fromServer);
  });

  it('is given up at once when nobody waits for it any more', async () => {
    const stop = new AbortController();
    const searching = engine.client.messages.searchServer({ text: 'piscine', mailboxId: null }, stop.signal);
    stop.abort();
    await expect(searching).rejects.toMatchObject({ kind: 'cancelled' });
  });

  it('of a slow server is told while it waits, folder by folder, and stopped keeps what was found by then', async () => {
    const held = line.hold('SEARCH');
    const searching = search('piscine');
    const told = await engine.until(async () =>
      (await engine.client.activities.list()).activities.find(
        ({ kind, progress }) => kind === 'serverSearch' && progress,
      ),
    );
    expect(told).toMatchObject({ label: 'piscine', state: 'running', canStop: true, progress: { done: 0, total: 2 } });
    expect(engine.events).toContainEqual({ type: 'messageSearch', done: 0, total: 2 });
    await held.until('SEARCH');
    await engine.client.activities.stop({ id: told.id });
    const { ids, complete } = await searching;
    expect(complete).toBe(false);
    expect(ids).toHaveLength(1);
    expect((await engine.client.activities.list()).activities.some(({ kind }) => kind === 'serverSearch')).toBe(false);
    await held.release();
    expect((await search('piscine')).complete).toBe(true);
  });

  it('shows what it found as not on this PC; opened, it is fetched', async () => {
    const { ids } = await search('piscine');
    const rows = () => engine.client.messages.rows({ ids: [...ids] as never });
    const [found] = await rows();
    expect(found).toMatchObject({ subject: 'Lettre 2', offline: false });
    await engine.client.messages.fetchBody({ messageId: found!.id });
    await engine.until(async () => (await rows())[0]?.offline);
  });

  it('that waits for its server ends before the store is closed', async () => {
    const held = line.hold('SEARCH');
    let ended: unknown = null;
    search('piscine').then(
      ({ complete }) => {
        ended = complete;
      },
      () => {},
    );
    await held.until('SEARCH');
    // An answer after that would be a query on a closed store, which nothing catches.
    await engine.close();
    await held.release();
    expect(ended).not.toBe(true);
    engine = await startEngine({ dataDir: folder.path, server, keychain });
    await engine.until(async () => (await engine.client.accounts.status())[0]?.phase === 'watching');
    expect((await search('élèves piscine')).complete).toBe(true);
  });

  it('says so when the server cannot be asked', async () => {
    await server.end('dovecot', 'SIGKILL');
    const { fromServer, complete } = await search('piscine');
    expect({ fromServer, complete }).toEqual({ fromServer: 0, complete: false });
  });
});
