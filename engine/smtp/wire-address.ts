// Addresses as they go over the wire: domains in ASCII (IDNA), which every server understands; the local part as it
// is (SMTPUTF8 where the server offers it). Pure. The person's own spelling is what verdicts speak of.
import { domainToASCII } from 'node:url';

export function wireAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  if (at < 0 || !/[^\x00-\x7f]/.test(domain)) return address;
  // '' for what is no domain: the server shall say so.
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Answers from a wire address how it was written. */
export function spellingOf(addresses: readonly string[]): (wire: string) => string {
  const spellings = new Map(addresses.map((address) => [wireAddress(address), address]));
  return (wire) => spellings.get(wire) ?? wire;
}
