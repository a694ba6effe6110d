// « AND (subject,contains,[cours]) AND ("x-spam-flag",is,YES) »: the conditions of Thunderbird's filters, taken apart as
// Thunderbird does. Pure.
export interface Term {
  /** As Thunderbird writes it, in lower case; the name of a header field as it is. */
  field: string;
  test: string;
  value: string;
  /** The field is one of the header, named by itself. */
  isHeader: boolean;
}

export interface Terms {
  match: 'all' | 'any';
  /** None: every message. */
  terms: Term[];
  /** Both « AND » and « OR », or what cannot be taken apart. */
  grouped: boolean;
}

export function readTerms(condition: string): Terms {
  if (condition.trim() === 'ALL') return { match: 'all', terms: [], grouped: false };
  const terms: Term[] = [];
  const joins = new Set<string>();
  let rest = condition.trim();
  while (rest !== '') {
    const [begun, join] = /^(AND|OR)\s*\(/.exec(rest) ?? [];
    if (!begun || !join) return { match: 'all', terms, grouped: true };
    joins.add(join);
    const end = termEnd(rest, begun.length);
    const term = readTerm(rest.slice(begun.length, end));
    if (end === rest.length || !term) return { match: 'all', terms, grouped: true };
    terms.push(term);
    rest = rest.slice(end + 1).trimStart();
  }
  return { match: joins.has('OR') ? 'any' : 'all', terms, grouped: joins.size !== 1 };
}

/** Where its parenthesis closes: one between quotation marks that are not escaped does not. */
function termEnd(text: string, start: number): number {
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\' && text[at + 1] === '"') at++;
    else if (text[at] === ')' && !quoted) return at;
    else if (text[at] === '"') quoted = !quoted;
  }
  return text.length;
}

/** A header field's name stands in quotation marks; commas after the second are the value's. */
function readTerm(text: string): Term | null {
  const [begun, quoted, plain, test] = /^\s*(?:"([^"]+)"|([^",]+)),\s*([^,]+),/.exec(text) ?? [];
  if (begun === undefined || test === undefined) return null;
  const value = readValue(text.slice(begun.length).replaceAll('\\"', '"'));
  if (quoted !== undefined) return { field: quoted, test: test.trim(), value, isHeader: true };
  return { field: plain!.trim().toLowerCase(), test: test.trim(), value, isHeader: false };
}

/** In quotation marks where it has a parenthesis, or begins with a blank or a quotation mark. */
function readValue(text: string): string {
  const value = text.trimStart();
  return value.startsWith('"') ? value.slice(1).replace(/"$/, '') : value;
}
