// A text with separators (csv, tsv) without its columns of addresses. Cells keep their quotes and rows their ends; an address in a
// column of other words is masked. Written as UTF-8 with a mark, which Excel and LibreOffice both read.
import { addressesIn } from '../../shared/guard/index.ts';
import { maskText } from '../../shared/guard/mask-text.ts';
import { separatorOf } from '../sheets/index.ts';

interface Row {
  /** As they are written. */
  cells: string[];
  end: string;
}

/** null: nothing would be left of it. */
export function cleanDelimited(text: string, mark: string): Buffer | null {
  const { separator, body } = separatorOf(text);
  const rows = rowsOf(body, separator);
  const gone = columnsOfAddresses(rows);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (width - gone.size < 1) return null;
  const lines = rows.map(({ cells, end }) => {
    const kept = cells.filter((_, column) => !gone.has(column)).map((cell) => masked(cell, mark));
    return kept.join(separator) + end;
  });
  return Buffer.from(`\ufeff${lines.join('')}`, 'utf8');
}

function rowsOf(text: string, separator: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = text[at] === '"' ? closingQuote(text, at) : -1;
    let end = quoted < 0 ? at : quoted + 1;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    cells.push(text.slice(at, end));
    if (text[end] === separator) {
      at = end + 1;
      if (at === text.length) cells.push('');
      continue;
    }
    const lineEnd = text.startsWith('\r\n', end) ? '\r\n' : (text[end] ?? '');
    rows.push({ cells, end: lineEnd });
    cells = [];
    at = end + lineEnd.length;
  }
  if (cells.length > 0) rows.push({ cells, end: '' });
  return rows;
}

/** -1: none, so that the quote is a letter like any other. */
function closingQuote(text: string, from: number): number {
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0 || text[quote + 1] !== '"') return quote;
    at = quote + 2;
  }
}

const NAMED_SO = /mail|m[ée]l\b|courriel|@|adresse\s*[ée]lec/i;

/** At least half of what stands in them is addresses, or they are named so and hold one. */
function columnsOfAddresses(rows: readonly Row[]): Set<number> {
  const filled: number[] = [];
  const holding: number[] = [];
  for (const { cells } of rows)
    for (const [column, cell] of cells.entries()) {
      if (cell.trim() === '' || cell.trim() === '""') continue;
      filled[column] = (filled[column] ?? 0) + 1;
      if (addressesIn(cell).length > 0) holding[column] = (holding[column] ?? 0) + 1;
    }
  const header = rows[0]?.cells ?? [];
  const isOne = (column: number) =>
    (holding[column] ?? 0) * 2 >= filled[column]! - 1 || NAMED_SO.test(header[column] ?? '');
  return new Set(Object.keys(holding).map(Number).filter(isOne));
}

function masked(cell: string, mark: string): string {
  const found = new Set(addressesIn(cell).map(({ address }) => address));
  return found.size > 0 ? maskText(cell, found, mark) : cell;
}
