// People of another program's address books, taken over: entered ones into the address book, collected ones as people
// met in mail. What the person has changed here stays; a list becomes a group that is only ever written to in Cci,
// until the person says otherwise.
import { addressKey } from '../../shared/domain/address.ts';
import { contactsByAddress, saveContact } from '../store/contacts.ts';
import { listGroups, saveGroup } from '../store/groups.ts';
import type { WriteDb } from '../store/handles.ts';
import { learnReceived } from '../store/met-contacts.ts';
import type { FoundBook } from './thunderbird/cards.ts';

export function takePeople(tx: WriteDb, books: readonly FoundBook[]): { people: number; lists: number } {
  const entered = new Set<string>();
  for (const { people, collected } of books) {
    if (collected) continue;
    for (const person of people) {
      const known = contactsByAddress(tx, [person.address])[0];
      saveContact(tx, { address: person.address, name: known?.name ?? person.name }, 'import');
      entered.add(addressKey(person.address));
    }
  }
  const met = books.filter(({ collected }) => collected).flatMap(({ people }) => people);
  const strangers = met.filter(({ address }) => !contactsByAddress(tx, [address])[0]);
  learnReceived(
    tx,
    strangers.map((person) => ({ from: person, at: 0 })),
  );
  const lists = books.flatMap((book) => book.lists);
  for (const { name, addresses } of lists) {
    const known = listGroups(tx).find((group) => group.name === name);
    const memberAddresses = [...(known?.memberAddresses ?? []), ...addresses];
    const { id = null, privacy = 'alwaysBcc', agreedAt = null } = known ?? {};
    saveGroup(tx, { id, name: name.trim().slice(0, 200) || '_', privacy, agreedAt, memberAddresses });
  }
  return {
    people: entered.size + new Set(strangers.map(({ address }) => addressKey(address))).size,
    lists: lists.length,
  };
}
