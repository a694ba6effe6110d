// ods (OASIS OpenDocument): one part holds all tables; rows and cells that repeat stand there once, with a number.
import { type Sheet, type SheetLimits, sheetBuilder } from './sheet.ts';
import { readXml } from './xml.ts';

export const ODS_PARTS = /^(content\.xml|META-INF\/manifest\.xml)$/;

/** null: no content among the parts. */
export function readOds(parts: ReadonlyMap<string, Uint8Array>, limits: SheetLimits): Sheet[] | null {
  const content = parts.get('content.xml');
  if (!content) return null;
  const builder = sheetBuilder(limits);
  const hiddenStyles = new Set<string>();
  let style = '';
  let row = 0;
  let rowRepeats = 1;
  let cells: { column: number; text: string }[] = [];
  let column = 0;
  let cellRepeats = 1;
  let text: string | null = null;
  let paragraphs = 0;
  let asides = 0;
  readXml(content, {
    open(name, attributes) {
      if (name === 'style:style') style = attributes['style:name'] ?? '';
      else if (name === 'style:table-properties' && attributes['table:display'] === 'false') hiddenStyles.add(style);
      else if (name === 'table:table') {
        builder.begin(attributes['table:name'] ?? '', hiddenStyles.has(attributes['table:style-name'] ?? ''));
        row = 0;
      } else if (name === 'table:table-row') {
        rowRepeats = repeats(attributes['table:number-rows-repeated']);
        cells = [];
        column = 0;
      } else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        cellRepeats = repeats(attributes['table:number-columns-repeated']);
        text = '';
        paragraphs = 0;
      } else if (name === 'office:annotation') asides += 1;
      else if (text !== null && name === 'text:p' && asides === 0) {
        if (paragraphs > 0) text += '\n';
        paragraphs += 1;
      } else if (text !== null && name === 'text:s') text += ' ';
      else if (text !== null && name === 'text:tab') text += '\t';
    },
    text(piece) {
      if (text !== null && paragraphs > 0 && asides === 0 && text.length < limits.cellLength) text += piece;
    },
    close(name) {
      if (name === 'office:annotation') asides -= 1;
      else if (name === 'table:table-cell' || name === 'table:covered-table-cell') {
        const said = text ?? '';
        if (said.trim() !== '')
          for (let i = 0; i < Math.min(cellRepeats, limits.columns); i++)
            cells.push({ column: column + i, text: said });
        column += cellRepeats;
        text = null;
      } else if (name === 'table:table-row') {
        if (cells.length > 0)
          for (let i = 0; i < Math.min(rowRepeats, limits.rows + 1); i++)
            for (const cell of cells) builder.cell(row + i, cell.column, cell.text);
        row += rowRepeats;
      }
    },
  });
  return builder.sheets;
}

function repeats(attribute: string | undefined): number {
  const count = Number(attribute ?? 1);
  return Number.isInteger(count) && count > 0 ? count : 1;
}
