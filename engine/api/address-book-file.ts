// The address book, or the members of one group, as a file that the person saves.
import type { Content } from '../../shared/contract/host.ts';
import { addressKey } from '../../shared/domain/address.ts';
import type { ContactId, GroupId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { asCards, asTable, peopleOf, type TableWords } from '../address-book/export.ts';
import { cleanFileName } from '../mime/file-name.ts';
import { listChildren } from '../store/children.ts';
import { keptContacts } from '../store/contacts.ts';
import { listGroups } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';

const WORDS: Record<Language, TableWords & { file: string }> = {
  fr: {
    file: 'Carnet d’adresses',
    columns: ['Nom complet', 'Courriel', 'Rôle', 'Groupes', 'Enfants', 'Remarques'],
    roles: {
      family: 'Famille',
      colleague: 'Collègue',
      institution: 'Établissement',
      partner: 'Partenaire',
      electedParent: 'Parent élu',
      list: 'Liste',
    },
  },
  en: {
    file: 'Address book',
    columns: ['Full name', 'E-mail', 'Role', 'Groups', 'Children', 'Notes'],
    roles: {
      family: 'Family',
      colleague: 'Colleague',
      institution: 'School',
      partner: 'Partner',
      electedParent: 'Elected parent',
      list: 'List',
    },
  },
};

/** null: the group is gone. */
export function addressBookFile(
  db: ReadDb,
  { format, groupId }: { format: 'vcard' | 'csv'; groupId: GroupId | null },
  language: Language,
): Content | null {
  const groups = listGroups(db);
  const group = groups.find(({ id }) => id === groupId);
  if (groupId !== null && !group) return null;
  const members = new Set(group?.memberAddresses.map(addressKey));
  const contacts = keptContacts(db).filter(({ address }) => !group || members.has(addressKey(address)));
  const childrenBy = childNames(db);
  const people = peopleOf(contacts, groups, ({ id }) => childrenBy.get(id) ?? []);
  const words = WORDS[language];
  const name = cleanFileName(group?.name ?? words.file) ?? 'contacts';
  const [text, extension, type] =
    format === 'vcard' ? [asCards(people), 'vcf', 'text/vcard'] : [asTable(people, words), 'csv', 'text/csv'];
  return { fileName: `${name}.${extension}`, type, bytes: new TextEncoder().encode(text) };
}

/** « Léa Lopez (CM2) », by the responsible. */
function childNames(db: ReadDb): Map<ContactId, string[]> {
  const names = new Map<ContactId, string[]>();
  for (const { firstName, lastName, className, contactIds } of listChildren(db)) {
    const name = [firstName, lastName, className && `(${className})`].filter(Boolean).join(' ');
    for (const id of contactIds) names.set(id, [...(names.get(id) ?? []), name]);
  }
  return names;
}
