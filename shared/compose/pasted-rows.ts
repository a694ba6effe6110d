// Pasted text as rows, and as a table where it is one: cells are parted by tabs, as a sheet gives them. Pure.

/** Lines; one that starts with white space or « < » continues a line that has no address yet (a folded header). */
export function rowsOf(text: string): string[] {
  const rows: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() === '') continue;
    const last = rows.at(-1);
    if (last !== undefined && /^[ <]/.test(line) && !last.includes('@') && line.includes('<')) {
      rows[rows.length - 1] = `${last} ${line.trim()}`;
    } else rows.push(line);
  }
  return rows;
}

/**
 * Rows of a table that a text editor showed: the same number of semicolons or commas in each, and in each a cell that
 * is no address. Then as a sheet would have given them; any other rows stay as they are.
 */
export function inColumns(rows: string[]): string[] {
  if (rows.length < 2) return rows;
  const separator = [';', ','].find((mark) => {
    const columns = cellsOf(rows[0]!, mark).length;
    return (
      columns > 1 &&
      rows.every((row) => {
        const cells = cellsOf(row, mark);
        return !/[<\t]/.test(row) && cells.length === columns && cells.some((cell) => !cell.includes('@'));
      })
    );
  });
  return separator ? rows.map((row) => cellsOf(row, separator).join('\t')) : rows;
}

/** Split at separators outside quotes. */
function cellsOf(row: string, separator: string): string[] {
  const cells: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i <= row.length; i++) {
    if (row[i] === '"') quoted = !quoted;
    if (i < row.length && (quoted || row[i] !== separator)) continue;
    cells.push(
      row
        .slice(start, i)
        .trim()
        .replace(/^"([^"]*)"$/, '$1'),
    );
    start = i + 1;
  }
  return cells;
}
