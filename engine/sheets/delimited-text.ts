// Text with separators (CSV, TSV) as rows of cells: RFC 4180, and what spreadsheets in France make of it. The separator is
// the one that cuts most of the first lines into the same number of cells; « sep=; » at the beginning says it itself.

const SEPARATORS = [';', '\t', ',', '|'] as const;
const SAMPLE_LINES = 20;

export interface TextLimits {
  rows: number;
  columns: number;
  cellLength: number;
}

/** null: more rows than that. Rows keep their place, so that the row of an index is its line in the table. */
export function readDelimited(text: string, limits: TextLimits): string[][] | null {
  const { separator, body } = separatorOf(text);
  return rowsOf(body, separator, limits);
}

/** `body`: without the line that says it. */
export function separatorOf(text: string): { separator: string; body: string } {
  const said = /^sep=(.)\r?\n/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  return { separator: said?.[1] ?? guessSeparator(body), body };
}

function guessSeparator(text: string): string {
  const sample = text.slice(0, 50_000);
  const limits = { rows: SAMPLE_LINES, columns: 300, cellLength: 200 };
  const scored = SEPARATORS.map((separator) => {
    const rows = (rowsOf(sample, separator, limits, true) ?? []).slice(0, SAMPLE_LINES);
    const widths = rows.map((row) => row.length).filter((width) => width > 1);
    const usual = Math.max(0, ...[...new Set(widths)].map((width) => widths.filter((one) => one === width).length));
    return { separator, score: usual * 10 + Math.min(9, Math.max(0, ...widths)) };
  });
  return scored.sort((a, b) => b.score - a.score)[0]!.separator;
}

/** `sampling`: ends quietly at the last row. */
function rowsOf(text: string, separator: string, limits: TextLimits, sampling = false): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const keep = (cell: string) => {
    if (row.length < limits.columns) row.push(cell.trim().slice(0, limits.cellLength));
  };
  const endRow = () => {
    rows.push(row.every((cell) => cell === '') ? [] : row);
    row = [];
  };
  while (at < text.length) {
    if (rows.length >= limits.rows) return sampling ? rows : null;
    const quoted = text[at] === '"' ? closingQuote(text, at) : -1;
    let end = quoted === -1 ? at : quoted + 1;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    keep(
      quoted === -1
        ? text.slice(at, end)
        : text.slice(at + 1, quoted).replaceAll('""', '"') + text.slice(quoted + 1, end),
    );
    if (text[end] === separator) {
      at = end + 1;
      if (at === text.length) keep('');
      continue;
    }
    endRow();
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
  }
  if (row.length > 0) endRow();
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

/** -1: none, so that the quote is a letter like any other (« 6" »). */
function closingQuote(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) return -1;
    if (text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}
