// Addresses taken out of a text: « Mme Lopez <a@b.fr> » keeps the name, an address alone becomes a mark.
import { addressesIn } from './body/addresses.ts';

export interface TextEdit {
  start: number;
  end: number;
  replacement: string;
}

/** What stands around an address that follows a name: « < », « [mailto: », « ( ». */
const OPENING = /[ \u00a0]?[<[(]\s?(?:mailto:)?$/i;
const CLOSING = /^\s?[>\])]/;
/** The name before it, on the same line and not separated from it. */
const NAMED = /[\p{L}\p{N}.'"’»)*][ \u00a0]?$/u;

export function masks(text: string, addresses: ReadonlySet<string>, mark: string): TextEdit[] {
  return addressesIn(text)
    .filter(({ address }) => addresses.has(address))
    .map(({ start, end }): TextEdit => {
      const before = text.slice(Math.max(0, start - 12), start);
      const opening = OPENING.exec(before)?.[0];
      const closing = opening ? CLOSING.exec(text.slice(end, end + 2))?.[0] : undefined;
      if (!opening || !closing) return { start, end, replacement: mark };
      const from = start - opening.length;
      const named = NAMED.test(text.slice(Math.max(0, from - 2), from));
      return named
        ? { start: from, end: end + closing.length, replacement: '' }
        : { start: from + (/^[ \u00a0]/.test(opening) ? 1 : 0), end: end + closing.length, replacement: mark };
    });
}

export function maskText(text: string, addresses: ReadonlySet<string>, mark: string): string {
  return edited(text, masks(text, addresses, mark));
}

/** Edits in order, none inside another. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, replacement } of edits) {
    if (start < at) continue;
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}
