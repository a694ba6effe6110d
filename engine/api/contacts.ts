import { addressKey } from '../../shared/domain/address.ts';
import type { Group } from '../../shared/domain/contact.ts';
import { fold, searchTerms } from '../../shared/domain/search.ts';
import type { PersonFacts } from '../../shared/guard/person.ts';
import { listAccounts } from '../store/accounts.ts';
import { householdByChildren } from '../store/children.ts';
import { contactsByAddress, findContacts, removeContact, saveContact } from '../store/contacts.ts';
import { groupsOf, listGroups, removeGroup, saveGroup } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

const LISTED_MAX = 2_000;

export function contactsHandlers({ store }: ApiContext): WindowHandlers['contacts'] {
  const { reads } = store;
  return {
    list: ({ text, shelf }) => findContacts(reads, text, LISTED_MAX, shelf),
    groups: () => listGroups(reads),
    complete: ({ text, limit }) => ({
      contacts: findContacts(reads, text, limit),
      groups: withoutReplaced(listGroups(reads))
        .filter(({ name }) => hasWords(name, searchTerms(text)))
        .slice(0, limit),
    }),
    facts: ({ addresses }) => personFacts(reads, addresses),
    save: (person) => ({ contactId: store.transaction((tx) => saveContact(tx, person)) }),
    remove: ({ contactId }) => store.transaction((tx) => removeContact(tx, contactId)),
    saveGroup: ({ groupId, ...group }) => ({
      groupId: store.transaction((tx) => saveGroup(tx, { ...group, id: groupId })),
    }),
    removeGroup: ({ groupId }) => store.transaction((tx) => removeGroup(tx, groupId)),
  };
}

/** A group of an earlier year is not offered beside that of the same name of a later one. */
function withoutReplaced(groups: readonly Group[]): Group[] {
  return groups.filter(
    ({ name, schoolYear }) =>
      schoolYear === null ||
      !groups.some((other) => fold(other.name) === fold(name) && (other.schoolYear ?? 0) > schoolYear),
  );
}

function hasWords(name: string, terms: readonly string[]): boolean {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return terms.every((term) => words.some((word) => word.startsWith(term)));
}

/** What the guard has to know of these addresses; one answer each, in order. */
export function personFacts(db: ReadDb, addresses: readonly string[]): PersonFacts[] {
  const own = new Set(
    listAccounts(db).flatMap(({ identities }) => identities.map(({ address }) => addressKey(address))),
  );
  const contacts = contactsByAddress(db, addresses);
  return addresses.map((address, index) => {
    const contact = contacts[index] ?? null;
    const key = addressKey(address);
    return {
      address: key,
      name: contact?.name ?? null,
      isMe: own.has(key),
      roles: contact?.roles ?? [],
      personId: contact?.personId ?? null,
      household: contact && (contact.household ?? householdByChildren(db, contact.id)),
      householdTogether: contact?.householdTogether ?? false,
      doNotWrite: contact?.doNotWrite ?? false,
      onlyEverBcc: contact !== null && contact.sentCount > 0 && contact.sentBccOnlyCount === contact.sentCount,
      groups: groupsOf(db, address).map(({ name, privacy, agreedAt, memberAddresses }) => ({
        name,
        privacy,
        agreedAt,
        memberAddresses,
      })),
    };
  });
}
