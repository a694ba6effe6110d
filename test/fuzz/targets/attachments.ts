// Attachments read for the guard: messages, tables, cards, HTML, PDF as they come; office files by the parts in them, which no
// mutation of the packed bytes would reach; and the cleaned copy of each, which has to show nobody.
import { cleanAttachment } from '../../../engine/scan/clean.ts';
import { scanAttachment } from '../../../engine/scan/scan.ts';
import { LETTER, pdfOf } from '../../unit/scan/pdf-files.ts';
import { zipOf } from '../../unit/sheets/workbooks.ts';
import { type FuzzTarget, hold } from '../fuzz-target.ts';

const SEEDS = [
  'From: a@orange.fr\r\nDate: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/csv\r\n\r\nNom;Mail\r\nx;b@free.fr\r\n--b--\r\n',
  'Nom;Courriel\r\n"Lopez; Zoé";zoe@orange.fr\r\nPetit;\r\n',
  'BEGIN:VCALENDAR\r\nATTENDEE;CN=x:mailto:zoe@or\r\n ange.fr\r\nEND:VCALENDAR\r\n',
  '<html><p>z<b>o</b>e@orange.fr<!-- a@b.fr --></p></html>',
  '<c><row r="1" hidden="1"><c r="B1" t="s"><f t="shared" si="0">A1</f><v>0</v></c></row><si><r><t>zoe@</t></r><r><t>orange.fr</t></r></si></c>',
  '<d><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>zoe@orange.fr</w:t></w:r></w:p><table:table table:name="A"><table:table-cell table:formula="of:=1"><text:p>a@b.fr</text:p></table:table-cell></table:table></d>',
];
const WORDS = { address: '[x]', cut: '[…]', removed: '[y]' };

export const attachments: FuzzTarget = {
  name: 'attachments',
  seeds: () => [...SEEDS.map((seed) => Buffer.from(seed)), pdfOf(LETTER)],
  words: [
    ...[
      '@orange.fr',
      'a@b.fr',
      ' (at) ',
      '"',
      ';',
      '\r\n',
      '\n ',
      '=40',
      '%40',
      '&#64;',
      '&amp;',
      '<!--',
      '-->',
      '<![CDATA[',
    ],
    ...[
      ']]>',
      '<!DOCTYPE x [<!ENTITY a "b">]>',
      '<?xml?>',
      '</w:p>',
      '<text:p>',
      '<si>',
      '</si>',
      '<v>',
      '</v>',
      '<f>',
      '/>',
    ],
    ...[
      'obj\n<<',
      '>>\nendobj',
      'stream\n',
      '/Annots [',
      '/Kids [2 0 R]',
      '/Encrypt',
      'xref\n',
      'startxref\n',
      '%PDF-1.7\n',
    ],
  ],
  async check(input) {
    await checkFile(input);
    await checkFile(zipOf({ 'content.xml': input, mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }));
    await checkFile(
      zipOf({
        'xl/workbook.xml': '<workbook><sheet name="A" r:id="a"/></workbook>',
        'xl/_rels/workbook.xml.rels': '<r><Relationship Id="a" Target="worksheets/a.xml"/></r>',
        'xl/sharedStrings.xml': input,
        'xl/worksheets/a.xml': input,
        'word/document.xml': input,
      }),
    );
  },
};

async function checkFile(bytes: Uint8Array): Promise<void> {
  const { found, unreadable, unreadableReason } = await scanAttachment(bytes);
  hold('an address is found once', new Set(found.map(({ address }) => address)).size === found.length);
  hold('a file that is unreadable is so for a reason', unreadable === (unreadableReason !== null));
  const copy = await cleanAttachment(bytes, WORDS);
  hold('a cleaned copy shows nobody', copy === null || (await scanAttachment(copy)).found.length === 0);
}
