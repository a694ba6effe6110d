// The address book as a whole: a file is read, previewed and taken over; years are closed; people are joined. The file
// that was read last is kept in memory, so that what is taken over is what was previewed.
import path from 'node:path';
import type { BookChange, Duplicate, FormerYear, Person } from '../../shared/domain/address-book.ts';
import { type BookFile, BookFileId, type ImportChoice, type ImportPreview } from '../../shared/domain/book-import.ts';
import type { BookChangeId, ContactId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { schoolYearAt, schoolYearName } from '../../shared/domain/school-year.ts';
import type { PlaceToken } from '../../shared/domain/transfer.ts';
import type { Places } from '../import/places.ts';
import { listAccounts } from '../store/accounts.ts';
import { asBookChange, lastBookChange, undoBookChange } from '../store/book-changes.ts';
import { childrenOf, listChildren, removeChild, removeChildrenAlone, saveChild } from '../store/children.ts';
import {
  contactById,
  contactsOfPerson,
  joinContacts,
  keptContacts,
  partContact,
  removeContact,
  tellApart,
  toldApart,
} from '../store/contacts.ts';
import type { Store } from '../store/database.ts';
import { groupsOf, listGroups, removeGroup, saveGroup } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';
import { findDuplicates } from './duplicates.ts';
import { formerOf, formerYears } from './former-years.ts';
import { type ImportPlan, planImport } from './plan.ts';
import { readBookBytes, readBookFiles } from './read-file.ts';
import { entriesOf, previewOf, type ReadBook, shownFile } from './shown.ts';
import type { BookSource } from './source.ts';
import { bookNow, takeOver } from './take-over.ts';

export interface AddressBook {
  person(id: ContactId): Person | null;
  readFile(place: PlaceToken): Promise<BookFile>;
  readBytes(name: string, bytes: Uint8Array): Promise<BookFile>;
  preview(fileId: BookFileId, choice: ImportChoice): ImportPreview;
  import(fileId: BookFileId, choice: ImportChoice): { changeId: BookChangeId; counts: ImportPreview['counts'] };
  lastChange(): BookChange | null;
  undo(id: BookChangeId): boolean;
  formerYears(): FormerYear[];
  closeYear(schoolYear: number): { changeId: BookChangeId; groups: number };
  removeFormer(schoolYear: number): { changeId: BookChangeId; families: number; groups: number };
  duplicates(): Duplicate[];
  join(ids: readonly ContactId[], name: string | null): { changeId: BookChangeId };
  part(id: ContactId): void;
  tellApart(ids: readonly ContactId[]): void;
}

export interface AddressBookDeps {
  store: Store;
  places: Places;
  /** The built read-book-worker.js. */
  workerUrl: URL;
  now(): number;
}

export function createAddressBook({ store, places, workerUrl, now }: AddressBookDeps): AddressBook {
  const { reads } = store;
  let last: ReadBook | null = null;
  let readCount = 0;

  const fileOf = (id: BookFileId) => {
    if (last?.id !== id) throw new MailError({ kind: 'missing' });
    return last;
  };
  const planFor = (db: ReadDb, fileId: BookFileId, choice: ImportChoice): ImportPlan =>
    planImport(entriesOf(fileOf(fileId).source, choice), choice, bookNow(db, ownAddresses(db)));
  const taken = (name: string, source: BookSource): BookFile => {
    if (source.kind === 'refused') return { kind: 'refused', name, reason: source.reason };
    readCount += 1;
    last = { id: BookFileId.parse(readCount), name, source };
    return shownFile(last);
  };
  const bookOf = (db: ReadDb) => ({ contacts: keptContacts(db), groups: listGroups(db), children: listChildren(db) });

  return {
    person(id) {
      const contact = contactById(reads, id);
      return contact && personOf(reads, contactsOfPerson(reads, contact));
    },
    async readFile(place) {
      const files = places.pathsOf(place);
      const name = files.map((file) => path.basename(file)).join(', ');
      return taken(name, await readBookFiles(files, { workerUrl }));
    },
    readBytes: async (name, bytes) => taken(name, await readBookBytes([{ name, bytes }], { workerUrl })),
    preview: (fileId, choice) => previewOf(planFor(reads, fileId, choice)),
    import: (fileId, choice) =>
      store.transaction((tx) => {
        const plan = planFor(tx, fileId, choice);
        const changeId = takeOver(tx, plan, { label: fileOf(fileId).name, at: now() });
        return { changeId, counts: previewOf(plan).counts };
      }),
    lastChange: () => lastBookChange(reads),
    undo: (id) => store.transaction((tx) => undoBookChange(tx, id)),
    formerYears: () => formerYears(bookOf(reads), schoolYearAt(now())),
    closeYear: (schoolYear) =>
      store.transaction((tx) => {
        const open = listGroups(tx).filter((group) => group.schoolYear === null && group.privacy !== 'team');
        const change = { kind: 'closeYear', label: schoolYearName(schoolYear), at: now() } as const;
        const changeId = asBookChange(tx, change, () => {
          for (const group of open) saveGroup(tx, { ...group, schoolYear });
          for (const child of listChildren(tx)) if (child.schoolYear === null) saveChild(tx, { ...child, schoolYear });
        });
        return { changeId, groups: open.length };
      }),
    removeFormer: (schoolYear) =>
      store.transaction((tx) => {
        const { groups, families, children } = formerOf(bookOf(tx), schoolYear);
        const change = { kind: 'removeFormer', label: schoolYearName(schoolYear), at: now() } as const;
        const changeId = asBookChange(tx, change, () => {
          for (const { id } of groups) removeGroup(tx, id);
          for (const { id } of children) removeChild(tx, id);
          for (const { id } of families) removeContact(tx, id);
          removeChildrenAlone(tx);
        });
        return { changeId, families: families.length, groups: groups.length };
      }),
    duplicates: () => findDuplicates(keptContacts(reads), toldApart(reads)),
    join: (ids, name) =>
      store.transaction((tx) => {
        const contacts = ids.map((id) => contactById(tx, id)).filter((one) => one !== null);
        const change = { kind: 'join', label: name ?? contacts[0]?.address ?? '', at: now() } as const;
        return { changeId: asBookChange(tx, change, () => joinContacts(tx, contacts, name)) };
      }),
    part: (id) => store.transaction((tx) => partContact(tx, id)),
    tellApart: ([first, ...others]) =>
      store.transaction((tx) => {
        for (const other of others) if (first !== undefined) tellApart(tx, first, other);
      }),
  };
}

function ownAddresses(db: ReadDb): string[] {
  return listAccounts(db).flatMap(({ identities }) => identities.map(({ address }) => address));
}

function personOf(db: ReadDb, addresses: Person['addresses']): Person {
  const children = addresses.flatMap(({ id }) => childrenOf(db, id));
  const groups = addresses.flatMap(({ address }) => groupsOf(db, address));
  return {
    addresses,
    children: [...new Map(children.map((child) => [child.id, child])).values()],
    groups: [...new Map(groups.map(({ id, name, schoolYear }) => [id, { id, name, schoolYear }])).values()],
  };
}
