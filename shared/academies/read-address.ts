// From what a person typed or pasted to an address: what cannot belong to one goes (spaces, the name around it,
// `mailto:`, a full stop at the end), what addresses of this kind never have becomes what they have (accents, capitals
// of the domain). Nothing is guessed: a probable typo is proposed, not corrected (propose-address.ts).
import { academyAt } from './academies.ts';
import { hostName } from './host-names.ts';
import { plainLetters } from './plain-letters.ts';

export interface CleanAddress {
  address: string;
  localPart: string;
  domain: string;
  /** The name that stood before it, as in `Camille Durand <c.durand@…>`. */
  displayName: string | null;
}

export type ReadAddress =
  | ({ kind: 'address' } & CleanAddress)
  | { kind: 'empty' }
  /** Nothing after the @ yet, or no @. */
  | { kind: 'incomplete' }
  | { kind: 'malformed' };

/** Spaces of any width, soft hyphens and marks without width, which a paste brings along. */
const UNSEEN = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

export function readAddress(text: string): ReadAddress {
  const { inner, displayName } = withoutName(text.normalize('NFKC'));
  const bare = withoutLink(withPlainMarks(inner))
    .replace(/\([^@]*\)\W*$/, '')
    .replace(/^["'«“(<[]+/, '')
    .replace(/[.,;:"'»”)>\]]+$/, '');
  if (bare === '') return { kind: 'empty' };
  const at = bare.indexOf('@');
  if (at === -1 || at === bare.length - 1) return { kind: 'incomplete' };
  const localPart = plainLocalPart(bare.slice(0, at));
  const domain = plainDomain(bare.slice(at + 1));
  if (localPart === null || domain === null) return { kind: 'malformed' };
  if (!domain.includes('.')) return { kind: 'incomplete' };
  // Only where it is known that capitals mean nothing is the whole of it written in small letters.
  const local = academyAt(domain) ? localPart.toLowerCase() : localPart;
  return { kind: 'address', address: `${local}@${domain}`, localPart: local, domain, displayName };
}

/** Hyphens and apostrophes as a word processor makes them, and what nobody sees. */
function withPlainMarks(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[‘’]/g, "'");
}

/** What `mailto:` escapes of ASCII, and what follows the address there (RFC 6068). */
function withoutLink(text: string): string {
  if (!/^mailto:/i.test(text)) return text;
  return text
    .slice('mailto:'.length)
    .replace(/\?.*$/, '')
    .replace(/%([2-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function withoutName(text: string): { inner: string; displayName: string | null } {
  const match = /^([^<]*)<([^<>]*@[^<>]*)>/.exec(text);
  if (!match) return { inner: text, displayName: null };
  const name = match[1]!
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^["'«\s]+|["'»\s]+$/g, '');
  return { inner: match[2]!, displayName: name === '' ? null : name };
}

/** No server of those that Casier is for takes an accent there (RFC 6531 is not offered); one typed is a slip. */
function plainLocalPart(text: string): string | null {
  const ascii = /[^\x00-\x7f]/.test(text) ? plainLetters(text) : text;
  return /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i.test(ascii) && ascii.length <= 64
    ? ascii
    : null;
}

/** A domain with accents may be a real one (IDNA), but none of an académie's has any. */
function plainDomain(text: string): string | null {
  const tidy = text
    .replaceAll(',', '.')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.|\.$/g, '');
  const plain = plainLetters(tidy);
  // Not a full name yet: the caller says so, and it is no mistake.
  if (/^[a-z0-9-]+$/.test(plain)) return plain;
  return hostName(academyAt(plain) || /(^|\.)ac-/.test(plain) ? plain : tidy);
}
