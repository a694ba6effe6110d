// Files that were made to hurt, or came broken: an answer within the limits, never an exception, and what shows is found.
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeArchive } from '../../../engine/scan/write-archive.ts';
import { zipOf } from '../sheets/workbooks.ts';
import { found, MESSAGE, scan } from './files.ts';
import { docx, workbook } from './office-files.ts';
import { LETTER, pdfOf } from './pdf-files.ts';

const CELLS = '<worksheet><sheetData>';

/** A part of half a gigabyte that is half a megabyte packed, and says that it is small. */
function bomb(name: string): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(500_000_000, ' '));
  return writeArchive([{ name, method: 8, crc: 0, packed, unpackedBytes: 10 }]);
}

test.each(['xl/worksheets/sheet1.xml', 'a.txt'])('a zip bomb in %s is too large', async (name) => {
  expect(await scan(bomb(name))).toMatchObject({ unreadable: true, unreadableReason: 'tooLarge' });
});

test('a hundred megabytes are too large', async () => {
  expect(await scan(Buffer.alloc(100_000_000, 'a'))).toMatchObject({ unreadable: true, unreadableReason: 'tooLarge' });
});

test('entities are never expanded: a file that declares any is broken', async () => {
  const laughs =
    '<!DOCTYPE d [<!ENTITY a "zoe@orange.fr"><!ENTITY b "&a;&a;&a;">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>';
  const file = docx({ 'word/document.xml': laughs });
  expect(await scan(file)).toMatchObject({ unreadable: true, unreadableReason: 'broken' });
  expect(await found(file)).toEqual(['zoe@orange.fr (hidden)']);
});

test('sealed parts, sealed documents and old containers with a sealed file in them are encrypted', async () => {
  const sealed = Buffer.from(zipOf({ 'liste.csv': 'a@b.fr' }));
  sealed[6] = 1;
  sealed[sealed.indexOf('PK\x01\x02') + 8] = 1;
  expect(await scan(sealed)).toMatchObject({ unreadableReason: 'encrypted' });
  const manifest = '<m><manifest:encryption-data/></m>';
  expect(await scan(zipOf({ 'content.xml': '\x01\x02', 'META-INF/manifest.xml': manifest }))).toMatchObject({
    unreadableReason: 'encrypted',
  });
  const container = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  expect(await scan(container)).toMatchObject({ unreadableReason: 'encrypted' });
});

test('a file in a file in a file … ends somewhere', async () => {
  let file: Uint8Array = Buffer.from('zoe@orange.fr');
  for (let depth = 0; depth < 12; depth++) file = zipOf({ 'a.zip': file });
  expect(await scan(file)).toMatchObject({ unreadable: true, unreadableReason: 'tooLarge' });
  let message = MESSAGE;
  for (let depth = 0; depth < 12; depth++)
    message = `From: a@b.fr\nDate: x\nContent-Type: message/rfc822\n\n${message}`;
  expect(await scan(message)).toMatchObject({ kind: 'message', unreadable: true, unreadableReason: 'tooLarge' });
});

test('elements nested a hundred thousand deep are read', async () => {
  const deep = `${'<w:p>'.repeat(100_000)}<w:t>zoe@orange.fr</w:t>`;
  expect(await found(docx({ 'word/document.xml': deep }))).toEqual(['zoe@orange.fr']);
});

test.each([
  ['a workbook', workbook()],
  ['a PDF', pdfOf(LETTER)],
  ['a message', Buffer.from(MESSAGE)],
])('%s cut anywhere has an answer', async (_, whole) => {
  for (let part = 1; part < 12; part++) {
    const { unreadable, unreadableReason } = await scan(whole.subarray(0, (whole.length * part) / 12));
    expect(unreadable).toBe(unreadableReason !== null);
  }
});

test('a file whose name lies is what its bytes are', async () => {
  expect((await scan(workbook())).kind).toBe('table');
  expect(await scan(Buffer.from('MZ\x90\0\x03\0\0\0 zoe@orange.fr', 'latin1'))).toMatchObject({
    unreadableReason: 'unknownFormat',
    found: [{ address: 'zoe@orange.fr', hidden: true }],
  });
});

test.each([
  ['signs', '@'.repeat(300_000)],
  ['almost addresses', 'a.'.repeat(150_000)],
  ['opened quotes', `"${'a;"'.repeat(100_000)}`],
  ['opened tags', '<a '.repeat(100_000)],
  ['fields', `From: a\nDate: b\n${'x: y\n'.repeat(50_000)}`],
  ['folded lines', `BEGIN:VCARD\n${' a=\n'.repeat(100_000)}`],
])('a text of nothing but %s takes no time to speak of', async (_, text) => {
  expect(await scan(text)).toMatchObject({ unreadable: false });
});

test('a sheet of rows that never end, and cells that say nonsense', async () => {
  const nonsense = `${CELLS}<row r="-5"><c r="ZZZZZZZ9999999999" t="s"><v>-1</v></c><c t="s"><v>1e99</v></c><v>x@y.fr</v>`;
  expect(await scan(workbook({ 'xl/worksheets/sheet2.xml': nonsense }))).toMatchObject({
    kind: 'table',
    unreadable: false,
  });
});
