// An import, written as it was planned: one transaction, which can be taken back whole.
import { addressKey } from '../../shared/domain/address.ts';
import type { BookChangeId, ContactId } from '../../shared/domain/ids.ts';
import { asBookChange } from '../store/book-changes.ts';
import { listChildren, saveChild } from '../store/children.ts';
import { contactsByAddress, joinContacts, saveContact } from '../store/contacts.ts';
import { listGroups, saveGroup } from '../store/groups.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { setPhoto } from '../store/photos.ts';
import type { BookNow, ImportPlan, PersonToTake } from './plan.ts';

/** The book as it is now. `own`: addresses of the person's identities. */
export function bookNow(db: ReadDb, own: readonly string[]): BookNow {
  const keys = new Set(own.map(addressKey));
  return {
    contactOf: (address) => contactsByAddress(db, [address])[0] ?? null,
    children: listChildren(db),
    groups: listGroups(db),
    isOwn: (address) => keys.has(addressKey(address)),
  };
}

export function takeOver(tx: WriteDb, plan: ImportPlan, { label, at }: { label: string; at: number }): BookChangeId {
  return asBookChange(tx, { kind: 'import', label, at }, () => {
    for (const person of plan.people) if (person.change !== 'unchanged') takePerson(tx, person);
    const idOf = (address: string): ContactId[] => {
      const contact = contactsByAddress(tx, [address])[0];
      return contact ? [contact.id] : [];
    };
    for (const { addresses, ...child } of plan.children)
      saveChild(tx, { ...child, contactIds: addresses.flatMap(idOf) });
    for (const { members, ...group } of plan.groups) saveGroup(tx, { ...group, memberAddresses: members });
  });
}

function takePerson(tx: WriteDb, { addresses, name, note, roles, photo }: PersonToTake): void {
  for (const address of addresses) {
    const said = contactsByAddress(tx, [address])[0]?.roles.filter(({ source }) => source === 'import') ?? [];
    const together = [...new Set([...said.map(({ role }) => role), ...roles])];
    saveContact(tx, { address, name, note, roles: together }, 'import');
  }
  if (addresses.length > 1)
    joinContacts(
      tx,
      contactsByAddress(tx, addresses).filter((one) => one !== null),
      name,
    );
  const [main] = contactsByAddress(tx, addresses);
  if (photo && main) setPhoto(tx, main.id, photo);
}
