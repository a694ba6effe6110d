// From the rows of a file to what would change in the book.
import { describe, expect, test } from 'vitest';
import { proposeColumns } from '../../../engine/address-book/columns.ts';
import { entriesOfCards, entriesOfRows } from '../../../engine/address-book/entries.ts';
import { type BookNow, planImport } from '../../../engine/address-book/plan.ts';
import type { ImportChoice } from '../../../shared/domain/book-import.ts';
import type { Contact } from '../../../shared/domain/contact.ts';
import { PhotoId } from '../../../shared/domain/photo.ts';
import { bookOf, CHOICE, child, contact, group } from './book.ts';

const HEADER = [
  'Nom responsable',
  'Prénom responsable',
  'Courriel',
  'Nom de famille enfant',
  'Prénom enfant',
  'Classe',
];
const row = (text: string) => text.split(';');
const plan = (lines: string[], book: BookNow = bookOf(), choice: Partial<ImportChoice> = {}, header = HEADER) => {
  const rows = [header, ...lines.map(row)];
  const { columns, headerRow, kind } = proposeColumns(rows);
  const chosen = { ...CHOICE, columns, headerRow, kind, ...choice };
  return planImport(entriesOfRows(rows, chosen), chosen, book);
};
const LOPEZ = 'LOPEZ;Marie;marie@orange.fr;Lopez;Léa;CM2';
const PETIT = 'PETIT;Paul;paul@free.fr;Lopez;Léa;CM2';

describe('families of a class', () => {
  test('become contacts, tied by their child, and one group that is always in Cci', () => {
    const { people, children, groups, doubts } = plan([LOPEZ, PETIT]);
    expect(people).toMatchObject([
      {
        line: 2,
        address: 'marie@orange.fr',
        name: 'Marie LOPEZ',
        change: 'new',
        roles: ['family'],
        children: ['Léa Lopez'],
      },
      { line: 3, address: 'paul@free.fr', name: 'Paul PETIT', change: 'new', groups: ['Parents CM2'] },
    ]);
    expect(children).toEqual([
      {
        id: null,
        firstName: 'Léa',
        lastName: 'Lopez',
        className: 'CM2',
        schoolYear: 2026,
        addresses: ['marie@orange.fr', 'paul@free.fr'],
      },
    ]);
    expect(groups).toMatchObject([
      {
        name: 'Parents CM2',
        isNew: true,
        privacy: 'alwaysBcc',
        schoolYear: 2026,
        memberCount: 2,
        added: 2,
        absent: [],
      },
    ]);
    expect(doubts).toEqual([]);
  });

  test('that are in the book already change nothing, and what is new of one is named', () => {
    const roles = [{ role: 'family', source: 'import' }] as const;
    const book = bookOf({
      contacts: [
        contact(1, 'Marie@Orange.fr', { name: 'Marie Lopez', roles: [...roles] }),
        contact(2, 'paul@free.fr', { name: 'Paul', roles: [{ role: 'colleague', source: 'user' }] }),
      ],
      children: [child(7, 'Léa Lopez', [1])],
      groups: [group(3, 'parents cm2', ['marie@orange.fr', 'ancien@x.fr'])],
    });
    const { people, children, groups } = plan([LOPEZ, PETIT], book);
    expect(people.map(({ change, differs }) => [change, differs])).toEqual([
      ['unchanged', []],
      ['changed', ['role', 'children']],
    ]);
    expect(people[0]!.name).toBe('Marie Lopez');
    expect(children).toMatchObject([{ id: 7 }]);
    expect(groups).toMatchObject([{ id: 3, isNew: false, memberCount: 3, added: 1, absent: ['ancien@x.fr'] }]);
    const dropped = plan([LOPEZ, PETIT], book, { dropAbsent: true });
    expect(dropped.groups).toMatchObject([{ members: ['marie@orange.fr', 'paul@free.fr'] }]);
  });

  test('of the next year get a group of that year, and the child its new class', () => {
    const book = bookOf({
      contacts: [contact(1, 'marie@orange.fr', { roles: [{ role: 'family', source: 'import' }] })],
      children: [child(7, 'Léa Lopez', [1], { className: 'CM1', schoolYear: 2025 })],
      groups: [group(3, 'Parents CM2', ['autre@x.fr'], { schoolYear: 2025 })],
    });
    const { children, groups, people } = plan([LOPEZ], book);
    expect(children).toMatchObject([{ id: 7, className: 'CM2', schoolYear: 2026 }]);
    expect(groups).toMatchObject([{ id: null, isNew: true, schoolYear: 2026, members: ['marie@orange.fr'] }]);
    expect(people[0]!.differs).toEqual(['name', 'children']);
  });

  test('met in mail before are kept from here on; what the person noted and forbade is not touched', () => {
    const book = bookOf({ contacts: [contact(1, 'marie@orange.fr', { kept: false, name: 'marie' })] });
    expect(plan([LOPEZ], book).people).toMatchObject([{ change: 'new', name: 'Marie LOPEZ' }]);
  });
});

describe('what is doubtful is said with its line', () => {
  const doubts = (lines: string[], book?: BookNow, header?: string[]) =>
    plan(lines, book, {}, header).doubts.map(({ line, reason, text, left }) => [line, reason, text, left]);

  test('no address, none that mail could be sent to, one’s own, letters that were lost', () => {
    const lines = [
      'LOPEZ;Marie;;Lopez;Léa;CM2',
      'PETIT;Paul;paul at free;X;Y;CM2',
      '',
      'MOI;Claire;claire@ac-x.fr;;;',
      'LEF\ufffdVRE;Zoé;z@x.fr;;;CM2',
      ';;seule@x.fr;;;',
    ];
    expect(doubts(lines, bookOf({ own: ['claire@ac-x.fr'] }))).toEqual([
      [2, 'noAddress', 'Marie LOPEZ', true],
      [3, 'invalidAddress', 'Paul PETIT paul at free', true],
      [5, 'ownAddress', 'claire@ac-x.fr', true],
      [6, 'lostLetters', 'Zoé LEF\ufffdVRE', false],
      [7, 'noName', 'seule@x.fr', false],
    ]);
  });

  test('two parents of one address, and more responsibles than a child has', () => {
    const shared = [LOPEZ, 'PETIT;Paul;MARIE@orange.fr;Lopez;Léa;CM2'];
    expect(doubts(shared)).toEqual([[3, 'sharedAddress', 'MARIE@orange.fr : Marie LOPEZ & Paul PETIT', false]]);
    expect(plan(shared).people).toMatchObject([{ name: 'Marie LOPEZ & Paul PETIT' }]);
    const five = [1, 2, 3, 4, 5].map((n) => `N${n};P;p${n}@x.fr;Martin;Emma;CM2`);
    expect(doubts(five)).toEqual([[2, 'manyResponsibles', 'Emma Martin', false]]);
  });

  test('a table without a column of addresses takes nobody over', () => {
    const without = ['Nom responsable', 'Prénom responsable', 'Classe'];
    expect(doubts(['LOPEZ;Marie;CM2'], bookOf(), without)).toEqual([[2, 'noAddress', 'Marie LOPEZ', true]]);
  });
});

test('both parents of a pupil’s line, and two addresses in one cell, are people of their own', () => {
  const header = ['Nom', 'Prénom', 'Classe', 'Nom parent 1', 'Mail parent 1', 'Nom parent 2', 'Mail parent 2'];
  const { people, children } = plan(
    ['Lopez;Léa;CM2;Marie Lopez;"a@x.fr, b@x.fr";Paul Petit;c@x.fr'],
    bookOf(),
    {},
    header,
  );
  expect(people.map(({ address, addresses }) => [address, addresses.length])).toEqual([
    ['a@x.fr', 1],
    ['b@x.fr', 1],
    ['c@x.fr', 1],
  ]);
  expect(children).toMatchObject([{ addresses: ['a@x.fr', 'b@x.fr', 'c@x.fr'] }]);
});

test('several children of one line each have their class', () => {
  const header = [
    'Nom responsable',
    'Prénom responsable',
    'Courriel',
    ...HEADER.slice(3, 5),
    'Classes enfants',
    ...HEADER.slice(3, 5),
    'Classes enfants',
  ];
  const { groups, children } = plan(['LOPEZ;Marie;m@x.fr;Lopez;Léa;CM2;Lopez;Hugo;CE1'], bookOf(), {}, header);
  expect(children.map(({ firstName, className }) => `${firstName} ${className}`)).toEqual(['Léa CM2', 'Hugo CE1']);
  expect(groups.map(({ name }) => name)).toEqual(['Parents CM2', 'Parents CE1']);
});

test('schools become institutions, with their code and where they are, and a wrong code is pointed out', () => {
  const header = ['UAI', 'Nom', 'Commune', 'Adresse', 'Mail'];
  const lines = ['0170000A;École Jules Ferry;Saintes;12 rue des Lilas;ce.0170000A@ac-poitiers.fr'];
  const { people, doubts } = plan(lines, bookOf(), { grouping: 'one', groupName: 'Écoles' }, header);
  expect(people).toMatchObject([
    {
      name: 'École Jules Ferry – Saintes',
      roles: ['institution'],
      note: 'UAI 0170000A\n12 rue des Lilas',
      groups: ['Écoles'],
    },
  ]);
  expect(doubts).toMatchObject([{ line: 2, reason: 'schoolCode', left: false }]);
});

test('a school without an address is proposed the usual one of its code, and takes it only if that was wanted', () => {
  const header = ['UAI', 'Nom', 'Mail'];
  const lines = ['0170001J;École Jules Ferry;', '0170001Z;École sans code;', '0170002K;Collège;mairie@x.fr'];
  const shown = plan(lines, bookOf(), {}, header);
  expect(shown.people.map(({ address }) => address)).toEqual(['mairie@x.fr']);
  expect(shown.doubts).toMatchObject([
    {
      line: 2,
      reason: 'proposedAddress',
      text: 'École Jules Ferry : ce.0170001j@ac-poitiers.fr',
      left: true,
    },
    { line: 3, reason: 'schoolCode', left: false },
    { line: 3, reason: 'noAddress', left: true },
  ]);
  const taken = plan(lines, bookOf(), { takeProposed: true }, header);
  expect(taken.people.map(({ address }) => address)).toEqual(['ce.0170001j@ac-poitiers.fr', 'mairie@x.fr']);
  expect(taken.doubts[0]).toMatchObject({ line: 2, reason: 'proposedAddress', left: false });
});

test('cards are one person each with all addresses, and groups by their categories', () => {
  const said = { name: 'Zoé Petit', addresses: ['z@x.fr', 'zoe@y.fr'], note: 'Élue', categories: ['Élus'] };
  const choice = { ...CHOICE, kind: 'none', groupName: '{classe}' } as const;
  const read = entriesOfCards([
    { line: 1, said },
    { line: 9, said: null },
  ]);
  const { people, groups, doubts } = planImport(read, choice, bookOf());
  expect(people).toMatchObject([{ addresses: ['z@x.fr', 'zoe@y.fr'], note: 'Élue', roles: [] }]);
  expect(groups).toMatchObject([{ name: 'Élus', members: ['z@x.fr', 'zoe@y.fr'] }]);
  expect(doubts).toMatchObject([{ line: 9, reason: 'brokenCard', left: true }]);
});

test('the picture of a card is for whoever has none yet', () => {
  const photo = { type: 'image/png', bytes: new Uint8Array([1]) } as const;
  const said = { name: 'Zoé Petit', addresses: ['z@x.fr'], note: '', categories: [], photo };
  const choice = { ...CHOICE, kind: 'none', groupName: '{classe}' } as const;
  const planFor = (photoId: Contact['photoId']) => {
    const contacts = [contact(1, 'z@x.fr', { name: 'Zoé Petit', photoId })];
    return planImport(entriesOfCards([{ line: 1, said }]), choice, bookOf({ contacts })).people;
  };
  expect(planFor(null)).toMatchObject([{ change: 'changed', differs: ['photo'], photo }]);
  expect(planFor(PhotoId.parse(4))).toMatchObject([{ change: 'unchanged', photo: null }]);
  const left = entriesOfCards([{ line: 3, said: { ...said, photoLeft: true } }]);
  expect(left.doubts).toMatchObject([{ line: 3, reason: 'photoLeft', left: false }]);
});
