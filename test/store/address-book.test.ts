// People with several addresses, children that tie their responsibles, and a change of the whole book taken back.
import { describe, expect, test } from 'vitest';
import { asBookChange, lastBookChange, undoBookChange } from '../../engine/store/book-changes.ts';
import { childrenOf, householdsByChildren, removeChildrenAlone, saveChild } from '../../engine/store/children.ts';
import {
  contactById,
  contactsByAddress,
  contactsOfPerson,
  findContacts,
  joinContacts,
  keptContacts,
  partContact,
  removeContact,
  saveContact,
  tellApart,
  toldApart,
} from '../../engine/store/contacts.ts';
import type { Store } from '../../engine/store/database.ts';
import { listGroups, saveGroup } from '../../engine/store/groups.ts';
import { learnSent } from '../../engine/store/met-contacts.ts';
import type { Contact } from '../../shared/domain/contact.ts';
import { scratchStore } from './scratch-store.ts';

const at = (store: Store, address: string): Contact => contactsByAddress(store.reads, [address])[0]!;
const add = (store: Store, ...addresses: string[]) =>
  store.transaction((tx) => addresses.map((address) => saveContact(tx, { address, roles: ['family'] }, 'import')));
const child = { id: null, firstName: 'Léa', lastName: 'Lopez', className: 'CM2', schoolYear: 2026 };

describe('one person with several addresses', () => {
  test('has one name and one note, and a role for each address', () => {
    const store = scratchStore();
    add(store, 'marie@orange.fr', 'marie@mairie.example');
    store.transaction((tx) => {
      saveContact(tx, { address: 'marie@mairie.example', roles: ['partner'], note: 'Adjointe' });
      joinContacts(tx, [at(store, 'marie@orange.fr'), at(store, 'marie@mairie.example')], 'Marie Lopez');
      saveContact(tx, { address: 'marie@orange.fr', name: 'Marie Lopez-Petit' });
    });
    const addresses = contactsOfPerson(store.reads, at(store, 'marie@orange.fr'));
    expect(addresses).toMatchObject([
      { address: 'marie@orange.fr', name: 'Marie Lopez-Petit', note: 'Adjointe', roles: [{ role: 'family' }] },
      { address: 'marie@mairie.example', name: 'Marie Lopez-Petit', note: 'Adjointe' },
    ]);
    expect(addresses[1]!.roles).toContainEqual({ role: 'partner', source: 'user' });
    expect(findContacts(store.reads, 'petit', 10)).toHaveLength(2);
  });

  test('keeps the others when one address is deleted, and an address may be parted again', () => {
    const store = scratchStore();
    const [first, second, third] = add(store, 'a@x.fr', 'b@x.fr', 'c@x.fr');
    store.transaction((tx) => {
      joinContacts(tx, [at(store, 'a@x.fr'), at(store, 'b@x.fr')], 'A');
      joinContacts(tx, [at(store, 'b@x.fr'), at(store, 'c@x.fr')], 'A');
      removeContact(tx, first!);
    });
    expect(contactsOfPerson(store.reads, at(store, 'b@x.fr')).map(({ id }) => id)).toEqual([second, third]);
    store.transaction((tx) => partContact(tx, third!));
    expect(contactsOfPerson(store.reads, contactById(store.reads, second!)!)).toHaveLength(1);
  });

  test('is not proposed again as one once told apart, in whatever order', () => {
    const store = scratchStore();
    const [first, second] = add(store, 'a@x.fr', 'b@x.fr');
    store.transaction((tx) => tellApart(tx, second!, first!));
    expect(toldApart(store.reads)).toEqual(new Set([`${first}:${second}`]));
  });
});

describe('a child', () => {
  test('makes one household of those who are responsible for the very same children, and no other', () => {
    const store = scratchStore();
    const [mother, father, other] = add(store, 'mere@x.fr', 'pere@x.fr', 'autre@x.fr');
    store.transaction((tx) => {
      saveChild(tx, { ...child, contactIds: [mother!, father!] });
      saveChild(tx, { ...child, firstName: 'Hugo', contactIds: [father!, other!] });
    });
    const known = householdsByChildren(store.reads, [mother!, father!, other!]);
    const households = [mother, father, other].map((id) => known.get(id!));
    expect(new Set(households).size).toBe(3);
    store.transaction((tx) => saveChild(tx, { ...child, firstName: 'Zoé', contactIds: [mother!] }));
    expect(childrenOf(store.reads, mother!).map(({ firstName }) => firstName)).toEqual(['Léa', 'Zoé']);
  });

  test('goes with the last of its responsibles', () => {
    const store = scratchStore();
    const [mother, father] = add(store, 'mere@x.fr', 'pere@x.fr');
    store.transaction((tx) => saveChild(tx, { ...child, contactIds: [mother!, father!] }));
    store.transaction((tx) => {
      removeContact(tx, mother!);
      removeChildrenAlone(tx);
    });
    expect(childrenOf(store.reads, father!)).toHaveLength(1);
    store.transaction((tx) => {
      removeContact(tx, father!);
      removeChildrenAlone(tx);
    });
    expect(childrenOf(store.reads, father!)).toEqual([]);
  });
});

describe('a change of the whole book', () => {
  const snapshot = (store: Store) => ({
    people: keptContacts(store.reads),
    groups: listGroups(store.reads),
    children: keptContacts(store.reads).flatMap(({ id }) => childrenOf(store.reads, id)),
    found: findContacts(store.reads, 'mere', 10),
  });
  const change = { kind: 'import', label: 'familles.csv', at: 7 } as const;

  test('is taken back whole: what it added goes, what it changed and deleted is as before', () => {
    const store = scratchStore();
    const [mother, gone] = add(store, 'mere@x.fr', 'parti@x.fr');
    const group = { name: 'CM2', privacy: 'alwaysBcc', agreedAt: null } as const;
    const groupId = store.transaction((tx) => {
      saveChild(tx, { ...child, contactIds: [mother!, gone!] });
      return saveGroup(tx, { ...group, id: null, memberAddresses: ['mere@x.fr', 'parti@x.fr'] });
    });
    const before = snapshot(store);
    const id = store.transaction((tx) =>
      asBookChange(tx, change, () => {
        const added = saveContact(tx, { address: 'neuf@x.fr', name: 'Mère' }, 'import');
        saveContact(tx, { address: 'mere@x.fr', name: 'Mme Lopez', doNotWrite: true });
        removeContact(tx, gone!);
        saveGroup(tx, { ...group, id: groupId, name: 'CM1', schoolYear: 2026, memberAddresses: ['neuf@x.fr'] });
        saveGroup(tx, { ...group, id: null, name: 'Neuf', memberAddresses: ['neuf@x.fr'] });
        saveChild(tx, { ...child, id: null, contactIds: [added] });
      }),
    );
    expect(lastBookChange(store.reads)).toEqual({ id, kind: 'import', label: 'familles.csv', madeAt: 7 });
    expect(store.transaction((tx) => undoBookChange(tx, id))).toBe(true);
    expect(snapshot(store)).toEqual(before);
    expect(lastBookChange(store.reads)).toBeNull();
    expect(store.transaction((tx) => undoBookChange(tx, id))).toBe(false);
  });

  test('leaves what came in between: mail that was sent, and what was entered by hand', () => {
    const store = scratchStore();
    const id = store.transaction((tx) =>
      asBookChange(tx, change, () => saveContact(tx, { address: 'mere@x.fr', roles: ['family'] }, 'import')),
    );
    store.transaction((tx) => {
      learnSent(tx, { to: [{ name: null, address: 'mere@x.fr' }], cc: [], bcc: [] }, 9);
      saveContact(tx, { address: 'paul@x.fr' });
      undoBookChange(tx, id);
    });
    expect(at(store, 'mere@x.fr')).toMatchObject({ kept: false, roles: [], sentCount: 1 });
    expect(keptContacts(store.reads).map(({ address }) => address)).toEqual(['paul@x.fr']);
  });
});
