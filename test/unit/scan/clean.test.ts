// Cleaned copies: nobody's address is left, everything else is.
import { expect, test } from 'vitest';
import { readMessage } from '../../../engine/mime/read-message.ts';
import { openArchive } from '../../../engine/scan/archive.ts';
import { cleanAttachment } from '../../../engine/scan/clean.ts';
import { takeNotes } from '../../../engine/scan/notes.ts';
import { odsOf, zipOf } from '../sheets/workbooks.ts';
import { MESSAGE, scan } from './files.ts';
import { docx, workbook } from './office-files.ts';
import { LETTER, pdfOf } from './pdf-files.ts';

const WORDS = { address: '[masquée]', cut: '[…]', removed: '[fichier retiré]' };

async function clean(content: string | Uint8Array): Promise<Buffer | null> {
  const copy = await cleanAttachment(typeof content === 'string' ? Buffer.from(content) : content, WORDS);
  return copy && Buffer.from(copy);
}

async function isClean(copy: Buffer | null): Promise<boolean> {
  const file = copy && (await scan(copy));
  return file !== null && file.found.length === 0 && file.header?.bcc.length !== 1;
}

test.each([
  [
    'a column of them',
    'Nom;Courriel;Classe\r\n"Lopez; Zoé";zoe@orange.fr;CM2\r\n',
    '\ufeff' + 'Nom;Classe\r\n"Lopez; Zoé";CM2\r\n',
  ],
  ['two columns, tabs', 'A\tMail 1\tMail 2\nx\ta@b.fr\t\ny\t\tc@d.fr\n', '\ufeffA\nx\ny\n'],
  [
    'one among other words',
    'Nom,Remarque\nLopez,écrire à zoe@orange.fr\nPetit,rien\nDupont,rien\nMartin,rien\n',
    '\ufeffNom,Remarque\nLopez,écrire à [masquée]\nPetit,rien\nDupont,rien\nMartin,rien\n',
  ],
])('text with separators: %s', async (_, before, after) => {
  expect((await clean(before))?.toString()).toBe(after);
  expect(await isClean(await clean(before))).toBe(true);
});

test('letters of Windows become letters of today', async () => {
  const copy = await clean(Buffer.from('Élève;Mél\r\nNoël;noel@orange.fr\r\n', 'latin1'));
  expect(copy?.toString()).toBe('\ufeffÉlève\r\nNoël\r\n');
});

test('a table that is nothing but addresses leaves nothing', async () => {
  expect(await clean('a@b.fr;c@d.fr\ne@f.fr;g@h.fr\n')).toBeNull();
});

test('a workbook: cells, words, links, comments, properties, hidden sheets; names and other formulas stay', async () => {
  const before = workbook({
    'xl/worksheets/sheet3.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="str"><f t="shared" ref="A1:A2" si="0">LOWER("X@free.fr")</f><v>x@free.fr</v></c></row>' +
      '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c><c r="B2"><f>SUM(A1:A2)</f><v>2</v></c></row></sheetData></worksheet>',
    'xl/calcChain.xml': '<calcChain><c r="A1"/></calcChain>',
    'docProps/thumbnail.jpeg': Buffer.from('\xff\xd8\xff', 'latin1'),
    '[Content_Types].xml':
      '<Types><Override PartName="/xl/calcChain.xml" ContentType="x"/><Override PartName="/xl/workbook.xml" ContentType="y"/></Types>',
  });
  const copy = await clean(before);
  expect(await isClean(copy)).toBe(true);
  const parts = partsOf(copy!);
  expect(parts['xl/sharedStrings.xml']).toContain('<t>Nom</t>');
  expect(parts['xl/worksheets/sheet3.xml']).toContain('<f>SUM(A1:A2)</f><v>2</v>');
  expect(parts['xl/worksheets/sheet3.xml']).not.toContain('shared');
  expect(Object.keys(parts)).not.toContain('xl/calcChain.xml');
  expect(Object.keys(parts)).not.toContain('docProps/thumbnail.jpeg');
  expect(parts['[Content_Types].xml']).toBe('<Types><Override PartName="/xl/workbook.xml" ContentType="y"/></Types>');
});

test('sheets of LibreOffice, the formula that made the address among them', async () => {
  const sheets = odsOf([
    {
      name: 'Visible',
      rows: [
        ['Nom', 'Courriel'],
        ['Zoé <zoe@orange.fr>', 'paul@gmail.com'],
      ],
    },
    { name: 'Base', rows: [['cache@free.fr']], hidden: true },
  ]);
  const before = partsOf(Buffer.from(sheets));
  const content = before['content.xml']!.replace(
    '<table:table-cell><text:p>paul',
    '<table:table-cell table:formula="of:=[.A1]&amp;&quot;@gmail.com&quot;" office:string-value="paul@gmail.com"><text:p>paul',
  );
  const copy = await clean(zipOf({ ...before, 'content.xml': content }));
  expect(await isClean(copy)).toBe(true);
  const after = partsOf(copy!)['content.xml']!;
  expect(after).toContain('<text:p>Zoé</text:p>');
  expect(after).toContain('<table:table-cell office:string-value=""><text:p></text:p>');
});

test('a document, with an address across runs', async () => {
  const copy = await clean(
    docx({
      'word/document.xml':
        '<w:document><w:p><w:r><w:t>Écrire à zo</w:t></w:r><w:r><w:t>e@orange.fr merci</w:t></w:r></w:p></w:document>',
    }),
  );
  expect(partsOf(copy!)['word/document.xml']).toBe(
    '<w:document><w:p><w:r><w:t>Écrire à [masquée]</w:t></w:r><w:r><w:t> merci</w:t></w:r></w:p></w:document>',
  );
});

test('a message keeps names, date and subject, and the files that show nobody; its Bcc goes', async () => {
  const picture = [
    '--b',
    'Content-Type: image/png; name="a.png"',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '--b--',
  ];
  const copy = await clean(MESSAGE.replace('--b--', picture.join('\r\n')));
  expect(await isClean(copy)).toBe(true);
  const { facts, attachments } = readMessage(copy!);
  expect(facts).toMatchObject({ subject: 'Sortie', bcc: [], from: [{ name: 'Zoé Lopez' }] });
  expect(facts.dateAt).toBe(Date.UTC(2026, 10, 20, 7));
  expect(attachments.map(({ name, sizeBytes }) => [name, sizeBytes])).toEqual([
    ['liste.csv', '\ufeffNom\r\nLopez\r\n'.length + 2],
    ['a.png', 8],
  ]);
});

test('a message in a message is cleaned too, and a file that cannot be is taken out of it', async () => {
  const outer = [
    'From: claire@ac-lyon.fr',
    'Date: Fri, 20 Nov 2026 09:00:00 +0100',
    'Content-Type: multipart/mixed; boundary=o',
    '',
    '--o',
    'Content-Type: message/rfc822',
    '',
    MESSAGE,
    '--o',
    'Content-Type: application/pdf; name="lettre.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    pdfOf(LETTER).toString('base64'),
    '--o--',
    '',
  ].join('\r\n');
  const copy = await clean(outer);
  expect(await isClean(copy)).toBe(true);
  expect(copy?.toString()).toContain('[fichier retir');
  expect(copy?.toString()).not.toContain('lettre.pdf');
});

test.each([
  ['a PDF', pdfOf(LETTER)],
  ['a card', 'BEGIN:VCARD\nEMAIL:a@b.fr\nEND:VCARD\n'],
  ['what nobody reads', Buffer.from([1, 2, 3, 0, 0])],
])('of %s there is no clean copy', async (_, content) => {
  expect(await clean(content)).toBeNull();
});

function partsOf(file: Buffer): Record<string, string> {
  const archive = openArchive(file);
  const parts = archive.kind === 'parts' ? archive.parts : [];
  return Object.fromEntries(parts.map(({ name, read }) => [name, Buffer.from(read(takeNotes()) ?? []).toString()]));
}
