// Office files written for the tests: the parts and elements that Office and LibreOffice write, no more of them than matters.
import { zipOf } from '../sheets/workbooks.ts';

const RELATIONS = (list: [id: string, target: string][]) =>
  `<Relationships>${list.map(([id, target]) => `<Relationship Id="${id}" Target="${target}"/>`).join('')}</Relationships>`;

export function docx(parts: Record<string, string | Uint8Array>): Uint8Array {
  return zipOf({ '[Content_Types].xml': '<Types/>', ...parts });
}

/** A workbook of a shown and a hidden sheet, with all the places in which an address may stand. */
export function workbook(parts: Record<string, string | Uint8Array> = {}): Uint8Array {
  return zipOf({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml':
      '<workbook><sheets><sheet name="Élèves" sheetId="1" r:id="a"/><sheet name="Base" sheetId="2" state="hidden" r:id="b"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': RELATIONS([
      ['a', 'worksheets/sheet1.xml'],
      ['b', '/xl/worksheets/sheet2.xml'],
    ]),
    'xl/sharedStrings.xml':
      '<sst><si><t>Nom</t></si><si><r><t>zoe@</t></r><r><t>orange.fr</t></r></si><si><t>hidden-column@free.fr</t></si>' +
      '<si><t>hidden-row@free.fr</t></si><si><t>hidden-sheet@free.fr</t></si><si><t>nowhere@free.fr</t></si></sst>',
    'xl/worksheets/sheet1.xml':
      '<worksheet><cols><col min="3" max="3" hidden="1"/></cols><sheetData>' +
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>' +
      '<row r="2" hidden="1"><c r="A2" t="s"><v>3</v></c></row>' +
      '<row r="3"><c r="A3" t="inlineStr"><is><t>inline@free.fr</t></is></c>' +
      '<c r="B3" t="str"><f>A1&amp;"@"&amp;"free.fr"</f><v>formula@free.fr</v></c></row></sheetData>' +
      '<hyperlinks><hyperlink ref="A1" tooltip="tooltip@free.fr"/></hyperlinks>' +
      '<headerFooter><oddFooter>&amp;Cfooter@free.fr</oddFooter></headerFooter></worksheet>',
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row><c t="s"><v>4</v></c></row></sheetData></worksheet>',
    'xl/worksheets/_rels/sheet1.xml.rels': RELATIONS([['l', 'mailto:link%40free.fr']]),
    'xl/comments1.xml':
      '<comments><authors><author>Zoé</author></authors><commentList><comment ref="A1"><text><t>comment@free.fr</t></text></comment></commentList></comments>',
    'docProps/core.xml': '<cp:coreProperties><dc:creator>author@free.fr</dc:creator></cp:coreProperties>',
    ...parts,
  });
}

export function openDocument(
  type: string,
  content: string,
  parts: Record<string, string | Uint8Array> = {},
): Uint8Array {
  return zipOf({
    mimetype: `application/vnd.oasis.opendocument.${type}`,
    'content.xml': content,
    'META-INF/manifest.xml': '<manifest:manifest/>',
    ...parts,
  });
}
