// Messages found by what is in their attachments: read once, in the background, and found again whatever breaks off.
import { rmSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { digestSource } from '../../engine/mime/digest.ts';
import type { SourceWords } from '../../engine/scan/index.ts';
import { sourceWords } from '../../engine/scan/source-words.ts';
import { foundInAttachments } from '../../engine/search/found-in.ts';
import { keepIndex } from '../../engine/search/keep-index.ts';
import { type AttachmentReading, readAttachments } from '../../engine/search/read-attachments.ts';
import { search } from '../../engine/search/search.ts';
import { countUnreadAttachments } from '../../engine/store/attached-texts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { shardsIn, tableOf } from '../../engine/store/search-shards.ts';
import { openSearchFile, searchPath } from '../../engine/store/search-writer.ts';
import { saveSources } from '../../engine/store/sources.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { docx } from '../unit/scan/office-files.ts';
import { LETTER, pdfOf } from '../unit/scan/pdf-files.ts';
import { addAccount, addMailbox, deliver, header, KEY, scratchStore } from './scratch-store.ts';

const words = (text: string) =>
  docx({ 'word/document.xml': `<w:document><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:document>` });

function letter(subject: string, files: Record<string, Uint8Array>): Buffer {
  const parts = Object.entries(files).map(([name, bytes]) =>
    [
      '--b',
      `Content-Type: application/octet-stream; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64'),
    ].join('\r\n'),
  );
  return Buffer.from(
    [
      `Subject: ${subject}`,
      'From: a@b.fr',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Bonjour, voir ci-joint.',
      ...parts,
      '--b--',
      '',
    ].join('\r\n'),
  );
}

const LETTERS = [
  letter('Sortie', { 'sortie.docx': words('Tarif du musée'), 'plan.pdf': pdfOf(LETTER) }),
  letter('Cantine', { 'menus.docx': words('Lentilles et tarif') }),
  letter('Rien', {}),
];

function stored(store: Store, letters = LETTERS): MessageId[] {
  const account = addAccount(store);
  const inbox = addMailbox(store, account);
  const ids = deliver(
    store,
    account,
    inbox,
    letters.map((_, i) => header(i + 1)),
  );
  store.transaction((tx) =>
    saveSources(
      tx,
      ids.map((messageId, i) => ({ messageId, digest: digestSource(letters[i]!) })),
    ),
  );
  return ids;
}

type Words = AttachmentReading['scanner']['words'];

/** Reads until nothing is left; answers how many messages were read. */
async function readAll(store: Store, how: Words = sourceWords, mayRead = () => true): Promise<number> {
  let read = 0;
  const reader = readAttachments({
    store,
    scanner: {
      words(packed, partIds) {
        read += 1;
        return how(packed, partIds);
      },
      close: async () => {},
    },
    mayRead,
    sinceAskedMs: () => 0,
    rest: async () => {},
  });
  await reader.settled();
  await reader.close();
  return read;
}

const found = (store: Store, text: string) => [...search(store, { text, mailboxId: null }, 0).ids] as MessageId[];

test('a message is found by what is in its attachments, which are named', async () => {
  const store = scratchStore();
  const [outing, canteen, nothing] = stored(store);
  expect(found(store, 'tarif')).toEqual([]);
  expect(countUnreadAttachments(store.reads)).toBe(2);
  expect(await readAll(store)).toBe(2);
  expect(countUnreadAttachments(store.reads)).toBe(0);
  expect(found(store, 'tarifs')).toEqual([canteen, outing]);
  expect(found(store, 'pj:ecrire')).toEqual([outing]);
  expect(found(store, 'sortie tarif -lentilles')).toEqual([outing]);
  expect(found(store, 'texte:tarif')).toEqual([]);
  const foundIn = (text: string) => foundInAttachments(store, text, [outing!, canteen!, nothing!], 0);
  expect(foundIn('tarifs')).toEqual([
    { id: outing, names: ['sortie.docx'] },
    { id: canteen, names: ['menus.docx'] },
  ]);
  expect(foundIn('zoe')).toEqual([{ id: outing, names: ['plan.pdf'] }]);
  expect(foundIn('"tarif du mus')).toEqual([{ id: outing, names: ['sortie.docx'] }]);
  expect(foundIn('menus')).toEqual([{ id: canteen, names: ['menus.docx'] }]);
  // Found beside them, too.
  expect(foundIn('sortie')).toEqual([]);
  expect(foundIn('-tarif de:a')).toEqual([]);
});

test('nothing is read twice, and what waits is read when it may', async () => {
  const store = scratchStore();
  stored(store);
  expect(await readAll(store, sourceWords, () => false)).toBe(0);
  expect(await readAll(store)).toBe(2);
  expect(await readAll(store)).toBe(0);
});

test('a file that breaks whoever reads it costs that file only', async () => {
  const store = scratchStore();
  const [outing] = stored(store, [LETTERS[0]!]);
  const breaks: Words = async (packed, partIds) => {
    const read = await sourceWords(packed, partIds);
    return read.attachments.some(({ text }) => text.includes('zoe')) ? null : read;
  };
  await readAll(store, breaks);
  expect(found(store, 'musee')).toEqual([outing]);
  expect(found(store, 'ecrire')).toEqual([]);
  expect(await readAll(store)).toBe(0);
});

test('a file that ends the program is read twice at most', async () => {
  const store = scratchStore();
  stored(store, [LETTERS[0]!]);
  const ends: Words = () => Promise.reject(new Error('the program ends'));
  for (const reads of [1, 1, 0]) {
    let read = 0;
    const once: Words = (packed, partIds) => {
      read += 1;
      return ends(packed, partIds);
    };
    const reading = readAll(store, once);
    if (reads > 0) await expect(reading).rejects.toThrow('the program ends');
    else await reading;
    expect(read).toBe(reads);
  }
  expect(countUnreadAttachments(store.reads)).toBe(0);
});

function reopened(path: string): Store {
  const store = openStore({ path, key: KEY });
  onTestFinished(() => store.close());
  return store;
}

test('an index that is gone is made again with them, and none is read again', async () => {
  const first = scratchStore();
  const [outing, canteen] = stored(first);
  await readAll(first);
  first.close();
  rmSync(searchPath(first.path));
  const store = reopened(first.path);
  const keeper = keepIndex({ store, digest: async (raw) => digestSource(raw), note: () => {} });
  await keeper.settled();
  await keeper.close();
  expect(await readAll(store)).toBe(0);
  expect(found(store, 'tarif')).toEqual([canteen, outing]);
});

test('what was read and never written into the index is written there later', async () => {
  const first = scratchStore();
  const [outing, canteen] = stored(first);
  await readAll(first);
  first.close();
  // As after a crash, before the thread of the index had committed.
  const index = openSearchFile({ path: searchPath(first.path), key: KEY });
  index.exec('UPDATE progress SET attached = 0');
  for (const shard of shardsIn(index)) index.exec(`DELETE FROM ${tableOf(shard)}`);
  index.close();
  const store = reopened(first.path);
  expect(found(store, 'tarif')).toEqual([]);
  const partsRead: SourceWords[] = [];
  await readAll(store, async (packed, partIds) => {
    const read = await sourceWords(packed, partIds);
    partsRead.push(read);
    return read;
  });
  expect(found(store, 'tarif')).toEqual([canteen, outing]);
  expect(partsRead.flatMap(({ attachments }) => attachments)).toEqual([]);
});
