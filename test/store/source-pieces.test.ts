// A large source lies in several rows, comes back as one, and is never taken for whole when one of them is lost.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Database from '@signalapp/sqlcipher';
import { expect, test } from 'vitest';
import { digestSource } from '../../engine/mime/digest.ts';
import { unpackSource } from '../../engine/mime/packed-source.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { unlock } from '../../engine/store/connection.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { addLocalMessage, localMailbox } from '../../engine/store/local-messages.ts';
import { repairStore } from '../../engine/store/repair/repair.ts';
import { readSource, sourceStoredAfter, wholeSource } from '../../engine/store/sources.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { KEY, scratchFolder, scratchStore } from './scratch-store.ts';

const LARGE = Buffer.from(
  `Subject: Photos\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n${randomBytes(3_500_000)
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n')}\r\n`,
);

function addLarge(store: Store): MessageId {
  return store.transaction((tx) => {
    const none = { incoming: null, outgoing: null, passwordKept: 'none' as const };
    const account = insertAccount(tx, { protocol: 'local', address: '', name: '', ...none });
    const inbox = localMailbox(tx, account, { parent: null, name: 'Photos', role: null });
    return addLocalMessage(tx, inbox, { digest: digestSource(LARGE), flags: [], internalDateAt: 1 });
  });
}

function closedStoreWith(damage: string): { path: string; id: MessageId } {
  const path = join(scratchFolder(), 'mail.db');
  const store = openStore({ path, key: KEY });
  const id = addLarge(store);
  store.close();
  const database = new Database(path);
  unlock(database, KEY);
  database.exec(damage);
  database.close();
  return { path, id };
}

async function repaired(path: string) {
  const readAgain = async (packed: Parameters<typeof unpackSource>[0]) => digestSource(unpackSource(packed));
  const report = await repairStore({ path, key: KEY, readAgain, nowAt: 0, onProgress: () => undefined });
  return { report, store: scratchStore({ path }) };
}

test('it comes back byte for byte, by its message and in the order of storing', () => {
  const store = scratchStore();
  const id = addLarge(store);
  expect(unpackSource(readSource(store.reads, id)!).equals(LARGE)).toBe(true);
  const packed = readSource(store.reads, id)!;
  const unpacked = unpackSource(packed, true);
  expect(unpacked.equals(LARGE)).toBe(true);
  expect(unpacked.buffer).toBe(packed.bytes.buffer);
  const stored = sourceStoredAfter(store.reads, 0)!;
  expect(stored.bytes).toHaveLength(1024 * 1024);
  expect(unpackSource(wholeSource(store.reads, stored)).equals(LARGE)).toBe(true);
});

test('with a piece missing the store is broken, and half a message is not shown', () => {
  const { path, id } = closedStoreWith('DELETE FROM source_pieces WHERE number = 2');
  const store = scratchStore({ path });
  expect(() => readSource(store.reads, id)).toThrow('store/storeBroken');
});

test('a repair carries all of its pieces over, its row read again or not', async () => {
  for (const damage of ['', 'PRAGMA foreign_keys = OFF; DELETE FROM sources']) {
    const { path, id } = closedStoreWith(damage);
    const { store } = await repaired(path);
    expect(unpackSource(readSource(store.reads, id)!).equals(LARGE), damage).toBe(true);
  }
});

test('a repair says that the text is lost where a piece is, and keeps the message', async () => {
  const { path, id } = closedStoreWith('DELETE FROM source_pieces WHERE number = 3');
  const { store } = await repaired(path);
  expect(readSource(store.reads, id)).toBeNull();
  expect(store.reads.value('pieces', 'SELECT count(*) FROM source_pieces')).toBe(0);
  expect(store.reads.value('messages', 'SELECT count(*) FROM messages')).toBe(1);
});
