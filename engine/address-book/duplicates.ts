// Who may be in the address book twice. Pure; only ever proposed: two parents may well have one name.
import type { Duplicate } from '../../shared/domain/address-book.ts';
import type { Contact } from '../../shared/domain/contact.ts';
import { fold } from '../../shared/domain/search.ts';

/** `apart`: pairs that the person told apart, as `lower:higher`. Surest first. */
export function findDuplicates(contacts: readonly Contact[], apart: ReadonlySet<string>): Duplicate[] {
  const sameMailbox = alike(contacts, mailboxKey, apart).map(
    (found) => ({ contacts: found, reason: 'sameMailbox' }) as const,
  );
  const taken = new Set(sameMailbox.flatMap((one) => one.contacts.map(({ id }) => id)));
  const sameName = alike(contacts, nameKey, apart)
    .filter((found) => !found.every(({ id }) => taken.has(id)))
    .map((found) => ({ contacts: found, reason: 'sameName' }) as const);
  return [...sameMailbox, ...sameName];
}

function alike(
  contacts: readonly Contact[],
  keyOf: (contact: Contact) => string | null,
  apart: ReadonlySet<string>,
): Contact[][] {
  const byKey = new Map<string, Contact[]>();
  for (const contact of contacts) {
    const key = keyOf(contact);
    if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), contact]);
  }
  return [...byKey.values()].map((found) => stillAsked(found, apart)).filter((found) => found.length > 1);
}

/** Without those who are one person already, and those who were told apart from the first of them. */
function stillAsked(found: readonly Contact[], apart: ReadonlySet<string>): Contact[] {
  const [first, ...others] = found;
  if (!first) return [];
  const asked = others.filter(
    ({ id, personId }) =>
      !(personId !== null && personId === first.personId) &&
      !apart.has(`${Math.min(id, first.id)}:${Math.max(id, first.id)}`),
  );
  return [first, ...asked];
}

/** « Marie LOPEZ » and « Lopez, Marie » are one name; a single word names nobody. */
function nameKey({ name }: Contact): string | null {
  const words = fold(name ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 1 ? words.toSorted().join(' ') : null;
}

/** Addresses that arrive in one mailbox: dots and « +word » at Gmail, and its two names. */
function mailboxKey({ address }: Contact): string | null {
  const [, local = '', domain = ''] = /^([^+@]+)(?:\+[^@]*)?@(gmail|googlemail)\.com$/i.exec(address.trim()) ?? [];
  return domain ? local.replaceAll('.', '').toLowerCase() : null;
}
