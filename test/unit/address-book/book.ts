// A book in memory for the tests of what is decided about it.
import type { BookNow } from '../../../engine/address-book/plan.ts';
import { addressKey } from '../../../shared/domain/address.ts';
import type { ImportChoice } from '../../../shared/domain/book-import.ts';
import type { Child, Contact, Group } from '../../../shared/domain/contact.ts';
import { ChildId, ContactId, GroupId } from '../../../shared/domain/ids.ts';

export function contact(id: number, address: string, facts: Partial<Contact> = {}): Contact {
  return {
    id: ContactId.parse(id),
    personId: null,
    name: null,
    address,
    roles: [],
    household: null,
    householdTogether: false,
    doNotWrite: false,
    note: '',
    photoId: null,
    kept: true,
    sentCount: 0,
    sentBccOnlyCount: 0,
    receivedCount: 0,
    lastUsedAt: null,
    ...facts,
  };
}

export function group(id: number, name: string, members: string[], facts: Partial<Group> = {}): Group {
  return {
    id: GroupId.parse(id),
    name,
    privacy: 'alwaysBcc',
    agreedAt: null,
    schoolYear: 2026,
    note: '',
    memberAddresses: members,
    ...facts,
  };
}

export function child(id: number, name: string, contactIds: number[], facts: Partial<Child> = {}): Child {
  const [firstName = '', lastName = ''] = name.split(' ');
  const responsibles = contactIds.map((one) => ContactId.parse(one));
  return {
    id: ChildId.parse(id),
    firstName,
    lastName,
    className: 'CM2',
    schoolYear: 2026,
    contactIds: responsibles,
    ...facts,
  };
}

export function bookOf({
  contacts = [],
  children = [],
  groups = [],
  own = [],
}: {
  contacts?: Contact[];
  children?: Child[];
  groups?: Group[];
  own?: string[];
} = {}): BookNow {
  return {
    contactOf: (address) => contacts.find((one) => addressKey(one.address) === addressKey(address)) ?? null,
    children,
    groups,
    isOwn: (address) => own.includes(addressKey(address)),
  };
}

export const CHOICE: ImportChoice = {
  table: 0,
  headerRow: 0,
  columns: [],
  kind: 'family',
  grouping: 'class',
  groupName: 'Parents {classe}',
  schoolYear: 2026,
  dropAbsent: false,
  takeProposed: false,
};
