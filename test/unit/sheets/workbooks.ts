// Spreadsheet files written for the tests: the parts that LibreOffice and Excel write, no more of them than matters.
import { strToU8, zipSync } from 'fflate';

export interface MadeSheet {
  name: string;
  rows: string[][];
  hidden?: boolean;
}

const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));

export function zipOf(parts: Record<string, string | Uint8Array>): Uint8Array {
  const bytes = Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]);
  return zipSync(Object.fromEntries(bytes));
}

/** Words as shared strings, as Excel writes them. */
export function xlsxOf(sheets: readonly MadeSheet[]): Uint8Array {
  const words: string[] = [];
  const wordOf = (text: string) => (words.includes(text) ? words.indexOf(text) : words.push(text) - 1);
  const parts: Record<string, string> = {};
  for (const [index, { rows }] of sheets.entries()) {
    const xml = rows.map((row, r) => {
      const cells = row.map((text, c) =>
        text === '' ? '' : `<c r="${letters(c)}${r + 1}" t="s"><v>${wordOf(text)}</v></c>`,
      );
      return `<row r="${r + 1}">${cells.join('')}</row>`;
    });
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet><sheetData>${xml.join('')}</sheetData></worksheet>`;
  }
  const list = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const relations = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  return zipOf({
    ...parts,
    'xl/workbook.xml': `<?xml version="1.0"?><workbook><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst>${words.map((word) => `<si><t>${escapeXml(word)}</t></si>`).join('')}</sst>`,
  });
}

export function odsOf(sheets: readonly MadeSheet[]): Uint8Array {
  const tables = sheets.map(({ name, rows, hidden }) => {
    const xml = rows.map((row) => {
      const cells = row.map((text) =>
        text === ''
          ? '<table:table-cell/>'
          : `<table:table-cell><text:p>${escapeXml(text)}</text:p></table:table-cell>`,
      );
      return `<table:table-row>${cells.join('')}</table:table-row>`;
    });
    const empty = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>';
    return `<table:table table:name="${name}" table:style-name="${hidden ? 'h' : 'v'}">${xml.join('')}${empty}</table:table>`;
  });
  const styles = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>';
  return zipOf({ 'content.xml': `<office:document-content>${styles}${tables.join('')}</office:document-content>` });
}
