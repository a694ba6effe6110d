// What becomes of the signature when another From is chosen. Pure. Invariant: what the person wrote stays; a signature
// goes only where it is still, word for word, one that Casier put there.

const spaces = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Whether these words are one of the known signatures, whatever an editor made of its line breaks. */
export function isSignature(text: string, known: readonly string[]): boolean {
  const words = spaces(text);
  return known.some((one) => spaces(one) === words);
}

/** RFC 3676 §4.3. */
const MARK = '-- \n';

/**
 * Of a plain-text body. One that was changed by hand stays as it is; a body without any gets it above the quote, or at
 * its end. `known`: the texts of all signatures; '' in `after`: none.
 */
export function exchangeInText(body: string, known: readonly string[], after: string): string {
  const fresh = after === '' ? '' : `${MARK}${after}\n`;
  const start = startOfSignature(body);
  if (start < 0) return fresh === '' ? body : insertAboveQuote(body, fresh);
  const written = body.slice(start + MARK.length);
  // The longest first: « Claire » begins « Claire Martin », too.
  const old = known
    .filter((one) => one !== '' && startsWithWhole(written, one))
    .toSorted((a, b) => b.length - a.length)[0];
  if (old === undefined) return body;
  const rest = written.slice(old.length);
  return `${body.slice(0, start)}${fresh}${rest.startsWith('\n') ? rest.slice(1) : rest}`;
}

/** The first line « -- » that is no quoted one. */
function startOfSignature(body: string): number {
  if (body.startsWith(MARK)) return 0;
  const at = body.indexOf(`\n${MARK}`);
  return at < 0 ? -1 : at + 1;
}

/** Nothing was added in its last line, nor in a paragraph of its own right below. */
function startsWithWhole(text: string, signature: string): boolean {
  return text.startsWith(signature) && /^(\n\s*(\n|$)|$)/.test(text.slice(signature.length));
}

/** The line above a forwarded message. */
const FORWARDED = /^-{2,} ?(message transféré|forwarded message)/i;

export function isForwardedHead(line: string): boolean {
  return FORWARDED.test(line);
}

/** Where the answered or forwarded message begins, by the line above it. */
const QUOTE = new RegExp(`^(>|.*\\b(a écrit|wrote)\\s?:\\s*$|${FORWARDED.source.slice(1)})`, 'im');

function insertAboveQuote(body: string, signature: string): string {
  const at = body.search(QUOTE);
  if (at < 0) return `${body.trimEnd()}\n\n${signature}`;
  return `${body.slice(0, at).trimEnd()}\n\n${signature}\n${body.slice(at)}`;
}
