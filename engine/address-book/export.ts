// The address book as a file of others: vCards (4.0, one for each person) or a table for a spreadsheet. Pure. Invariant: no
// cell of the table begins as a formula does, whatever a name says.
import ICAL from 'ical.js';
import { addressKey } from '../../shared/domain/address.ts';
import type { Contact, Group } from '../../shared/domain/contact.ts';
import { fold } from '../../shared/domain/search.ts';

/** One person with all addresses, and the groups of any of them. */
export interface ExportedPerson {
  addresses: readonly Contact[];
  groups: readonly Group[];
  children: readonly string[];
}

export function asCards(people: readonly ExportedPerson[]): string {
  return people.map((person) => `${ICAL.stringify(['vcard', propertiesOf(person), []])}\r\n`).join('');
}

type Property = [name: string, parameters: Record<string, string>, type: string, ...values: (string | string[])[]];

function propertiesOf({ addresses, groups }: ExportedPerson): Property[] {
  const [main, ...others] = addresses;
  const name = main?.name ?? main?.address ?? '';
  const categories = [...new Set(groups.map((group) => group.name))];
  return [
    ['version', {}, 'text', '4.0'],
    ['fn', {}, 'text', name],
    ...[main, ...others].flatMap((one, index): Property[] =>
      one ? [['email', index === 0 && others.length > 0 ? { pref: '1' } : {}, 'text', one.address]] : [],
    ),
    ...(main?.note ? [['note', {}, 'text', main.note] satisfies Property] : []),
    ...(categories.length > 0 ? [['categories', {}, 'text', ...categories] satisfies Property] : []),
  ];
}

export interface TableWords {
  columns: readonly [name: string, address: string, role: string, groups: string, children: string, note: string];
  roles: Readonly<Record<Contact['roles'][number]['role'], string>>;
}

/** For spreadsheets in France: a mark that says UTF-8, semicolons, and a line for each address. */
export function asTable(people: readonly ExportedPerson[], { columns, roles }: TableWords): string {
  const rows = people.flatMap(({ addresses, groups, children }) =>
    addresses.map(({ name, address, roles: said, note }) => [
      name ?? '',
      address,
      [...new Set(said.map(({ role }) => roles[role]))].join(', '),
      [...new Set(groups.map((group) => group.name))].join(', '),
      children.join(', '),
      note,
    ]),
  );
  return `\ufeff${[columns, ...rows].map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`;
}

function cellOf(text: string): string {
  // A spreadsheet runs what begins so (OWASP, CSV injection), also behind white space.
  const harmless = /^\s*[=+\-@|%\t\r]/.test(text) ? `'${text}` : text;
  return /[;"\r\n,\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** People by name; the addresses of one person together. */
export function peopleOf(
  contacts: readonly Contact[],
  groups: readonly Group[],
  childrenOf: (contact: Contact) => readonly string[],
): ExportedPerson[] {
  const byPerson = new Map<string, Contact[]>();
  for (const contact of contacts) {
    const key = contact.personId === null ? `contact ${contact.id}` : `person ${contact.personId}`;
    byPerson.set(key, [...(byPerson.get(key) ?? []), contact]);
  }
  const groupsBy = new Map<string, Group[]>();
  for (const group of groups)
    for (const key of new Set(group.memberAddresses.map(addressKey)))
      groupsBy.set(key, [...(groupsBy.get(key) ?? []), group]);
  const sortName = ([first]: readonly Contact[]) => fold(first?.name ?? first?.address ?? '');
  return [...byPerson.values()]
    .sort((a, b) => sortName(a).localeCompare(sortName(b)))
    .map((addresses) => ({
      addresses,
      groups: [...new Set(addresses.flatMap(({ address }) => groupsBy.get(addressKey(address)) ?? []))],
      children: [...new Set(addresses.flatMap((one) => childrenOf(one)))],
    }));
}
