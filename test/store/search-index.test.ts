// The search index as a file of its own that follows the store: what becomes of it when it is behind, gone, broken, or
// another store's.
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import Database from '@signalapp/sqlcipher';
import { expect, onTestFinished, test, vi } from 'vitest';
import { digestSource } from '../../engine/mime/digest.ts';
import { keepIndex } from '../../engine/search/keep-index.ts';
import { unlock } from '../../engine/store/connection.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { searchMessages } from '../../engine/store/search-messages.ts';
import { openSearchFile, openSearchWriter, searchPath } from '../../engine/store/search-writer.ts';
import { saveSources } from '../../engine/store/sources.ts';
import { readQuery } from '../../shared/search/read-query.ts';
import { builtWorker } from '../servers/workers.ts';
import { indexedSources } from './indexed-sources.ts';
import { addAccount, addMailbox, deliver, header, KEY, scratchFolder, scratchStore } from './scratch-store.ts';

const letter = (word: string) => Buffer.from(`Subject: ${word}\r\nFrom: a@b.fr\r\n\r\nBonjour ${word}.\r\n`);
const WORDS = ['Ardennes', 'Bretagne', 'Corse'];

/** A store with a letter for each word. */
function stored(store: Store, words: readonly string[] = WORDS): void {
  const account = addAccount(store, `${words[0]}@b.fr`);
  const inbox = addMailbox(store, account);
  const ids = deliver(
    store,
    account,
    inbox,
    words.map((_, i) => header(i + 1)),
  );
  store.transaction((tx) =>
    saveSources(
      tx,
      ids.map((messageId, i) => ({ messageId, digest: digestSource(letter(words[i]!)) })),
    ),
  );
}

const found = (store: Store, word: string) => searchMessages(store.reads, readQuery(word, 0).clauses, null).ids.length;

async function reopened(path: string): Promise<Store> {
  const store = openStore({ path, key: KEY });
  onTestFinished(() => store.close());
  const keeper = keepIndex({ store, digest: async (raw) => digestSource(raw), note: () => {} });
  await keeper.settled();
  await keeper.close();
  return store;
}

async function closedStore(): Promise<string> {
  const store = scratchStore();
  stored(store);
  expect(store.search.gap()).toBeNull();
  store.close();
  return store.path;
}

const damages: [string, (path: string) => void][] = [
  ['is gone', (path) => rmSync(searchPath(path))],
  ['is no database', (path) => writeFileSync(searchPath(path), Buffer.alloc(40_000, 7))],
  ['is empty', (path) => writeFileSync(searchPath(path), '')],
  [
    'has another key',
    (path) => {
      rmSync(searchPath(path));
      const other = new Database(searchPath(path));
      unlock(other, new Uint8Array(32).fill(9));
      other.exec('CREATE TABLE x (y)');
      other.close();
    },
  ],
  [
    'is of another version',
    (path) => {
      const index = openSearchFile({ path: searchPath(path), key: KEY });
      index.exec('PRAGMA user_version = 99');
      index.close();
    },
  ],
  [
    'was left behind by a crash',
    (path) => {
      const writer = openSearchWriter({ path: searchPath(path), key: KEY });
      for (const id of indexedSources(path, KEY).slice(1)) writer.remove(id);
      writer.reach(1);
      writer.close();
    },
  ],
];

test.each(damages)('an index that %s is made from the sources again', async (_, damage) => {
  const path = await closedStore();
  damage(path);
  const store = await reopened(path);
  for (const word of WORDS) expect(found(store, word)).toBe(1);
  expect(store.search.gap()).toBeNull();
});

test('an index of another store is not taken for this one’s', async () => {
  const path = await closedStore();
  const other = scratchStore();
  stored(other, ['Vosges', 'Jura', 'Landes']);
  other.close();
  copyFileSync(other.path, path);
  const store = await reopened(path);
  expect(found(store, 'Corse')).toBe(0);
  expect(found(store, 'Jura')).toBe(1);
});

test('an index that is ahead of a store that lost its last moments does not pass over what comes next', async () => {
  const path = await closedStore();
  const writer = openSearchWriter({ path: searchPath(path), key: KEY });
  writer.reach(900);
  writer.close();
  const store = openStore({ path, key: KEY });
  stored(store, ['Picardie']);
  store.close();
  rmSync(`${searchPath(path)}-wal`, { force: true });
  expect(found(await reopened(path), 'Picardie')).toBe(1);
});

test('a full disk is told, and the index goes on from what was committed once there is room', async () => {
  const path = await closedStore();
  const writer = openSearchWriter({ path: searchPath(path), key: KEY, maxPages: 8 });
  const long = Array.from({ length: 60_000 }, (_, i) => `mot${i}`).join(' ');
  const fill = () => {
    writer.put({ sourceId: 900, subject: '', senders: '', recipients: '', attachments: '', body: long, attached: '' });
    writer.commit();
  };
  expect(fill).toThrow(/SQLITE_FULL/);
  writer.rollBack();
  writer.reach(1);
  writer.commit();
  writer.close();
  expect(found(await reopened(path), WORDS[0]!)).toBe(1);
});

test('what is stored while a gap is being filled is found, and the gap is closed once', async () => {
  const path = await closedStore();
  rmSync(searchPath(path));
  const store = openStore({ path, key: KEY });
  onTestFinished(() => store.close());
  stored(store, ['Picardie']);
  expect(found(store, 'Picardie')).toBe(1);
  expect(found(store, 'Corse')).toBe(0);
  expect(store.search.gap()).toEqual({ after: 0, to: 3 });
  const keeper = keepIndex({ store, digest: async (raw) => digestSource(raw), note: () => {} });
  await keeper.settled();
  expect(found(store, 'Corse')).toBe(1);
  expect(store.search.gap()).toBeNull();
  await keeper.close();
});

test('a source that cannot be unpacked is left out of a new index, and the others are in it', async () => {
  const store = scratchStore();
  stored(store);
  store.transaction((tx) => tx.run('torn', "UPDATE source_bytes SET encoding = 'deflate', bytes = x'07' WHERE id = 2"));
  store.close();
  rmSync(searchPath(store.path));
  const again = await reopened(store.path);
  expect(WORDS.map((word) => found(again, word))).toEqual([1, 0, 1]);
  expect(again.search.gap()).toBeNull();
});

test('on a thread of its own it follows within a moment, and is whole when the store is closed at once', async () => {
  const worker = await builtWorker('search-worker');
  const path = `${scratchFolder()}/mail.db`;
  const first = openStore({ path, key: KEY, searchWorker: worker });
  stored(first);
  await vi.waitFor(() => expect(found(first, 'Corse')).toBe(1), { timeout: 10_000, interval: 20 });
  stored(first, ['Picardie']);
  first.close();
  expect(existsSync(`${searchPath(path)}-wal`)).toBe(false);
  const second = openStore({ path, key: KEY });
  expect(second.search.gap()).toBeNull();
  expect(found(second, 'Picardie')).toBe(1);
  second.close();
});
