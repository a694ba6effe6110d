import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from '@signalapp/sqlcipher';
import { expect, test, vi } from 'vitest';
import { openStore, type Store } from '../../engine/store/database.ts';
import { listMailboxes } from '../../engine/store/mailboxes.ts';
import { getSettings, setSettings } from '../../engine/store/settings.ts';
import { saveSources } from '../../engine/store/sources.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { builtWorker } from '../servers/workers.ts';
import { addAccount, addMailbox, deliver, digest, header, KEY, scratchFolder, scratchStore } from './scratch-store.ts';

function failure(work: () => unknown): MailError {
  try {
    work();
  } catch (error) {
    if (error instanceof MailError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('nothing of the mail can be read from the file without the key', () => {
  const store = scratchStore();
  const account = addAccount(store);
  const [id] = deliver(store, account, addMailbox(store, account), [
    header(1, { facts: { subject: 'ConfidentialSubject' } }),
  ]);
  store.transaction((tx) => saveSources(tx, [{ messageId: id!, digest: digest({ text: 'ConfidentialText' }) }]));
  store.close();
  const bytes = readFileSync(store.path).toString('latin1');
  expect(bytes).not.toContain('Confidential');
  expect(bytes.startsWith('SQLite format')).toBe(false);
});

test('a wrong key is told from a broken store, and the file is left as it was', () => {
  const store = scratchStore();
  addAccount(store);
  store.close();
  const before = readFileSync(store.path);
  const error = failure(() => openStore({ path: store.path, key: new Uint8Array(32).fill(8) }));
  expect(error.data).toMatchObject({ kind: 'store', reason: 'keyLost' });
  expect(readFileSync(store.path).equals(before)).toBe(true);
  openStore({ path: store.path, key: KEY }).close();
});

test('a file that is no database is refused and left as it was', () => {
  const path = join(scratchFolder(), 'mail.db');
  writeFileSync(path, 'not a database'.repeat(2_000));
  expect(failure(() => openStore({ path, key: KEY })).data.reason).toBe('keyLost');
  expect(readFileSync(path, 'utf8')).toBe('not a database'.repeat(2_000));
});

test('a folder that is not there is told as a store that cannot be opened', () => {
  const path = join(scratchFolder(), 'nowhere', 'mail.db');
  expect(failure(() => openStore({ path, key: KEY })).data).toMatchObject({ kind: 'store', detail: 'SQLITE_CANTOPEN' });
});

test('a second program on the same store is told that one is running already', () => {
  const store = scratchStore();
  addAccount(store);
  expect(failure(() => openStore({ path: store.path, key: KEY })).data.reason).toBe('alreadyRunning');
});

test('a store from the future is refused and left as it was', () => {
  const store = scratchStore();
  addAccount(store);
  store.close();
  const database = new Database(store.path);
  database.pragma(`key = "x'${Buffer.from(KEY).toString('hex')}'"`);
  database.pragma('cipher_page_size = 16384');
  database.pragma('user_version = 999990');
  database.close();
  const before = readFileSync(store.path);
  expect(failure(() => openStore({ path: store.path, key: KEY })).data.reason).toBe('storeFromFuture');
  expect(readFileSync(store.path).equals(before)).toBe(true);
});

test('a full disk is told, the transaction undone, and the store works on once there is room', () => {
  const roomy = scratchStore();
  const account = addAccount(roomy);
  const inbox = addMailbox(roomy, account);
  const [id] = deliver(roomy, account, inbox, [header(1)]);
  roomy.close();
  const save = (store: Store) =>
    store.transaction((tx) => {
      const packed = { encoding: 'raw', bytes: new Uint8Array(2_000_000) };
      saveSources(tx, [{ messageId: id!, digest: digest({ packed }) }]);
    });
  const full = scratchStore({ path: roomy.path, roomPages: 20 });
  const told: unknown[] = [];
  full.onChange((changes) => told.push(changes));
  expect(failure(() => save(full)).data).toMatchObject({ kind: 'store', reason: 'diskFull' });
  expect(told).toEqual([]);
  expect(listMailboxes(full.reads)[0]).toMatchObject({ total: 1, offline: 0 });
  full.transaction((tx) => setSettings(tx, { theme: 'dark' }));
  full.close();
  const again = scratchStore({ path: roomy.path });
  save(again);
  expect(listMailboxes(again.reads)[0]).toMatchObject({ total: 1, offline: 1 });
  expect(getSettings(again.reads).theme).toBe('dark');
});

test('a transaction that throws changes nothing and tells nothing', () => {
  const store = scratchStore();
  const told: unknown[] = [];
  store.onChange((changes) => told.push(changes));
  expect(() =>
    store.transaction((tx) => {
      setSettings(tx, { theme: 'dark' });
      throw new RangeError('a bug');
    }),
  ).toThrow(RangeError);
  expect(getSettings(store.reads).theme).toBe('system');
  expect(told).toEqual([]);
});

test('changes are told once, after the commit, in ids', () => {
  const store = scratchStore();
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const told: unknown[] = [];
  const stop = store.onChange((changes) => told.push({ ...changes, total: listMailboxes(store.reads)[0]?.total }));
  deliver(store, account, inbox, [header(1), header(2)]);
  expect(told).toEqual([{ areas: ['mailboxes'], lists: [inbox], messages: [], total: 2 }]);
  stop();
  deliver(store, account, inbox, [header(3)]);
  expect(told).toHaveLength(1);
});

test('slow statements are logged by name, without values', () => {
  const slow: { name: string }[] = [];
  const store = scratchStore({ onSlow: (entry) => slow.push(entry) });
  const count = `WITH RECURSIVE counted(n) AS (SELECT ? UNION ALL SELECT n + 1 FROM counted WHERE n < 3000000)
    SELECT count(*) FROM counted`;
  expect(store.reads.value('count to three million', count, [1])).toBe(3_000_000);
  expect(slow).toEqual([{ name: 'count to three million', tookMs: expect.any(Number) }]);
});

test('a broken page is told as a broken store when it is met', () => {
  const store = scratchStore();
  const account = addAccount(store);
  deliver(store, account, addMailbox(store, account), [header(1)]);
  store.close();
  const bytes = readFileSync(store.path);
  const path = `${store.path}.damaged`;
  copyFileSync(store.path, path);
  writeFileSync(path, Buffer.concat([bytes.subarray(0, 16_384), Buffer.alloc(bytes.length - 16_384, 1)]));
  expect(
    failure(() => {
      const damaged = openStore({ path, key: KEY });
      try {
        listMailboxes(damaged.reads);
      } finally {
        damaged.close();
      }
    }).data,
  ).toMatchObject({ kind: 'store', reason: 'storeBroken' });
});

test('a store that was closed is whole without its log, also where a thread had it open', async () => {
  const store = scratchStore({ checkpointWorker: await builtWorker('checkpoint-worker') });
  const account = addAccount(store);
  const ids = deliver(store, account, addMailbox(store, account), [header(1), header(2)]);
  const packed = { encoding: 'raw', bytes: new Uint8Array(9_000_000) };
  const save = (i: number) =>
    store.transaction((tx) => saveSources(tx, [{ messageId: ids[i]!, digest: digest({ packed, hash: `${i}` }) }]));
  save(0);
  await vi.waitFor(() => expect(statSync(store.path).size).toBeGreaterThan(9_000_000), 5_000);
  save(1);
  store.close();
  expect(statSync(store.path).size).toBeGreaterThan(18_000_000);
  expect(existsSync(`${store.path}-wal`) ? statSync(`${store.path}-wal`).size : 0).toBe(0);
});
