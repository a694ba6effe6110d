// Whose password it is, as far as an account's settings tell: two accounts of one académie that log in under the same
// name have one password, in whatever way the name is written. The national service has passwords of its own.
import type { Account } from '../domain/account.ts';
import { academyAt } from './academies.ts';
import { isBelow, NATIONAL_DOMAIN } from './host-names.ts';

/** null: of an account that has no password. */
export function passwordKey({ address, incoming }: Pick<Account, 'address' | 'incoming'>): string | null {
  if (!incoming) return null;
  const domain = domainOf(address);
  const owner = academyAt(domain)?.id ?? domain;
  const [name = '', ofDomain] = splitName(incoming.userName.trim().toLowerCase());
  const isOwn = ofDomain === '' || (academyAt(ofDomain)?.id ?? ofDomain) === owner;
  const service = isNationalService({ incoming }) ? 'national' : 'own';
  return `${owner} ${service} ${isOwn ? name : `${name}@${ofDomain}`}`;
}

/** Its mail is kept by the national service, which wants an application password. */
export function isNationalService({ incoming }: Pick<Account, 'incoming'>): boolean {
  return incoming !== null && isBelow(incoming.host.toLowerCase(), NATIONAL_DOMAIN);
}

function domainOf(address: string): string {
  return splitName(address.toLowerCase())[1];
}

function splitName(text: string): [name: string, domain: string] {
  const at = text.lastIndexOf('@');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
