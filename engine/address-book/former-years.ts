// School years that are over, and whom the book holds for their sake alone. Pure. Nobody is counted who is in a later group
// or has a child in a later class, whom the person entered or wrote « ne pas écrire » to, or who is anything but a family.
import { addressKey } from '../../shared/domain/address.ts';
import type { FormerYear } from '../../shared/domain/address-book.ts';
import type { Child, Contact, Group } from '../../shared/domain/contact.ts';

interface Book {
  contacts: readonly Contact[];
  groups: readonly Group[];
  children: readonly Child[];
}

export interface Former {
  groups: Group[];
  children: Child[];
  families: Contact[];
}

export function formerYears(book: Book, currentYear: number): FormerYear[] {
  const years = [...book.groups, ...book.children].flatMap(({ schoolYear }) => schoolYear ?? []);
  const over = [...new Set(years)].filter((year) => year < currentYear).sort((a, b) => b - a);
  return over.map((schoolYear) => {
    const { groups, families } = formerOf(book, schoolYear);
    return { schoolYear, groups: groups.length, families: families.length };
  });
}

/** What goes with the groups and classes of this year and all before it. */
export function formerOf({ contacts, groups, children }: Book, lastYear: number): Former {
  const isFormer = ({ schoolYear }: { schoolYear: number | null }) => schoolYear !== null && schoolYear <= lastYear;
  const formerGroups = groups.filter(isFormer);
  const formerChildren = children.filter(isFormer);
  const addressesOf = (some: readonly Group[]) =>
    some.flatMap(({ memberAddresses }) => memberAddresses.map(addressKey));
  const idsOf = (some: readonly Child[]) => some.flatMap(({ contactIds }) => contactIds);
  const formerAddresses = new Set(addressesOf(formerGroups));
  const formerIds = new Set(idsOf(formerChildren));
  const laterAddresses = new Set(addressesOf(groups.filter((group) => !isFormer(group))));
  const laterIds = new Set(idsOf(children.filter((child) => !isFormer(child))));
  const families = contacts.filter((contact) => {
    const key = addressKey(contact.address);
    const was = formerIds.has(contact.id) || formerAddresses.has(key);
    const is = laterIds.has(contact.id) || laterAddresses.has(key);
    return was && !is && !contact.doNotWrite && isFamilyAlone(contact);
  });
  return { groups: formerGroups, children: formerChildren, families };
}

function isFamilyAlone({ roles }: Contact): boolean {
  return roles.length > 0 && roles.every(({ role, source }) => role === 'family' && source !== 'user');
}
