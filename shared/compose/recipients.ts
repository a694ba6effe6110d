// Text that a person types or pastes into an address field, as recipients: comma, semicolon and line lists,
// columns of a spreadsheet, « Nom <adresse> », « adresse (Nom) », « nom (at) domaine », RFC 5322 groups.
// Invariants: nothing typed is dropped in silence: what is no address comes back as an invalid recipient, a pasted row
// without any address in `skipped`, an address given again in `doubles`. The work grows with the length of the text
// and no faster, whatever the text: people paste whole sheets.
import { type Address, addressKey } from '../domain/address.ts';
import { inColumns, rowsOf } from './pasted-rows.ts';

export interface ParsedRecipient extends Address {
  /** False: it can't be an address; shown as it was written, to be corrected. */
  valid: boolean;
}

export interface ParsedRecipients {
  recipients: ParsedRecipient[];
  /** Rows of a pasted table that hold no address (a heading, somebody without one). */
  skipped: string[];
  /** How many times an address was given again; the first stays. */
  doubles: number;
}

const INVISIBLE = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const ANY_SPACE = /[\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]/g;
const WRITTEN_AT = / ?[([{] ?(?:at|arobase|chez) ?[)\]}] ?/gi;
const WRITTEN_DOT = / ?[([{] ?(?:dot|point) ?[)\]}] ?/gi;
/** RFC 5322 dot-atom, with the letters RFC 6531 adds; dots in odd places are let pass, as servers do. */
const LOCAL_PART = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}$/u;
const DOMAIN =
  /^(?=.{3,255}$)(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u;

/** Whether mail could be sent to it. Says nothing of whether anybody lives there. */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1) return false;
  const local = text.slice(0, at);
  return (LOCAL_PART.test(local) || /^"[^"\r\n]{1,62}"$/.test(local)) && DOMAIN.test(text.slice(at + 1));
}

export function parseRecipients(text: string): ParsedRecipients {
  const found: ParsedRecipient[] = [];
  const skipped: string[] = [];
  for (const row of inColumns(rowsOf(clean(text)))) {
    if (!row.includes('\t')) {
      found.push(...parseList(row));
      continue;
    }
    const inRow = parseColumns(row);
    if (inRow.length > 0) found.push(...inRow);
    else skipped.push(row.replaceAll('\t', ' ').trim());
  }
  const recipients = withoutDoubles(found);
  return { recipients, skipped, doubles: found.length - recipients.length };
}

/** A recipient as text that `parseRecipients` reads back: for editing a chip and for the clipboard. */
export function formatRecipient({ name, address }: Address): string {
  if (!name) return address;
  const safe = /^[\p{L}\p{M}\p{N} '’._-]+$/u.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
  return `${safe} <${address}>`;
}

function clean(text: string): string {
  return (
    text
      .replace(INVISIBLE, '')
      .replace(ANY_SPACE, ' ')
      // So that no pattern below looks at a run of blanks again from each of its places.
      .replace(/ {2,}/g, ' ')
      .replace(/[“”„]/g, '"')
      .replace(WRITTEN_AT, '@')
      .replace(WRITTEN_DOT, '.')
  );
}

/** One row of a table. The words beside a single address are its name; with two addresses they name nobody. */
function parseColumns(row: string): ParsedRecipient[] {
  const cells = row.split('\t').map((cell) => cell.trim());
  const recipients = cells.filter((cell) => cell.includes('@')).flatMap(parseList);
  const only = recipients.length === 1 ? recipients[0] : undefined;
  if (only && only.name === null) {
    const words = cells.filter((cell) => /^\p{L}[\p{L}\p{M} '’.-]*$/u.test(cell));
    only.name = words.length > 0 ? words.join(' ') : null;
  }
  return recipients;
}

interface Token {
  text: string;
  /** The separator after it. */
  end: string;
}

function parseList(line: string): ParsedRecipient[] {
  const recipients: ParsedRecipient[] = [];
  // « Lopez, Marie <m@x.fr> »: what stands before a comma without an address may be a surname.
  let pending: string | null = null;
  for (const { text, end } of tokensOf(stripLabel(line))) {
    if (!text.includes('@') && end === ',') {
      if (pending !== null) recipients.push(invalid(pending));
      pending = text;
    } else if (pending !== null && text.includes('<')) {
      recipients.push(...parseToken(`${pending}, ${text}`));
      pending = null;
    } else {
      if (pending !== null) recipients.push(invalid(pending));
      pending = null;
      recipients.push(...parseToken(text));
    }
  }
  if (pending !== null) recipients.push(invalid(pending));
  return recipients;
}

/** « À : », « mailto: » or the name of an RFC 5322 group before its members. */
function stripLabel(line: string): string {
  const label = /^\s*(?:"[^"]*"|[^"<>@:,;]*):\s*/.exec(line);
  const rest = label ? line.slice(label[0].length) : line;
  return label && !rest.includes('@') && !/^\s*mailto:/i.test(line) ? line : rest;
}

/** Splits at commas and semicolons that stand outside quotes, angle brackets and comments. */
function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  let start = 0;
  let closing: string | null = null;
  const lastOf = { '"': line.lastIndexOf('"'), '>': line.lastIndexOf('>'), ')': line.lastIndexOf(')') };
  for (let i = 0; i < line.length; i++) {
    const character = line[i]!;
    if (character === '\\' && closing === '"') i++;
    else if (closing !== null) closing = character === closing ? null : closing;
    else if (isOpening(character) && lastOf[CLOSING[character]] > i) closing = CLOSING[character];
    else if (character === ',' || character === ';') {
      tokens.push({ text: line.slice(start, i).trim(), end: character });
      start = i + 1;
    }
  }
  tokens.push({ text: line.slice(start).trim(), end: '' });
  return tokens.filter((token) => token.text !== '');
}

const CLOSING = { '"': '"', '<': '>', '(': ')' } as const;

function isOpening(character: string): character is keyof typeof CLOSING {
  return character === '"' || character === '<' || character === '(';
}

/** One token: `Nom <adresse>`, `adresse (Nom)`, `Nom adresse`, several bare addresses, or no address at all. */
function parseToken(token: string): ParsedRecipient[] {
  const angled = [...token.matchAll(/<([^<>]*)>/g)];
  if (angled.length > 0) return parseAngled(token, angled);
  const comment = /\(([^()]*)\)/.exec(token);
  const words = token
    .replace(/\([^()]*\)/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const addresses = words.filter((word) => word.includes('@'));
  if (addresses.length === 0) return comment?.[1]?.includes('@') ? parseToken(comment[1]) : [invalid(token)];
  const only = addresses.length === 1;
  const beside = words.filter((word) => !word.includes('@')).join(' ');
  return addresses.map((address) => recipient(only ? beside || (comment?.[1] ?? '') : '', address));
}

function parseAngled(token: string, angled: RegExpExecArray[]): ParsedRecipient[] {
  let from = 0;
  const found = angled.flatMap((match) => {
    const name = token.slice(from, match.index);
    from = match.index + match[0].length;
    const address = match[1]!.trim();
    if (address.includes('@') || !name.includes('@')) return [recipient(name, address)];
    // « m@x.fr <> »: the address stands where the name should.
    return [...parseToken(name), ...(address === '' ? [] : [invalid(address)])];
  });
  const rest = token.slice(from);
  return rest.includes('@') ? [...found, ...parseToken(rest)] : found;
}

function recipient(name: string, address: string): ParsedRecipient {
  const linked = address.replace(/^mailto:/i, '').replace(/\?.*$/, '');
  const bare = /^"[^"]*"$/.test(address) ? linked : withoutEdges(linked);
  const tidy = nameOf(name);
  // Outlook writes the address as its own name: that says nothing.
  return {
    name: tidy && addressKey(tidy) !== addressKey(bare) ? tidy : null,
    address: bare,
    valid: isAddress(bare),
  };
}

/** What stands around an address in running text. Counted in from both ends: a pattern would begin at each place. */
function withoutEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && /[\s'"«<([{]/.test(text[start]!)) start++;
  while (end > start && /[\s'"»>)\].,;:}]/.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

function nameOf(text: string): string | null {
  const name = text
    .replace(/\\(.)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["'«]\s*(.*?)\s*["'»]$/, '$1')
    .replace(/^"(?=[^"]*$)/, '')
    .trim();
  return name === '' ? null : name;
}

function invalid(text: string): ParsedRecipient {
  return { name: null, address: text, valid: false };
}

/** One entry per address; the first stays, with the first name that was given. */
function withoutDoubles(found: ParsedRecipient[]): ParsedRecipient[] {
  const byKey = new Map<string, ParsedRecipient>();
  for (const one of found) {
    const known = byKey.get(addressKey(one.address));
    if (!known) byKey.set(addressKey(one.address), one);
    else known.name ??= one.name;
  }
  return [...byKey.values()];
}
