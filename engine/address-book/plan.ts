// What an import would change, decided before anything is written: people by their addresses, children by their name and
// class, groups by their name and year, each against the book as it is. Pure; take-over.ts writes exactly this.
import { addressKey } from '../../shared/domain/address.ts';
import type { Doubt, ImportChoice, ImportKind, PlannedGroup, PlannedPerson } from '../../shared/domain/book-import.ts';
import type { Child, Contact, ContactRole, Group, GroupPrivacy } from '../../shared/domain/contact.ts';
import type { ChildId, GroupId } from '../../shared/domain/ids.ts';
import type { Photo } from '../../shared/domain/photo.ts';
import { fold } from '../../shared/domain/search.ts';
import { doubtOf, type Entries, type Entry, mergeByAddress } from './entries.ts';

/** The book, as far as an import has to know it. */
export interface BookNow {
  contactOf(address: string): Contact | null;
  children: readonly Child[];
  groups: readonly Group[];
  isOwn(address: string): boolean;
}

export interface PersonToTake extends PlannedPerson {
  addresses: string[];
  roles: ContactRole[];
  note: string;
  /** For whoever has none. */
  photo: Photo | null;
}

export interface ChildToTake extends Omit<Child, 'id' | 'contactIds'> {
  id: ChildId | null;
  addresses: string[];
}

export interface GroupToTake extends PlannedGroup {
  id: GroupId | null;
  privacy: GroupPrivacy;
  agreedAt: number | null;
  members: string[];
}

export interface ImportPlan {
  people: PersonToTake[];
  children: ChildToTake[];
  groups: GroupToTake[];
  doubts: Doubt[];
}

/** More than this for one child, and two children of one name are likelier. */
const RESPONSIBLES_MAX = 4;

export function planImport(read: Entries, choice: ImportChoice, book: BookNow): ImportPlan {
  const { entries, doubts } = mergeByAddress(read);
  const own = entries.filter(({ addresses }) => addresses.some(book.isOwn));
  const taken = entries.filter((entry) => !own.includes(entry));
  const children = planChildren(taken, choice, book);
  const groups = planGroups(taken, choice, book);
  const surroundings = {
    choice,
    contactOf: book.contactOf,
    childBefore: new Map(book.children.map((child) => [child.id, child])),
    childrenOf: grouped(children, ({ addresses }) => addresses),
    groupsOf: grouped(groups, ({ members }) => members),
  };
  const crowded = children.filter(({ addresses }) => addresses.length > RESPONSIBLES_MAX);
  return {
    people: taken.map((entry) => planPerson(entry, surroundings)),
    children,
    groups,
    doubts: [
      ...doubts,
      ...own.map(({ line, addresses }) => doubtOf(line, 'ownAddress', addresses[0]!, true)),
      ...crowded.map((child) => doubtOf(lineOf(taken, child), 'manyResponsibles', childName(child), false)),
    ].sort((a, b) => a.line - b.line),
  };
}

export function childName({ firstName, lastName }: Pick<Child, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim();
}

function lineOf(entries: readonly Entry[], child: ChildToTake): number {
  return entries.find(({ addresses }) => addresses[0] === child.addresses[0])?.line ?? 1;
}

const ROLES: Record<ImportKind, ContactRole[]> = {
  family: ['family'],
  colleague: ['colleague'],
  partner: ['partner'],
  institution: ['institution'],
  none: [],
};

interface PersonSurroundings {
  choice: ImportChoice;
  contactOf: BookNow['contactOf'];
  childBefore: ReadonlyMap<ChildId, Child>;
  childrenOf: ReadonlyMap<string, readonly ChildToTake[]>;
  groupsOf: ReadonlyMap<string, readonly GroupToTake[]>;
}

function grouped<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items)
    for (const key of keysOf(item)) {
      const those = found.get(key) ?? [];
      those.push(item);
      found.set(key, those);
    }
  return found;
}

function planPerson(entry: Entry, { choice, contactOf, childBefore, ...of }: PersonSurroundings): PersonToTake {
  const [address] = entry.addresses as [string];
  const known = entry.addresses.map(contactOf);
  const [before] = known;
  // A name that was entered in the book stays; one that mail brought gives way.
  const name = before?.kept && before.name ? before.name : (entry.name ?? before?.name ?? null);
  const note = [before?.note, before?.note.includes(entry.note) ? '' : entry.note].filter(Boolean).join('\n');
  const own = [...new Set(entry.addresses.flatMap((one) => of.childrenOf.get(one) ?? []))];
  const missing = (role: ContactRole) =>
    known.some((one) => !one?.roles.some((said) => said.role === role && said.source === 'import'));
  const differs: PlannedPerson['differs'] = [];
  if (name !== (before?.name ?? null)) differs.push('name');
  if (ROLES[choice.kind].some(missing)) differs.push('role');
  if (own.some((child) => isNews(child, known, child.id === null ? undefined : childBefore.get(child.id))))
    differs.push('children');
  if (note !== (before?.note ?? '')) differs.push('note');
  const photo = known.some((one) => one && one.photoId !== null) ? null : (entry.photo ?? null);
  if (photo) differs.push('photo');
  if (known.some((one) => !one?.kept)) differs.push('kept');
  const isNew = known.every((one) => !one?.kept);
  return {
    line: entry.line,
    address,
    addresses: entry.addresses,
    name,
    note,
    photo,
    roles: ROLES[choice.kind],
    change: isNew ? 'new' : differs.length > 0 ? 'changed' : 'unchanged',
    differs: isNew ? [] : differs,
    children: own.map(childName),
    groups: (of.groupsOf.get(address) ?? []).map((group) => group.name),
  };
}

function isNews(child: ChildToTake, responsibles: readonly (Contact | null)[], before: Child | undefined): boolean {
  if (!before) return true;
  const linked = responsibles.every((one) => one && before.contactIds.includes(one.id));
  return !linked || before.className !== child.className || before.schoolYear !== child.schoolYear;
}

function planChildren(entries: readonly Entry[], choice: ImportChoice, book: BookNow): ChildToTake[] {
  const byKey = new Map<string, ChildToTake>();
  if (choice.kind !== 'family') return [];
  for (const entry of entries)
    for (const child of entry.children) {
      const key = fold([child.lastName, child.firstName, child.className].join('|'));
      const planned = byKey.get(key) ?? {
        ...child,
        schoolYear: choice.schoolYear,
        id: null,
        addresses: [],
      };
      byKey.set(key, planned);
      planned.addresses = [...new Set([...planned.addresses, ...entry.addresses])];
    }
  const named = grouped(book.children, (child) => [fold(childName(child))]);
  return [...byKey.values()].map((child) => {
    const known = knownChild(child, named.get(fold(childName(child))) ?? [], book);
    return { ...child, id: known?.id ?? null };
  });
}

/** Of the same name, and tied to somebody who is named here: the class may be another one, a year later. */
function knownChild(child: ChildToTake, sameName: readonly Child[], book: BookNow): Child | undefined {
  if (sameName.length === 0) return undefined;
  const ids = new Set(child.addresses.map((address) => book.contactOf(address)?.id));
  return sameName.find(({ contactIds }) => contactIds.some((id) => ids.has(id)));
}

const PRIVACY: Record<ImportKind, GroupPrivacy> = {
  family: 'alwaysBcc',
  colleague: 'team',
  partner: 'alwaysBcc',
  institution: 'alwaysBcc',
  none: 'alwaysBcc',
};

function planGroups(entries: readonly Entry[], choice: ImportChoice, book: BookNow): GroupToTake[] {
  const members = new Map<string, Map<string, string>>();
  for (const entry of entries)
    for (const name of groupNames(entry, choice)) {
      const inGroup = members.get(name) ?? new Map<string, string>();
      members.set(name, inGroup);
      for (const address of entry.addresses) inGroup.set(addressKey(address), address);
    }
  return [...members].map(([name, named]) => planGroup(name, named, choice, book));
}

function groupNames({ classNames }: Entry, { grouping, groupName }: ImportChoice): string[] {
  if (grouping === 'one') return groupName ? [groupName] : [];
  if (grouping === 'none') return [];
  const template = groupName.includes('{classe}') ? groupName : `${groupName} {classe}`;
  return classNames.map((name) =>
    template
      .replaceAll('{classe}', () => name)
      .trim()
      .slice(0, 200),
  );
}

function planGroup(
  name: string,
  named: ReadonlyMap<string, string>,
  { kind, schoolYear, dropAbsent }: ImportChoice,
  book: BookNow,
): GroupToTake {
  const sameName = book.groups.filter((group) => fold(group.name) === fold(name));
  // One that belongs to no year yet is taken for this year's.
  const known =
    sameName.find((group) => group.schoolYear === schoolYear) ?? sameName.find((g) => g.schoolYear === null);
  const before = new Map(known?.memberAddresses.map((address) => [addressKey(address), address]));
  const absent = [...before].filter(([key]) => !named.has(key)).map(([, address]) => address);
  const members = [...(dropAbsent ? named : new Map([...before, ...named])).values()];
  return {
    id: known?.id ?? null,
    name: known?.name ?? name,
    schoolYear,
    privacy: known?.privacy ?? PRIVACY[kind],
    agreedAt: known?.agreedAt ?? null,
    isNew: !known,
    memberCount: members.length,
    added: [...named.keys()].filter((key) => !before.has(key)).length,
    absent,
    members,
  };
}
