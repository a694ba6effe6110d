import { describe, expect, test } from 'vitest';
import { readSpreadsheet } from '../../../engine/sheets/index.ts';
import { odsOf, xlsxOf, zipOf } from './workbooks.ts';

const LIMITS = { rows: 1_000, columns: 50, cellLength: 200, unpackedBytes: 2_000_000 };
const rows = [
  ['Nom', 'Courriel'],
  ['Éloïse <Petit> & Cie', 'eloise@orange.fr'],
  ['', 'seule@free.fr'],
];

describe('a spreadsheet', () => {
  test.each([
    ['xlsx', xlsxOf],
    ['ods', odsOf],
  ])('%s is read as text, cell by cell, hidden sheets too', (_, make) => {
    const bytes = make([
      { name: 'Familles', rows },
      { name: 'Ancienne', rows: [['caché']], hidden: true },
    ]);
    expect(readSpreadsheet(bytes, LIMITS)).toEqual({
      kind: 'sheets',
      sheets: [
        { name: 'Familles', hidden: false, rows },
        { name: 'Ancienne', hidden: true, rows: [['caché']] },
      ],
    });
  });

  test('of Excel may hold words in its cells, in runs, and how they are pronounced', () => {
    const bytes = zipOf({
      'xl/workbook.xml': '<x:workbook><x:sheets><x:sheet name="A" r:id="r1"/></x:sheets></x:workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="r1" Target="/xl/worksheets/a.xml"/></Relationships>',
      'xl/sharedStrings.xml': '<sst><si><r><t>Mar</t></r><r><t>ie</t></r><rPh><t>mari</t></rPh></si></sst>',
      'xl/worksheets/a.xml':
        '<worksheet><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>ici</t></is></c><c><v>12.5</v></c></row></worksheet>',
    });
    expect(readSpreadsheet(bytes, LIMITS)).toMatchObject({ sheets: [{ rows: [['Marie', 'ici', '12.5']] }] });
  });

  test('of LibreOffice may repeat cells, break lines and bear remarks, which are no text of a cell', () => {
    const cell =
      '<table:table-cell table:number-columns-repeated="2"><office:annotation><text:p>privé</text:p></office:annotation>' +
      '<text:p>a<text:s/>b</text:p><text:p>c</text:p></table:table-cell>';
    const content = `<o><table:table table:name="T"><table:table-row>${cell}</table:table-row></table:table></o>`;
    const read = readSpreadsheet(zipOf({ 'content.xml': content }), LIMITS);
    expect(read).toMatchObject({ sheets: [{ rows: [['a b\nc', 'a b\nc']] }] });
  });
});

describe('a hostile or broken spreadsheet is refused with its reason', () => {
  test('one that unpacks to more than the limit', () => {
    const bomb = zipOf({ 'content.xml': new Uint8Array(5_000_000) });
    expect(bomb.length).toBeLessThan(50_000);
    expect(readSpreadsheet(bomb, LIMITS)).toEqual({ kind: 'refused', reason: 'tooLarge' });
  });

  test('one that declares less than it unpacks to is cut at what it declared', () => {
    const honest = zipOf({ 'content.xml': `<o>${' '.repeat(1_900_000)}</o>` });
    const lying = Buffer.from(honest);
    const directory = lying.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'));
    lying.writeUInt32LE(10, directory + 24);
    expect(readSpreadsheet(lying, LIMITS)).toEqual({ kind: 'sheets', sheets: [] });
  });

  test('one with more rows than anybody has', () => {
    const row =
      '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>';
    const content = `<o><table:table table:name="T">${row}</table:table></o>`;
    expect(readSpreadsheet(zipOf({ 'content.xml': content }), LIMITS)).toEqual({
      kind: 'refused',
      reason: 'tooManyRows',
    });
  });

  test('entities that it declares are not expanded, nor files of the PC read', () => {
    const content = `<!DOCTYPE o [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
      <o><table:table table:name="T"><table:table-row><table:table-cell><text:p>&b;&f;</text:p></table:table-cell></table:table-row></table:table></o>`;
    const read = readSpreadsheet(zipOf({ 'content.xml': content }), LIMITS);
    expect(read).toMatchObject({ kind: 'sheets', sheets: [{ rows: [['&b;&f;']] }] });
  });

  test('one with a password, one that is no workbook, and noise', () => {
    const sealed = { 'META-INF/manifest.xml': '<m><manifest:encryption-data/></m>', 'content.xml': '<o/>' };
    expect(readSpreadsheet(zipOf(sealed), LIMITS)).toEqual({ kind: 'refused', reason: 'encrypted' });
    expect(readSpreadsheet(zipOf({ 'a.txt': 'bonjour' }), LIMITS)).toEqual({ kind: 'refused', reason: 'notReadable' });
    const noise = Uint8Array.from({ length: 500 }, (_, index) => (index < 4 ? [0x50, 0x4b, 3, 4][index]! : index * 7));
    expect(readSpreadsheet(noise, LIMITS)).toMatchObject({ kind: 'refused' });
    const cut = xlsxOf([{ name: 'A', rows }]).subarray(0, 600);
    expect(readSpreadsheet(cut, LIMITS)).toEqual({ kind: 'refused', reason: 'notReadable' });
  });
});
