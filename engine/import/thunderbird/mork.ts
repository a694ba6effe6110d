// Mork, the text form in which Thunderbird kept address books until 2019 (abook.mab): dictionaries of numbered strings,
// and rows of cells that refer to them. Answers every row as its last state in the file. Pure; never throws, and a file
// cut off in the middle gives the rows before the cut.

export type MorkRow = ReadonlyMap<string, string>;

export function parseMork(bytes: Buffer): MorkRow[] {
  const text = bytes.toString('latin1');
  const columns = new Map<string, string>();
  const values = new Map<string, string>();
  const rows = new Map<string, Map<string, string>>();
  let at = 0;
  /** Of rows whose number says no more: the same number in another scope is another row. */
  let tableScope = '';

  /** From `open` to its `close`, escapes jumped over; an unclosed one ends with the file. */
  const enclosed = (close: string): string => {
    const start = at + 1;
    let end = start;
    while (end < text.length && text[end] !== close) end += text[end] === '\\' ? 2 : 1;
    at = end + 1;
    return text.slice(start, end);
  };

  const dictionary = () => {
    let target = values;
    at += 1;
    while (at < text.length && text[at] !== '>') {
      if (text[at] === '<') {
        // Its header: `<(a=c)>` says that columns are named here.
        if (/\(a=c\)/.test(enclosed('>'))) target = columns;
      } else if (text[at] === '(') {
        const [, id, value = ''] = /^\s*([0-9A-Fa-f]+)\s*=([\s\S]*)$/.exec(enclosed(')')) ?? [];
        if (id) target.set(id.toUpperCase(), morkText(value));
      } else if (text.startsWith('//', at)) at = lineEnd(text, at);
      else at += 1;
    }
    at += 1;
  };

  const row = () => {
    at += 1;
    const [, cut, id = ''] = /^\s*(-?)\s*([^\s([\]]*)/.exec(text.slice(at, at + 200)) ?? [];
    const key = (id.includes(':') ? id : `${id}:${tableScope}`).toUpperCase();
    const cells = cut ? new Map<string, string>() : (rows.get(key) ?? new Map<string, string>());
    while (at < text.length && text[at] !== ']') {
      if (text[at] === '(') cell(cells, enclosed(')'));
      else at += 1;
    }
    at += 1;
    if (id !== '') rows.set(key, cells);
  };

  const cell = (cells: Map<string, string>, inside: string) => {
    const [, column, reference, literal = ''] =
      /^\s*(\^?[^=^\s]+)\s*(?:\^([0-9A-Fa-f]+)|=([\s\S]*))/.exec(inside) ?? [];
    if (!column) return;
    const name = column.startsWith('^') ? columns.get(column.slice(1).split(':')[0]!.toUpperCase()) : column;
    const value = reference ? values.get(reference.toUpperCase()) : morkText(literal);
    if (name !== undefined && value !== undefined) cells.set(name, value);
  };

  while (at < text.length) {
    if (text[at] === '<') dictionary();
    else if (text[at] === '[') row();
    else if (text[at] === '{') {
      tableScope = /^\{\s*-?[0-9A-Fa-f]+:(\^?\w+)/.exec(text.slice(at, at + 200))?.[1] ?? tableScope;
      at += 1;
    } else if (text.startsWith('//', at)) at = lineEnd(text, at);
    else at += 1;
  }
  return [...rows.values()].filter((cells) => cells.size > 0);
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
