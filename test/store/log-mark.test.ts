// A write-ahead log that was cut off or damaged after a crash: SQLite takes it for one that ends there. Told from what a
// crash leaves by a mark beside it, which never claims more than was on the disk for sure.
import { copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { saveContact } from '../../engine/store/contacts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { repairStore } from '../../engine/store/repair/repair.ts';
import { KEY, scratchFolder, scratchStore } from './scratch-store.ts';

const FRAME_BYTES = 24 + 16_384;
const HEADER_BYTES = 32;

const save = (store: Store, name: string, durability: 'durable' | 'refetchable' = 'durable') =>
  store.transaction((tx) => saveContact(tx, { address: `${name}@famille.example`, name }), durability);

const names = ({ reads }: Store) => reads.pluck<string>('names', 'SELECT name FROM contacts ORDER BY name');

/** What a crash of this moment leaves. */
function crashCopy({ path }: { path: string }): string {
  const copy = join(scratchFolder(), 'mail.db');
  for (const suffix of ['', '-wal', '.mark', '.card']) copyFileSync(path + suffix, copy + suffix);
  return copy;
}

function reopened(path: string): Store {
  const store = openStore({ path, key: KEY });
  onTestFinished(() => store.close());
  return store;
}

function filledStore(): Store & { path: string } {
  const store = scratchStore();
  for (const name of ['Anne', 'Bruno', 'Chloé']) save(store, name);
  return store;
}

test('what a crash leaves is whole, and so is what a store that was closed leaves', () => {
  const store = filledStore();
  expect(reopened(crashCopy(store)).isCutOff).toBe(false);
  store.close();
  expect(existsSync(`${store.path}-wal`)).toBe(false);
  expect(reopened(store.path).isCutOff).toBe(false);
});

test('wherever the log is cut off, it is told, until something was stored again', () => {
  const store = filledStore();
  const whole = readFileSync(`${store.path}-wal`).length;
  for (const length of [whole - 1, whole - FRAME_BYTES, HEADER_BYTES + FRAME_BYTES, HEADER_BYTES, 10, 0]) {
    const copy = crashCopy(store);
    truncateSync(`${copy}-wal`, length);
    const first = openStore({ path: copy, key: KEY });
    expect([length, first.isCutOff]).toEqual([length, true]);
    expect(names(first).length).toBeLessThan(3);
    first.close();
    const second = openStore({ path: copy, key: KEY });
    expect([length, second.isCutOff]).toEqual([length, true]);
    save(second, 'Denis');
    second.close();
    expect(reopened(copy).isCutOff).toBe(false);
  }
});

test('a log that was removed is told', () => {
  const copy = crashCopy(filledStore());
  rmSync(`${copy}-wal`);
  expect(reopened(copy).isCutOff).toBe(true);
});

test('what a power cut may take away is not missed: what the server tells again is not synced', () => {
  const store = filledStore();
  const synced = readFileSync(`${store.path}-wal`).length;
  save(store, 'Denis', 'refetchable');
  // Nothing to commit, and so nothing that is synced.
  store.transaction(() => undefined);
  const copy = crashCopy(store);
  truncateSync(`${copy}-wal`, synced);
  const cut = reopened(copy);
  expect(cut.isCutOff).toBe(false);
  expect(names(cut)).toEqual(['Anne', 'Bruno', 'Chloé']);
});

test('a log that is damaged in its middle is left as it lies, and a repair reads past it', async () => {
  const store = filledStore();
  save(store, 'Zoé');
  const copy = crashCopy(store);
  const log = readFileSync(`${copy}-wal`);
  log[HEADER_BYTES + 24 + 500]! ^= 1;
  writeFileSync(`${copy}-wal`, log);
  expect(() => openStore({ path: copy, key: KEY })).toThrow(
    expect.objectContaining({ data: { kind: 'store', reason: 'storeBroken', detail: 'log' } }),
  );
  expect(readFileSync(`${copy}-wal`).equals(log)).toBe(true);
  const readAgain = () => Promise.reject(new Error('there is no source'));
  await repairStore({ path: copy, key: KEY, readAgain, nowAt: 0, onProgress: () => undefined });
  const repaired = reopened(copy);
  expect(repaired.isCutOff).toBe(false);
  expect(names(repaired)).toEqual(['Anne', 'Bruno', 'Chloé', 'Zoé']);
});

test('a log whose header is damaged is not taken for an empty one', () => {
  const copy = crashCopy(filledStore());
  const log = readFileSync(`${copy}-wal`);
  log[18]! ^= 1;
  writeFileSync(`${copy}-wal`, log);
  expect(() => openStore({ path: copy, key: KEY })).toThrow(/storeBroken/);
});

test('a log that was begun anew, and a mark of another store, claim nothing', () => {
  const store = scratchStore();
  const text = 'x'.repeat(200_000);
  const before = new Set<number>();
  for (let number = 0; number < 90; number += 1) {
    save(store, `${number}${text}`);
    before.add(readFileSync(`${store.path}-wal`).readUInt32BE(16));
  }
  expect(before.size).toBeGreaterThan(1);
  expect(reopened(crashCopy(store)).isCutOff).toBe(false);
  const other = crashCopy(filledStore());
  copyFileSync(`${store.path}.mark`, `${other}.mark`);
  truncateSync(`${other}-wal`, HEADER_BYTES);
  expect(reopened(other).isCutOff).toBe(false);
});
