// Mork, the text form in which Thunderbird kept address books until 2019 (abook.mab): dictionaries of numbered strings,
// and rows of cells that refer to them. Answers every row as its last state in the file. Pure; never throws, and a file
// cut off in the middle gives the rows before the cut.

export type MorkRow = ReadonlyMap<string, string>;

export function parseMork(bytes: Buffer): MorkRow[] {
  const cursor: Cursor = { text: bytes.toString('latin1'), at: 0 };
  const { text } = cursor;
  const book: Book = { columns: new Map(), values: new Map(), rows: new Map(), tableScope: '' };
  while (cursor.at < text.length) {
    const { at } = cursor;
    if (text[at] === '<') readDictionary(cursor, book);
    else if (text[at] === '[') readRow(cursor, book);
    else if (text[at] === '{') {
      book.tableScope = /^\{\s*-?[0-9A-Fa-f]+:(\^?\w+)/.exec(text.slice(at, at + 200))?.[1] ?? book.tableScope;
      cursor.at += 1;
    } else passOver(cursor);
  }
  return [...book.rows.values()].filter((cells) => cells.size > 0);
}

interface Cursor {
  readonly text: string;
  at: number;
}

interface Book {
  columns: Map<string, string>;
  values: Map<string, string>;
  rows: Map<string, Map<string, string>>;
  /** Of rows whose number says no more: the same number in another scope is another row. */
  tableScope: string;
}

function readDictionary(cursor: Cursor, { columns, values }: Book): void {
  const { text } = cursor;
  let target = values;
  cursor.at += 1;
  while (cursor.at < text.length && text[cursor.at] !== '>') {
    if (text[cursor.at] === '<') {
      // Its header: `<(a=c)>` says that columns are named here.
      if (/\(a=c\)/.test(enclosed(cursor, '>'))) target = columns;
    } else if (text[cursor.at] === '(') {
      const [, id, value = ''] = /^\s*([0-9A-Fa-f]+)\s*=([\s\S]*)$/.exec(enclosed(cursor, ')')) ?? [];
      if (id) target.set(id.toUpperCase(), morkText(value));
    } else passOver(cursor);
  }
  cursor.at += 1;
}

function readRow(cursor: Cursor, book: Book): void {
  const { text } = cursor;
  cursor.at += 1;
  const [, cut, id = ''] = /^\s*(-?)\s*([^\s([\]]*)/.exec(text.slice(cursor.at, cursor.at + 200)) ?? [];
  const key = (id.includes(':') ? id : `${id}:${book.tableScope}`).toUpperCase();
  const cells = cut ? new Map<string, string>() : (book.rows.get(key) ?? new Map<string, string>());
  while (cursor.at < text.length && text[cursor.at] !== ']') {
    if (text[cursor.at] === '(') readCell(enclosed(cursor, ')'), cells, book);
    else cursor.at += 1;
  }
  cursor.at += 1;
  if (id !== '') book.rows.set(key, cells);
}

function readCell(inside: string, cells: Map<string, string>, { columns, values }: Book): void {
  const [, column, reference, literal = ''] = /^\s*(\^?[^=^\s]+)\s*(?:\^([0-9A-Fa-f]+)|=([\s\S]*))/.exec(inside) ?? [];
  if (!column) return;
  const name = column.startsWith('^') ? columns.get(column.slice(1).split(':')[0]!.toUpperCase()) : column;
  const value = reference ? values.get(reference.toUpperCase()) : morkText(literal);
  if (name !== undefined && value !== undefined) cells.set(name, value);
}

/** From the bracket here to its `close`, escapes jumped over; an unclosed one ends with the file. */
function enclosed(cursor: Cursor, close: string): string {
  const { text } = cursor;
  const start = cursor.at + 1;
  let end = start;
  while (end < text.length && text[end] !== close) end += text[end] === '\\' ? 2 : 1;
  cursor.at = end + 1;
  return text.slice(start, end);
}

/** One character, or a comment to the end of its line. */
function passOver(cursor: Cursor): void {
  cursor.at = cursor.text.startsWith('//', cursor.at) ? lineEnd(cursor.text, cursor.at) : cursor.at + 1;
}

function lineEnd(text: string, at: number): number {
  const found = text.slice(at).search(/[\r\n]/);
  return found < 0 ? text.length : at + found;
}

/** `$C3$A9` are bytes of UTF-8, `\)` is a bracket, a backslash at the end of a line joins it to the next. */
function morkText(text: string): string {
  const plain = text
    .replace(/\\(\r\n|\r|\n|[\s\S])/g, (_, escaped: string) => (/[\r\n]/.test(escaped) ? '' : escaped))
    .replace(/\$([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1').toString('utf8').toWellFormed();
}
