// Files of every kind as tables or cards, whatever wrote them.
import { describe, expect, test } from 'vitest';
import { readBook } from '../../../engine/address-book/read-book.ts';
import { FILE_BYTES_MAX } from '../../../engine/address-book/source.ts';
import { odsOf, xlsxOf } from '../sheets/workbooks.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => (letter === '€' ? 0x80 : letter.charCodeAt(0)));
const utf16 = (text: string, mark = true) => new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));
const rowsOf = (bytes: Uint8Array) => {
  const read = readBook(bytes);
  return read.kind === 'tables' ? read.tables[0]!.rows : read;
};

describe('a text table', () => {
  const text = 'Nom;Prénom;Courriel\r\nLefèvre;Zoé;zoe@orange.fr\r\n';
  const rows = [
    ['Nom', 'Prénom', 'Courriel'],
    ['Lefèvre', 'Zoé', 'zoe@orange.fr'],
  ];
  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['Windows-1252', latin(text)],
    ['UTF-16 with a mark', utf16(text)],
    ['UTF-16 without one', utf16(text.replaceAll('é', 'e').replaceAll('è', 'e'), false)],
  ])('is read in %s', (name, bytes) => {
    const plain = (all: string[][]) =>
      all.map((row) => row.map((cell) => cell.normalize('NFD').replace(/\p{M}/gu, '')));
    expect(name.endsWith('without one') ? rowsOf(bytes) : plain(rowsOf(bytes) as string[][])).toEqual(plain(rows));
  });

  test('that two programs wrote to is read line by line', () => {
    const mixed = new Uint8Array([...utf8('Nom;Ville\nZoé;Évreux\n'), ...latin('Éloïse;Nîmes €\n')]);
    expect(rowsOf(mixed)).toEqual([
      ['Nom', 'Ville'],
      ['Zoé', 'Évreux'],
      ['Éloïse', 'Nîmes €'],
    ]);
  });

  test.each([
    [';', 'a;b, c;d\ne;f, g;h\n'],
    ['\t', 'a\tb, c\td\ne\tf, g\th\n'],
    [',', 'a,"b, c",d\ne,"f, g",h\n'],
    ['said by the file', 'sep=|\na|b, c|d\ne|f, g|h\n'],
  ])('has its separator found: %s', (_, written) => {
    expect(rowsOf(utf8(written))).toEqual([
      ['a', 'b, c', 'd'],
      ['e', 'f, g', 'h'],
    ]);
  });

  test('keeps quotes, line ends within them and empty lines, so that a row is its line of the table', () => {
    expect(rowsOf(utf8('a;"dit ""oui""\nou non";c\n\n;;\nx;6" écran;"ouvert\n'))).toEqual([
      ['a', 'dit "oui"\nou non', 'c'],
      [],
      [],
      ['x', '6" écran', '"ouvert'],
    ]);
  });

  test('with one column is one, though nothing separates it', () => {
    expect(rowsOf(utf8('a@x.fr\nb@x.fr\n'))).toEqual([['a@x.fr'], ['b@x.fr']]);
  });
});

describe('cards', () => {
  test('of versions 3 and 4 are read, with folded lines, groups, several addresses and categories', () => {
    const text = `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoé Lefèvre\r\nN:Lefèvre;Zoé;;;\r\nitem1.EMAIL;TYPE=INTERNET:zoe@orange.fr
EMAIL:zoe@mairie.example\r\nNOTE:Déléguée\\, \r\n parent élu\r\nCATEGORIES:CM2,Élus\r\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/\r\n AAAA\r\nEND:VCARD\r\n
BEGIN:VCARD\nVERSION:4.0\nFN:Paul\nEMAIL:paul@x.fr\nEND:VCARD\n`;
    expect(readBook(utf8(text))).toEqual({
      kind: 'cards',
      cards: [
        {
          line: 1,
          said: {
            name: 'Zoé Lefèvre',
            addresses: ['zoe@orange.fr', 'zoe@mairie.example'],
            note: 'Déléguée, parent élu',
            categories: ['CM2', 'Élus'],
            photo: { type: 'image/jpeg', bytes: new Uint8Array([0xff, 0xd8, 0xff, 0, 0, 0]) },
          },
        },
        { line: 14, said: { name: 'Paul', addresses: ['paul@x.fr'], note: '', categories: [] } },
      ],
    });
  });

  test('bring their picture where it lies in them; one on the network, of another kind or too large is told', () => {
    const pictureOf = (line: string) => {
      const read = readBook(utf8(`BEGIN:VCARD\nVERSION:4.0\nFN:Zoé\n${line}\nEMAIL:z@x.fr\nEND:VCARD\n`));
      const said = read.kind === 'cards' ? read.cards[0]?.said : null;
      return said?.photo?.type ?? said?.photoLeft ?? null;
    };
    const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8 ', 'latin1').toString('base64');
    expect(pictureOf(`PHOTO:data:image/webp;base64,${webp}`)).toBe('image/webp');
    expect(pictureOf(`PHOTO;ENCODING=BASE64;PNG:iVBORw0KGgoA\n AAAA\n`)).toBe('image/png');
    expect(pictureOf('PHOTO;VALUE=uri:https://x.example/zoe.jpg')).toBe(true);
    expect(pictureOf('PHOTO:data:image/svg+xml;base64,PHN2Zy8+')).toBe(true);
    expect(pictureOf(`PHOTO;ENCODING=b:/9j/${'A'.repeat(500_000)}`)).toBe(true);
    expect(pictureOf('NOTE:sans photo')).toBe(null);
  });

  test('of Outlook (2.1) are read in their letters, and a broken one costs no other', () => {
    const text = `BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;Zo=\n=E9\nEMAIL;INTERNET:zoe@x.fr\nEND:VCARD
BEGIN:VCARD\nsans deux-points\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Jamais finie\nBEGIN:VCARD\nVERSION:3.0\nFN:Paul\nEND:VCARD\n`;
    const read = readBook(utf8(text));
    expect(read.kind === 'cards' && read.cards.map(({ said }) => said?.name ?? null)).toEqual([
      'Zoé Lefèvre',
      null,
      null,
      'Paul',
    ]);
  });
});

test('spreadsheets are known by what they are, not by their name', () => {
  const sheets = [{ name: 'Familles', rows: [['Nom'], ['Zoé']] }];
  for (const bytes of [xlsxOf(sheets), odsOf(sheets)])
    expect(readBook(bytes)).toEqual({ kind: 'tables', tables: sheets });
});

test.each([
  ['empty', new Uint8Array()],
  ['empty', utf8(' \n ;; \n'.replaceAll(';', ' '))],
  ['tooLarge', new Uint8Array(FILE_BYTES_MAX + 1)],
  ['oldSpreadsheet', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
  ['encrypted', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')])],
  ['notReadable', utf8('%PDF-1.7')],
  ['notReadable', new Uint8Array([1, 0, 0, 0, 200, 0, 3, 0, 0, 0, 7])],
  ['tooManyRows', utf8('a;b\n'.repeat(50_001))],
])('what cannot be read is refused: %s', (reason, bytes) => {
  expect(readBook(bytes)).toEqual({ kind: 'refused', reason });
});
