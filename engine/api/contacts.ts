import type { Group } from '../../shared/domain/contact.ts';
import { fold, searchTerms } from '../../shared/domain/search.ts';
import { personFacts } from '../address-book/person-facts.ts';
import { pupilFacts } from '../address-book/pupil-facts.ts';
import { findContacts, removeContact, saveContact } from '../store/contacts.ts';
import { listGroups, removeGroup, saveGroup } from '../store/groups.ts';
import { collectPhotos, readPhoto, setPhoto } from '../store/photos.ts';
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
    pupils: () => pupilFacts(reads),
    save: (person) => ({ contactId: store.transaction((tx) => saveContact(tx, person)) }),
    photo: ({ photoId }) => readPhoto(reads, photoId),
    setPhoto: ({ contactId, photo }) => store.transaction((tx) => setPhoto(tx, contactId, photo)),
    remove: ({ contactId }) =>
      store.transaction((tx) => {
        removeContact(tx, contactId);
        collectPhotos(tx);
      }),
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
