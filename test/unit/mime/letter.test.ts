// What is read of a message for its verdict.
import { expect, test } from 'vitest';
import { letterOf } from '../../../engine/mime/letter.ts';
import { readMessage } from '../../../engine/mime/read-message.ts';

const letter = (...lines: string[]) => {
  const raw = Buffer.from(lines.join('\r\n'));
  return letterOf(raw, readMessage(raw), () => false);
};

test('links with what they show, forms with what they ask, pictures that are seen', () => {
  const read = letter(
    'From: a@b.fr',
    'Content-Type: text/html',
    '',
    '<a href="https://x.tk/?a=1&amp;b=2"><b>https://</b>ac-x.fr</a><img src="p.gif" width="1"><img src="logo.png">',
    '<form action="https://y.tk"><input type="hidden"><input type=password></form><map><area href="https://z.tk"></map>',
  );
  expect(read.links).toEqual([
    { url: 'https://x.tk/?a=1&b=2', text: 'https://ac-x.fr' },
    { url: 'https://y.tk', text: '' },
    { url: 'https://z.tk', text: '' },
  ]);
  expect(read).toMatchObject({ form: 'password', pictures: 1, isList: false });
});

test('whole addresses in a plain text are its links, names of sites are not', () => {
  const read = letter('From: a@b.fr', 'List-Unsubscribe: <mailto:x@b.fr>', '', 'Voyez https://x.tk/a, ou www.y.fr.');
  expect(read.links.map(({ url }) => url)).toEqual(['https://x.tk/a']);
  expect(read.isList).toBe(true);
});

test('pages are looked into, and an archive tells that it is locked', () => {
  const read = letter(
    'From: a@b.fr',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    '',
    'Bonjour',
    '--b',
    'Content-Type: text/html; name=f.html',
    'Content-Disposition: attachment; filename=f.html',
    '',
    '<form><input type=email></form>',
    '--b',
    'Content-Type: application/zip; name=f.zip',
    'Content-Disposition: attachment; filename=f.zip',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 1, 0, 8, 0]).toString('base64'),
    '--b--',
    '',
  );
  expect(read.attachments).toMatchObject([
    { name: 'f.html', page: 'form', locked: false },
    { name: 'f.zip', page: null, locked: true },
  ]);
});

test('a hundred thousand links are not all read', () => {
  const read = letter('From: a@b.fr', 'Content-Type: text/html', '', '<a href="https://x.fr/">x</a>'.repeat(30_000));
  expect(read.links).toHaveLength(300);
});
