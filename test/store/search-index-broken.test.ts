// A search index that cannot be read: it is made again from the sources by itself. Nobody is told that the mail is
// damaged, the store opens, and nothing that it holds is touched.
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { digestSource } from '../../engine/mime/digest.ts';
import { keepIndex } from '../../engine/search/keep-index.ts';
import { search } from '../../engine/search/search.ts';
import { PAGE_BYTES } from '../../engine/store/connection.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { searchPath } from '../../engine/store/search-writer.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { JournalFacts } from '../../shared/domain/journal.ts';
import { builtWorker } from '../servers/workers.ts';
import { addAccount, addMailbox, deliver, header, KEY, scratchStore } from './scratch-store.ts';

const LETTERS = 30;
const WORDS_EACH = 300;

const letter = (number: number) => {
  const words = Array.from({ length: WORDS_EACH }, (_, i) => `mot${number * WORDS_EACH + i}`).join(' ');
  return Buffer.from(`Subject: lettre${number}\r\nFrom: a@b.fr\r\n\r\n${words}\r\n`);
};

function storeLetters(store: Store, first: number, count: number): void {
  const account = addAccount(store, `${first}@b.fr`);
  const inbox = addMailbox(store, account);
  const numbers = Array.from({ length: count }, (_, i) => first + i);
  const headers = numbers.map((_, i) => header(i + 1));
  const ids = deliver(store, account, inbox, headers);
  store.transaction((tx) =>
    saveSources(
      tx,
      ids.map((messageId, i) => ({ messageId, digest: digestSource(letter(numbers[i]!)) })),
    ),
  );
}

/** A closed store with mail, and its index as it lies on the disk. */
function closedStore(): { path: string; index: Buffer } {
  const store = scratchStore();
  storeLetters(store, 1, LETTERS);
  store.close();
  return { path: store.path, index: readFileSync(searchPath(store.path)) };
}

interface Opened {
  store: Store;
  notes: JournalFacts[];
  toldBroken(): number;
  close(): Promise<void>;
}

function opened(path: string, searchWorker?: URL): Opened {
  let told = 0;
  const notes: JournalFacts[] = [];
  const onBroken = () => {
    told += 1;
  };
  const store = openStore({ path, key: KEY, onBroken, ...(searchWorker && { searchWorker }) });
  const keeper = keepIndex({ store, digest: async (raw) => digestSource(raw), note: (facts) => notes.push(facts) });
  let open = true;
  const close = async () => {
    if (!open) return;
    open = false;
    await keeper.close();
    store.close();
  };
  onTestFinished(close);
  return { store, notes, toldBroken: () => told, close };
}

const foundWith = (store: Store, word: string) => search(store, { text: word, mailboxId: null }, 0).ids.length;

/** Looks for something of every letter, so that every page of the index is met; what is met broken heals meanwhile. */
async function expectAllFound({ store, toldBroken }: Opened, letters: number): Promise<void> {
  const words = Array.from({ length: letters }, (_, i) => [`lettre${i + 1}`, `mot${(i + 1) * WORDS_EACH + 7}`]).flat();
  const look = () => expect(words.filter((word) => foundWith(store, word) === 0)).toEqual([]);
  await vi.waitFor(look, { timeout: 10_000, interval: 20 });
  expect(search(store, { text: 'lettre1', mailboxId: null }, 0).indexed).toBeNull();
  expect(toldBroken()).toBe(0);
}

test('whichever page of it is damaged, all is found again', { timeout: 60_000 }, async () => {
  const { path, index } = closedStore();
  const pages = index.length / PAGE_BYTES;
  expect(pages).toBeGreaterThan(8);
  let remade = 0;
  for (let page = 0; page < pages; page += 1) {
    writeFileSync(searchPath(path), Buffer.from(index).fill(0xa5, page * PAGE_BYTES, (page + 1) * PAGE_BYTES));
    const mail = opened(path);
    await expectAllFound(mail, LETTERS);
    remade += mail.notes.filter((note) => note.kind === 'store' && note.what === 'indexRemade').length;
    await mail.close();
  }
  expect(remade).toBeGreaterThan(pages / 2);
});

test('wherever it is cut off, all is found again', { timeout: 60_000 }, async () => {
  const { path, index } = closedStore();
  // What lies at its end may be free, and is missed by nobody.
  const untouched: number[] = [];
  for (let length = 0; length < index.length; length += PAGE_BYTES - 1_000) {
    writeFileSync(searchPath(path), index);
    truncateSync(searchPath(path), length);
    const mail = opened(path);
    await expectAllFound(mail, LETTERS);
    if (!mail.notes.some((note) => note.kind === 'store' && note.what === 'indexRemade')) untouched.push(length);
    await mail.close();
  }
  expect(untouched.filter((length) => length < index.length - 2 * PAGE_BYTES)).toEqual([]);
});

test('damaged while it is open, it is made again, and says how far it is', { timeout: 60_000 }, async () => {
  const { path, index } = closedStore();
  const mail = opened(path, await builtWorker('search-worker'));
  writeFileSync(searchPath(path), Buffer.from(index).fill(0xa5, PAGE_BYTES));
  // What finds nothing has met it; the store takes mail meanwhile as ever.
  expect(search(mail.store, { text: `mot${WORDS_EACH + 7}`, mailboxId: null }, 0)).toMatchObject({
    ids: new Uint32Array(),
    indexed: 0,
  });
  storeLetters(mail.store, LETTERS + 1, 5);
  await expectAllFound(mail, LETTERS + 5);
  expect(mail.notes).toContainEqual({ kind: 'store', what: 'indexRemade', why: 'unreadable' });
});

test('what is written into a damaged index is found all the same', { timeout: 60_000 }, async () => {
  const { path, index } = closedStore();
  const mail = opened(path, await builtWorker('search-worker'));
  writeFileSync(searchPath(path), Buffer.from(index).fill(0xa5));
  storeLetters(mail.store, LETTERS + 1, 5);
  await expectAllFound(mail, LETTERS + 5);
});
