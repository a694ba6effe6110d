// « AND (subject,contains,[cours]) AND ("X-Spam-Flag",is,YES) »: the conditions of Thunderbird's filters, taken apart. Pure.
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
    const read = readTerm(rest.slice(begun.length));
    if (!read) return { match: 'all', terms, grouped: true };
    terms.push(read.term);
    rest = read.rest.trimStart();
  }
  return { match: joins.has('OR') ? 'any' : 'all', terms, grouped: joins.size !== 1 };
}

function readTerm(text: string): { term: Term; rest: string } | null {
  const field = readField(text);
  const test = field && /^\s*([^,()]+),/.exec(field.rest);
  if (!field || !test) return null;
  const value = readValue(field.rest.slice(test[0].length));
  if (!value) return null;
  const { isHeader } = field;
  const name = isHeader ? field.name : field.name.toLowerCase();
  return { term: { field: name, test: test[1]!.trim(), value: value.text, isHeader }, rest: value.rest };
}

/** A header field's name stands in quotation marks. */
function readField(text: string): { name: string; isHeader: boolean; rest: string } | null {
  const [whole, quoted, plain] = /^\s*(?:"([^"]+)"|([^",()]+)),/.exec(text) ?? [];
  if (whole === undefined) return null;
  return { name: (quoted ?? plain ?? '').trim(), isHeader: quoted !== undefined, rest: text.slice(whole.length) };
}

/** One with a parenthesis in it stands in quotation marks, in which those and backslashes are escaped. */
function readValue(text: string): { text: string; rest: string } | null {
  const [quoted, inner] = /^\s*"((?:[^"\\]|\\.)*)"\s*\)/.exec(text) ?? [];
  if (quoted !== undefined) return { text: inner!.replace(/\\(.)/g, '$1'), rest: text.slice(quoted.length) };
  const end = text.indexOf(')');
  return end < 0 ? null : { text: text.slice(0, end), rest: text.slice(end + 1) };
}
