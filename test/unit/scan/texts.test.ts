// Texts, tables of text, HTML, cards and messages as facts: what they are is told by their content.
import { expect, test } from 'vitest';
import { found, MESSAGE, scan } from './files.ts';

test.each([
  [
    'a text',
    'Écrire à zoe@orange.fr ou à paul (at) gmail (point) com.',
    'document',
    ['paul@gmail.com', 'zoe@orange.fr'],
  ],
  [
    'csv with semicolons',
    'Nom;Courriel\r\nLopez;zoe@orange.fr\r\nPetit;paul@gmail.com\r\n',
    'table',
    ['paul@gmail.com', 'zoe@orange.fr'],
  ],
  ['tsv', 'Nom\tCourriel\nLopez\tzoe@orange.fr\n', 'table', ['zoe@orange.fr']],
  [
    'HTML',
    '<!DOCTYPE html><p>Zoé <a href="mailto:zoe@orange.fr">ici</a> z<b>o</b>e2@orange.fr</p><!-- vu@orange.fr -->',
    'document',
    ['vu@orange.fr (hidden)', 'zoe2@orange.fr', 'zoe@orange.fr (hidden)'],
  ],
  [
    'a vCard',
    'BEGIN:VCARD\nVERSION:3.0\nFN:Zoé\nitem1.EMAIL;TYPE=HOME:zoe@orange\n .fr\nEND:VCARD\n',
    'card',
    ['zoe@orange.fr'],
  ],
  [
    'a vCard 2.1',
    'BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:P=C3=A8re : p=\r\naul=40gmail.com\r\nEND:VCARD\r\n',
    'card',
    ['paul@gmail.com'],
  ],
  [
    'an invitation',
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nATTENDEE;CN=Zoé;RSVP=TRUE:mailto:zoe@or\r\n ange.fr\r\nEND:VEVENT\r\nEND:VCALENDAR',
    'card',
    ['zoe@orange.fr'],
  ],
  ['nothing', '', 'other', []],
])('%s', async (_, content, kind, addresses) => {
  const file = await scan(content);
  expect(file).toMatchObject({ kind, unreadable: false, unreadableReason: null, header: null });
  expect(await found(content)).toEqual(addresses);
});

test('letters of Windows and of UTF-16 are read', async () => {
  expect(await found(Buffer.from('Nom;Mél\r\nNoël;noël@orange.fr\r\n', 'latin1'))).toEqual(['noël@orange.fr']);
  expect(await found(Buffer.from('\ufeffNom\tCourriel\nLopez\tzoe@orange.fr\n', 'utf16le'))).toEqual(['zoe@orange.fr']);
});

test('a message tells its header, and shows what stands in its texts and in what is attached to it', async () => {
  const file = await scan(MESSAGE);
  expect(file).toMatchObject({ kind: 'message', unreadable: false });
  expect(file.header).toEqual({
    from: [{ name: 'Zoé Lopez', address: 'zoe@orange.fr' }],
    to: [
      { name: null, address: 'claire@ac-lyon.fr' },
      { name: 'Petit, Paul', address: 'paul@gmail.com' },
    ],
    cc: [],
    bcc: [{ name: null, address: 'secret@orange.fr' }],
  });
  expect(await found(MESSAGE)).toEqual([
    'boite@ac-lyon.fr (hidden)',
    'cache@free.fr (hidden)',
    'claire@ac-lyon.fr',
    'liste@orange.fr',
    'mamie@free.fr',
    'papi@free.fr',
    'paul@gmail.com',
    'zoe@orange.fr',
  ]);
});

test('of a message in a message the Bcc shows too: nobody takes it out', async () => {
  const outer = [
    'From: claire@ac-lyon.fr',
    'Date: Fri, 20 Nov 2026 09:00:00 +0100',
    'Content-Type: multipart/mixed; boundary=o',
    '',
    '--o',
    'Content-Type: message/rfc822',
    '',
    MESSAGE,
    '--o--',
    '',
  ].join('\r\n');
  expect(await found(outer)).toEqual(expect.arrayContaining(['secret@orange.fr (hidden)', 'liste@orange.fr']));
});

test('a message whose content is sealed cannot be read', async () => {
  const sealed = 'From: a@b.fr\nDate: x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIAG\n';
  expect(await scan(sealed)).toMatchObject({ kind: 'message', unreadable: true, unreadableReason: 'encrypted' });
});

test('a picture is no riddle, and what programs wrote into it is found', async () => {
  const picture = Buffer.concat([Buffer.from('\xff\xd8\xff\xe1', 'latin1'), Buffer.from('auteur: zoe@orange.fr\0')]);
  expect(await scan(picture)).toMatchObject({ kind: 'other', unreadable: false });
  expect(await found(picture)).toEqual(['zoe@orange.fr (hidden)']);
});

test('what nobody here reads is said to be unreadable, with what shows all the same', async () => {
  const old = Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    Buffer.from('zoe@orange.fr', 'utf16le'),
    Buffer.from('\0\0paul@gmail.com\0'),
  ]);
  expect(await scan(old)).toMatchObject({ kind: 'other', unreadable: true, unreadableReason: 'unknownFormat' });
  expect(await found(old)).toEqual(['paul@gmail.com (hidden)', 'zoe@orange.fr (hidden)']);
});
