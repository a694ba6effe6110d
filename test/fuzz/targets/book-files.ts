// Files that are read into the address book: tables, cards, spreadsheets (as the parts of a zip, which no mutation of the
// packed bytes would reach), and what is made of them up to the plan of an import.
import { proposeColumns } from '../../../engine/address-book/columns.ts';
import { entriesOfCards, entriesOfRows } from '../../../engine/address-book/entries.ts';
import { planImport } from '../../../engine/address-book/plan.ts';
import { readBook } from '../../../engine/address-book/read-book.ts';
import { LIMITS } from '../../../engine/address-book/source.ts';
import { bookOf, CHOICE } from '../../unit/address-book/book.ts';
import { zipOf } from '../../unit/sheets/workbooks.ts';
import { type FuzzTarget, hold } from '../fuzz-target.ts';

const SEEDS = [
  'Nom responsable;Prénom responsable;Courriel;Nom enfant;Prénom enfant;Classe\r\nLOPEZ;Zoé;zoe@x.fr;LOPEZ;Léa;CM2\r\n',
  '\ufeffNom,Mail\n"Petit, Paul","p@x.fr; q@x.fr"\n',
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoé\r\nitem1.EMAIL;TYPE=INTERNET:zoe@x.fr\r\nNOTE:a\\, b\r\n c\r\nEND:VCARD\r\n',
  'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:P=C3=A9;A=\nb\nEMAIL;INTERNET:a@x.fr\nEND:VCARD\n',
  '<o><table:table table:name="T"><table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>Mail</text:p></table:table-cell></table:table-row></table:table></o>',
];

export const bookFiles: FuzzTarget = {
  name: 'bookFiles',
  seeds: () => SEEDS.flatMap((seed) => [Buffer.from(seed), Buffer.from(seed, 'latin1'), Buffer.from(seed, 'utf16le')]),
  words: [
    ...[';', ',', '\t', '"', '""', '\r\n', '\n', 'sep=|', '\ufeff', '\xe9', '\0', '@', 'Courriel', 'Classe', 'UAI'],
    ...[
      'BEGIN:VCARD',
      'END:VCARD',
      'EMAIL:',
      ';TYPE=',
      ';ENCODING=QUOTED-PRINTABLE',
      '=C3',
      '=\n',
      '\\n',
      'N:;;;;',
      'FN:',
    ],
    ...['<table:table-row>', '</table:table-row>', '<table:table-cell ', 'table:number-columns-repeated="9999999999"'],
    ...['<text:p>', '</text:p>', '&amp;', '&#0;', '&x;', '<!DOCTYPE o [', '<![CDATA[', ']]>', '<!--'],
  ],
  check(input) {
    checkFile(input);
    checkFile(zipOf({ 'content.xml': input }));
    checkFile(
      zipOf({
        'xl/workbook.xml': '<workbook><sheet name="A" r:id="a"/></workbook>',
        'xl/_rels/workbook.xml.rels': '<r><Relationship Id="a" Target="worksheets/a.xml"/></r>',
        'xl/sharedStrings.xml': input,
        'xl/worksheets/a.xml': input,
      }),
    );
  },
};

function checkFile(bytes: Uint8Array): void {
  const read = readBook(bytes);
  if (read.kind === 'cards') checkPlan(entriesOfCards(read.cards), CHOICE);
  if (read.kind !== 'tables') return;
  for (const { rows } of read.tables) {
    hold('a table is within its limits', rows.length <= LIMITS.rows);
    hold(
      'a cell is within its limits',
      rows.every((row) => row.length <= LIMITS.columns && row.every((cell) => cell.length <= LIMITS.cellLength)),
    );
    const { headerRow, columns, kind } = proposeColumns(rows);
    const choice = { ...CHOICE, headerRow, columns, kind };
    checkPlan(entriesOfRows(rows, choice), choice);
  }
}

function checkPlan(read: ReturnType<typeof entriesOfRows>, choice: typeof CHOICE): void {
  const { people, groups } = planImport(read, choice, bookOf());
  hold(
    'every planned address is one',
    people.every(({ addresses }) => addresses.length > 0 && addresses.every((address) => address.includes('@'))),
  );
  hold(
    'no address is planned twice',
    new Set(people.map(({ address }) => address.toLowerCase())).size === people.length,
  );
  hold(
    'a group has only those who are planned',
    groups.every(({ members }) =>
      members.every((member) => people.some(({ addresses }) => addresses.includes(member))),
    ),
  );
}
