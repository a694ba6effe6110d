import { personFacts } from '../address-book/person-facts.ts';
import { pupilFacts } from '../address-book/pupil-facts.ts';
import { findContacts, removeContact, saveContact } from '../store/contacts.ts';
import { listGroups, removeGroup, saveGroup } from '../store/groups.ts';
import { collectPhotos, readPhoto, setPhoto } from '../store/photos.ts';
import { complete } from './completion.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

const LISTED_MAX = 2_000;

export function contactsHandlers({ store }: ApiContext): WindowHandlers['contacts'] {
  const { reads } = store;
  return {
    list: ({ text, shelf }) => findContacts(reads, text, LISTED_MAX, shelf),
    groups: () => listGroups(reads),
    complete: (asked) => complete(reads, asked),
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
