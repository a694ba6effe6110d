// An address of a person or a list, as it stands in a header.
import { z } from 'zod';
import { toUnicodeDomain } from './punycode.ts';

export const Address = z.object({
  /** Decoded display name; null when the header has none. */
  name: z.string().nullable(),
  /** addr-spec as written (case kept). Compare with `sameAddress`. */
  address: z.string(),
});
export type Address = z.infer<typeof Address>;

/** ASCII without blanks and capitals: most addresses are their own key. */
const IS_KEY = /^[!-@[-~]*$/;

/** The form by which addresses are compared and indexed: trimmed, lower case, NFC, no domain in its ASCII form. */
export function addressKey(address: string): string {
  const key = IS_KEY.test(address) ? address : address.trim().normalize('NFC').toLowerCase();
  if (!key.includes('xn--')) return key;
  const at = key.lastIndexOf('@') + 1;
  return key.slice(0, at) + toUnicodeDomain(key.slice(at)).toLowerCase();
}

export function sameAddress(a: string, b: string): boolean {
  return addressKey(a) === addressKey(b);
}

/** The name if there is one, else the address itself. */
export function displayName({ name, address }: Address): string {
  return name?.trim() || address;
}
