// What a spreadsheet is read into: its tables as text, cell by cell, within limits. Hidden sheets, rows and columns are
// read like any other; that a sheet is hidden is said.

export interface Sheet {
  name: string;
  hidden: boolean;
  rows: string[][];
}

export interface SheetLimits {
  /** Of all sheets together. */
  rows: number;
  columns: number;
  cellLength: number;
  unpackedBytes: number;
}

export type Spreadsheet =
  | { kind: 'sheets'; sheets: Sheet[] }
  | { kind: 'refused'; reason: 'notReadable' | 'tooLarge' | 'tooManyRows' | 'encrypted' };

/** Thrown within this room to end the reading of a table that is longer than anybody's. */
export class TooManyRows extends Error {}

/** Collects the cells of sheets. Trailing empty cells and rows count for nothing. */
export function sheetBuilder({ rows: rowsMax, columns, cellLength }: SheetLimits) {
  const sheets: Sheet[] = [];
  let total = 0;
  return {
    sheets,
    begin(name: string, hidden: boolean): void {
      sheets.push({ name, hidden, rows: [] });
    },
    /** `row`, `column`: from 0. */
    cell(row: number, column: number, text: string): void {
      const sheet = sheets.at(-1);
      const value = text.trim().slice(0, cellLength);
      if (!sheet || value === '' || column >= columns) return;
      if (row >= sheet.rows.length) total += row + 1 - sheet.rows.length;
      if (total > rowsMax) throw new TooManyRows();
      while (sheet.rows.length <= row) sheet.rows.push([]);
      const cells = sheet.rows[row]!;
      while (cells.length < column) cells.push('');
      cells[column] = value;
    },
  };
}
