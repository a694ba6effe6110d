// The search index in pieces by time: which piece a source is in, that the newest are asked first and alone where they hold
// enough, and that a piece whose making was given up is made again.
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../engine/store/database.ts';
import { findInShard, shardOf, shardsIn, tableOf } from '../../engine/store/search-shards.ts';
import { openSearchFile, openSearchWriter, type SearchDocument, searchPath } from '../../engine/store/search-writer.ts';
import { saveSources } from '../../engine/store/sources.ts';
import { addAccount, addMailbox, deliver, digest, header, KEY, scratchStore } from './scratch-store.ts';

const EVERYTHING = { after: Number.MIN_SAFE_INTEGER, before: Number.MAX_SAFE_INTEGER };
const YEARS = [1971, 2003, 2024, 2025, 2026];

/** A closed store with letters of the same word, three of each year. */
function severalYears(): string {
  const store = scratchStore();
  const account = addAccount(store, 'a@b.fr');
  const inbox = addMailbox(store, account);
  const dates = YEARS.flatMap((year) => [1, 2, 3].map((day) => Date.UTC(year, 2, day)));
  const headers = dates.map((dateAt, i) => header(i + 1, { facts: { dateAt } }));
  const ids = deliver(store, account, inbox, headers);
  const text = 'la rentrée';
  store.transaction((tx) =>
    saveSources(
      tx,
      ids.map((messageId, i) => ({ messageId, digest: digest({ text, hash: `${i}`.padStart(64, '0') }) })),
    ),
  );
  store.close();
  return store.path;
}

function document(sourceId: number, body: string): SearchDocument {
  return { sourceId, subject: '', senders: '', recipients: '', attachments: '', body, attached: '' };
}

test('pieces follow each other as sources do, and are few whatever dates letters claim', () => {
  const ids = Array.from({ length: 20_000 }, (_, i) => (i - 100) * 200_003).sort((a, b) => a - b);
  const shards = ids.map(shardOf);
  expect(shards).toEqual([...shards].sort((a, b) => a - b));
  expect(new Set(shards).size).toBeGreaterThan(100);
  expect(shardOf(Number.MAX_SAFE_INTEGER) - shardOf(Number.MIN_SAFE_INTEGER)).toBeLessThan(150);
});

test('what several pieces hold is found newest first, in the range that is asked for', () => {
  const store = openStore({ path: severalYears(), key: KEY });
  onTestFinished(() => store.close());
  const all = store.reads.found('"rentree"', EVERYTHING, 100);
  expect(all).toHaveLength(YEARS.length * 3);
  expect(all).toEqual([...all].sort((a, b) => b - a));
  expect(store.reads.found('"rentree"', EVERYTHING, 4)).toEqual(all.slice(0, 4));
  const inside = { after: all.at(-2)!, before: all[1]! };
  expect(store.reads.found('"rentree"', inside, 100)).toEqual(all.slice(2, -2));
});

test('older pieces are not read where newer ones hold enough', () => {
  const path = severalYears();
  const index = openSearchFile({ path: searchPath(path), key: KEY });
  const [oldest] = shardsIn(index);
  index.exec(`DROP TABLE ${tableOf(oldest!)}`);
  index.close();
  const store = openStore({ path, key: KEY });
  onTestFinished(() => store.close());
  const found = YEARS.length * 3 - 3;
  expect(store.reads.found('"rentree"', EVERYTHING, found)).toHaveLength(found);
  expect(() => store.reads.found('"rentree"', EVERYTHING, found + 1)).toThrow(/no such table/);
});

test('a piece that was made by what was given up is made again', () => {
  const path = severalYears();
  const writer = openSearchWriter({ path: searchPath(path), key: KEY });
  const id = (Date.UTC(2012, 5, 1) / 900_000) * 64;
  writer.put(document(id, 'donné en vain'));
  writer.rollBack();
  writer.remove(id);
  writer.put(document(id, 'la rentrée'));
  writer.close();
  const index = openSearchFile({ path: searchPath(path), key: KEY });
  onTestFinished(() => index.close());
  expect(shardsIn(index)).toContain(shardOf(id));
  const find = index.prepare(findInShard(shardOf(id)), { pluck: true });
  expect(find.all(['"rentree"', 0, Number.MAX_SAFE_INTEGER, 9])).toEqual([id]);
  expect(find.all(['"vain"', 0, Number.MAX_SAFE_INTEGER, 9])).toEqual([]);
});
