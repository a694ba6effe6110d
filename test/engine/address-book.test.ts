// Files read into the address book of a real store, on the real reading thread.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type AddressBook, createAddressBook } from '../../engine/address-book/address-book.ts';
import { personFacts } from '../../engine/address-book/person-facts.ts';
import { readBookFiles } from '../../engine/address-book/read-file.ts';
import { createPlaces } from '../../engine/import/places.ts';
import { contactsByAddress, keptContacts, saveContact } from '../../engine/store/contacts.ts';
import type { Store } from '../../engine/store/database.ts';
import { listGroups } from '../../engine/store/groups.ts';
import type { BookFile, ImportChoice } from '../../shared/domain/book-import.ts';
import { builtWorker } from '../servers/workers.ts';
import { scratchFolder, scratchStore } from '../store/scratch-store.ts';
import { zipOf } from '../unit/sheets/workbooks.ts';

const NOW_AT = new Date(2026, 9, 5).getTime();
let workerUrl: URL;
beforeAll(async () => {
  workerUrl = await builtWorker('read-book-worker');
});

const ONDE = `Civilité Responsable;Nom usage responsable;Nom responsable;Prénom responsable;Courriel;Nom d'usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants
MME;;LOPEZ;Marie;marie@orange.fr;;LOPEZ;Léa;CM2
M.;;PETIT;Paul;paul@free.fr;;LOPEZ;Léa;CM2
MME;;MARTIN;Inès;ines@laposte.net;;MARTIN;Hugo;CM1
M.;;SANS;Adresse;;;MARTIN;Hugo;CM1
`;

function newBook(): {
  store: Store;
  book: AddressBook;
  read(text: string | Uint8Array, name?: string): Promise<BookFile>;
} {
  const store = scratchStore();
  const places = createPlaces();
  const book = createAddressBook({ store, places, workerUrl, now: () => NOW_AT });
  return {
    store,
    book,
    read(content, name = 'familles.csv') {
      const file = path.join(scratchFolder(), name);
      writeFileSync(file, content);
      return book.readFile(places.grant([file]));
    },
  };
}

function choiceFor(
  file: BookFile,
  change: Partial<ImportChoice> = {},
): [Extract<BookFile, { fileId: unknown }>['fileId'], ImportChoice] {
  if (file.kind !== 'tables') throw new Error(`not a table: ${file.kind}`);
  const [table] = file.tables;
  const { headerRow, columns, kind } = table!;
  const grouping = { grouping: 'class', groupName: 'Parents {classe}', schoolYear: 2026, dropAbsent: false } as const;
  return [file.fileId, { table: 0, headerRow, columns, kind, ...grouping, takeProposed: false, ...change }];
}

describe('a file of families', () => {
  it('is previewed without writing, taken over as previewed, and taken back whole', async () => {
    const { store, book, read } = newBook();
    store.transaction((tx) => saveContact(tx, { address: 'ines@laposte.net', name: 'Inès', note: 'Déléguée' }));
    const before = keptContacts(store.reads);
    const [fileId, choice] = choiceFor(await read(ONDE));
    expect(book.preview(fileId, choice)).toMatchObject({
      counts: { new: 2, changed: 1, unchanged: 0, left: 1 },
      groups: [{ name: 'Parents CM2' }, { name: 'Parents CM1' }],
      doubts: [{ line: 5, reason: 'noAddress' }],
    });
    expect(keptContacts(store.reads)).toEqual(before);

    const { changeId } = book.import(fileId, choice);
    expect(book.preview(fileId, choice).counts).toEqual({ new: 0, changed: 0, unchanged: 3, left: 1 });
    expect(listGroups(store.reads).map(({ name, privacy, schoolYear }) => [name, privacy, schoolYear])).toEqual([
      ['Parents CM1', 'alwaysBcc', 2026],
      ['Parents CM2', 'alwaysBcc', 2026],
    ]);
    expect(contactsByAddress(store.reads, ['ines@laposte.net'])).toMatchObject([{ name: 'Inès', note: 'Déléguée' }]);
    expect(book.lastChange()).toMatchObject({ kind: 'import', label: 'familles.csv', madeAt: NOW_AT });

    expect(book.undo(changeId)).toBe(true);
    expect(keptContacts(store.reads)).toEqual(before);
    expect(listGroups(store.reads)).toEqual([]);
  });

  it('tells the guard who is a family, and whose parents are of one household', async () => {
    const { store, book, read } = newBook();
    book.import(...choiceFor(await read(ONDE)));
    const [marie, paul, ines] = personFacts(store.reads, ['marie@orange.fr', 'paul@free.fr', 'ines@laposte.net']);
    expect(marie).toMatchObject({ roles: [{ role: 'family', source: 'import' }], householdTogether: false });
    expect(marie!.household).toBe(paul!.household);
    expect(marie!.household).not.toBe(ines!.household);
    expect(marie!.groups).toMatchObject([{ name: 'Parents CM2', privacy: 'alwaysBcc' }]);
    const [contact] = contactsByAddress(store.reads, ['paul@free.fr']);
    expect(book.person(contact!.id)).toMatchObject({
      addresses: [{ name: 'Paul PETIT' }],
      children: [{ firstName: 'Léa', className: 'CM2' }],
      groups: [{ name: 'Parents CM2', schoolYear: 2026 }],
    });
  });

  it('is refused once another file was read: what is written is what was previewed', async () => {
    const { book, read } = newBook();
    const [fileId, choice] = choiceFor(await read(ONDE));
    await read(ONDE);
    expect(() => book.import(fileId, choice)).toThrowError(expect.objectContaining({ kind: 'missing' }));
  });
});

describe('a school year that is over', () => {
  it('is closed, kept as last year’s, then deleted with its families, and taken back', async () => {
    const { store, book, read } = newBook();
    book.import(...choiceFor(await read(ONDE), { schoolYear: null }));
    expect(book.formerYears()).toEqual([]);
    expect(book.closeYear(2025)).toMatchObject({ groups: 2 });
    // Léa stays, so both of her parents do, though one of them is not in the new file.
    const later = ONDE.split('\n').slice(0, 2).join('\n');
    book.import(...choiceFor(await read(later), { grouping: 'class' }));
    expect(book.formerYears()).toEqual([{ schoolYear: 2025, groups: 2, families: 1 }]);

    const { changeId, families } = book.removeFormer(2025);
    expect(families).toBe(1);
    expect(keptContacts(store.reads).map(({ address }) => address)).toEqual(['marie@orange.fr', 'paul@free.fr']);
    expect(book.formerYears()).toEqual([]);
    expect(book.undo(changeId)).toBe(true);
    expect(keptContacts(store.reads)).toHaveLength(3);
    expect(book.formerYears()).toEqual([{ schoolYear: 2025, groups: 2, families: 1 }]);
  });
});

describe('people who are joined', () => {
  it('are two again with all that each was, and the import before stays undoable', async () => {
    const { store, book, read } = newBook();
    const imported = book.import(...choiceFor(await read(ONDE)));
    store.transaction((tx) => {
      saveContact(tx, { address: 'marie@orange.fr', note: 'Déléguée' });
      saveContact(tx, { address: 'm.lopez@free.fr', name: 'Lopez Marie', note: 'Cantine' });
    });
    const before = keptContacts(store.reads);
    const [duplicate] = book.duplicates();
    const { changeId } = book.join(
      duplicate!.contacts.map(({ id }) => id),
      'Marie Lopez',
    );
    expect(keptContacts(store.reads).filter(({ name }) => name === 'Marie Lopez')).toHaveLength(2);
    expect(book.lastChange()).toMatchObject({ kind: 'join', label: 'Marie Lopez' });
    expect(book.undo(changeId)).toBe(true);
    expect(keptContacts(store.reads)).toEqual(before);

    const [again] = book.duplicates();
    const second = book.join(
      again!.contacts.map(({ id }) => id),
      'Marie Lopez',
    );
    expect(book.undo(imported.changeId)).toBe(true);
    expect(book.undo(second.changeId)).toBe(false);
    expect(keptContacts(store.reads).map(({ address }) => address)).toEqual(['m.lopez@free.fr']);
  });
});

describe('a file that cannot be read', () => {
  const refusalOf = async (content: Uint8Array | string, name: string) => {
    const file = await newBook().read(content, name);
    return file.kind === 'refused' ? file.reason : file.kind;
  };

  it('is refused with its reason: too large, a bomb, a password, nothing in it', async () => {
    expect(await refusalOf(new Uint8Array(26_000_000), 'gros.csv')).toBe('tooLarge');
    expect(await refusalOf(zipOf({ 'content.xml': new Uint8Array(160_000_000) }), 'bombe.ods')).toBe('tooLarge');
    expect(await refusalOf('', 'vide.csv')).toBe('empty');
  });

  it('is given up after its time, and the engine goes on', async () => {
    const file = path.join(scratchFolder(), 'lent.csv');
    writeFileSync(file, 'a@x.fr;b\n'.repeat(20_000));
    expect(await readBookFiles([file], { workerUrl, timeLimitMs: 1 })).toEqual({ kind: 'refused', reason: 'tooSlow' });
  });

  it('is a matter of the disk where it is gone', async () => {
    const missing = readBookFiles([path.join(scratchFolder(), 'parti.csv')], { workerUrl });
    await expect(missing).rejects.toMatchObject({ kind: 'place' });
  });
});
