// A damaged store under a whole engine: it is told, repaired on demand, and what could not be read comes back from the
// server; nothing is invented, and what was only here is here again.
import { closeSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../servers/mail-server.ts';
import { comparableHeld, everythingHeld, sha256 } from './server-mail.ts';
import {
  fakeKeychain,
  isAtRest,
  letter,
  newAccount,
  startEngine,
  type TestEngine,
  temporaryFolder,
} from './start-engine.ts';

const LETTERS = 40;
const PAGE_BYTES = 16_384;

const keychain = fakeKeychain();
const folder = temporaryFolder();
const dataDir = path.join(folder.path, 'data');
const database = path.join(dataDir, 'casier.db');
let server: MailServer;
let engine: TestEngine;

beforeAll(async () => {
  server = await startMailServer({ users: { claire: { password: 'secret' } } });
  for (let number = 1; number <= LETTERS; number += 1) {
    await server.save('claire', 'INBOX', letter(number, { body: `${number} ${'mot '.repeat(number * 60)}` }));
  }
  engine = await startEngine({ dataDir, keychain, server });
  await engine.client.accounts.create(newAccount(server, 'claire', 'secret'));
  await engine.until(isSettled);
});

afterAll(async () => {
  await engine.close();
  await server.stop();
  folder.remove();
});

async function isSettled(): Promise<boolean> {
  const [status] = await engine.client.accounts.status();
  return isAtRest(status) && status.messagesTotal === LETTERS;
}

/** Every other page from this one on. */
function damageFrom(page: number): void {
  const bytes = readFileSync(database);
  for (let at = (page - 1) * PAGE_BYTES; at < bytes.length; at += 2 * PAGE_BYTES) {
    bytes.fill(0xa5, at, at + PAGE_BYTES);
  }
  writeFileSync(database, bytes);
}

async function held(): Promise<string[]> {
  const { client } = engine;
  const lines: string[] = [];
  for (const { id: mailboxId, path: place } of await client.mailboxes.list()) {
    const { ids } = await client.messages.list({
      source: { kind: 'mailbox', mailboxId },
      sort: { by: 'date', direction: 'asc' },
      threaded: false,
    });
    for (const row of await client.messages.rows({ ids: [...ids] as never[] })) {
      const source = await client.host.messageSource({ messageId: row.id });
      const detail = await client.messages.detail({ messageId: row.id });
      const flags = (['seen', 'flagged', 'answered', 'draft'] as const).filter((flag) => row.flags[flag]).sort();
      lines.push(`${place} <${detail!.messageIdHeader}> ${flags} ${source && sha256(source.bytes)}`);
    }
  }
  return lines.sort();
}

describe('A store of which every other page is damaged', () => {
  it('is repaired, and the server tells the rest again', async () => {
    await engine.client.settings.set({ theme: 'dark' });
    await engine.close();
    damageFrom(3);
    engine = await startEngine({ dataDir, keychain, server });
    // Whether it opens depends on what the damage hit; it is met at the latest when something is read.
    await engine.client.mailboxes.list().catch(() => undefined);
    await engine.client.store.repair();
    const state = await engine.client.store.state();
    expect(state).toMatchObject({ kind: 'repaired', report: { keptAs: expect.stringContaining('damaged') } });
    await engine.client.store.open();
    await engine.until(isSettled);
    const onServer = await everythingHeld(server, 'claire', 'secret');
    expect(await held()).toEqual(onServer.map(comparableHeld).sort());
    expect((await engine.client.settings.get()).theme).toBe('dark');
  });

  it('tells the windows when a page is met that cannot be read while it is open', async () => {
    await engine.close();
    const bytes = readFileSync(database);
    // All but what is needed to open it.
    bytes.fill(0xa5, 12 * PAGE_BYTES);
    writeFileSync(database, bytes);
    engine = await startEngine({ dataDir, keychain, server });
    await engine.until(async () => {
      const state = await engine.client.store.state();
      const told = engine.events.some((event) => event.type === 'problem' && event.problem.reason === 'storeBroken');
      return told || (state.kind === 'failed' && state.problem.reason === 'storeBroken');
    });
    await engine.client.store.repair();
    await engine.client.store.open();
    await engine.until(isSettled);
    const onServer = await everythingHeld(server, 'claire', 'secret');
    expect(await held()).toEqual(onServer.map(comparableHeld).sort());
  });
});

describe('A store that is gone while its card lies there', () => {
  it('is told, and comes back with its accounts and settings; the server tells the rest again', async () => {
    await engine.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(database + suffix, { force: true });
    const before = readdirSync(dataDir).sort();
    engine = await startEngine({ dataDir, keychain, server });
    await engine.until(async () => (await engine.client.store.state()).kind === 'failed');
    expect(await engine.client.store.state()).toMatchObject({ problem: { kind: 'store', reason: 'storeMissing' } });
    expect(readdirSync(dataDir).sort()).toEqual(before);
    await engine.client.store.repair();
    const state = await engine.client.store.state();
    expect(state).toMatchObject({ kind: 'repaired', report: { keptAs: null } });
    const items = state.kind === 'repaired' ? state.report.items : [];
    expect(items).toContainEqual({ what: 'messages', recovered: 0, lost: LETTERS });
    expect(items).toContainEqual(expect.objectContaining({ what: 'accounts', recovered: 1 }));
    await engine.client.store.open();
    await engine.until(isSettled);
    const onServer = await everythingHeld(server, 'claire', 'secret');
    expect(await held()).toEqual(onServer.map(comparableHeld).sort());
    expect((await engine.client.settings.get()).theme).toBe('dark');
  });
});

describe('A check of every page', () => {
  const checked = () =>
    engine.until(async () => {
      const state = await engine.client.storeCheck.state();
      return state.kind === 'resting' && state;
    });

  it('finds nothing in a store that is whole, and remembers when', async () => {
    await engine.client.storeCheck.start();
    expect(await checked()).toEqual({ kind: 'resting', lastAt: expect.any(Number), brokenPages: 0 });
    expect(engine.events.some((event) => event.type === 'storeCheck' && event.state.kind === 'running')).toBe(true);
  });

  it('finds the page that nobody has met yet, and tells it as a problem', async () => {
    await engine.close();
    engine = await startEngine({ dataDir, keychain, server });
    await engine.until(isSettled);
    const bytes = readFileSync(database);
    const file = openSync(database, 'r+');
    writeSync(file, Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, bytes.length - PAGE_BYTES);
    closeSync(file);
    await engine.client.storeCheck.start();
    expect(await checked()).toMatchObject({ brokenPages: 1 });
    await engine.until(async () =>
      engine.events.some((event) => event.type === 'problem' && event.problem.reason === 'storeBroken'),
    );
  });

  it('stops when it is told to', async () => {
    await engine.client.storeCheck.start();
    await engine.client.storeCheck.stop();
    expect(await checked()).toMatchObject({ kind: 'resting', brokenPages: 0 });
  });
});
