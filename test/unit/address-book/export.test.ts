// What leaves the address book as a file.
import { describe, expect, test } from 'vitest';
import { asCards, asTable, peopleOf } from '../../../engine/address-book/export.ts';
import { readBook } from '../../../engine/address-book/read-book.ts';
import { contact, group } from './book.ts';

const WORDS = {
  columns: ['Nom complet', 'Courriel', 'Rôle', 'Groupes', 'Enfants', 'Remarques'],
  roles: { family: 'Famille', colleague: '', institution: '', partner: '', electedParent: '', list: '' },
} as const;
const zoe = { name: 'Zoé Petit', note: 'Élue, parle; anglais', personId: 1 };
const people = peopleOf(
  [
    contact(2, 'paul@x.fr', { roles: [{ role: 'family', source: 'import' }] }),
    contact(1, 'zoe@x.fr', zoe),
    contact(3, 'zoe@mairie.example', zoe),
  ],
  [group(1, 'Parents CM2', ['PAUL@x.fr']), group(2, 'Élus', ['zoe@mairie.example'])],
  ({ id }) => (id === 2 ? ['Léa (CM2)'] : []),
);

test('cards are read back as they were: one for each person, with every address, note and group', () => {
  const text = asCards(people);
  expect(text).toContain('VERSION:4.0');
  const read = readBook(new TextEncoder().encode(text));
  expect(read.kind === 'cards' && read.cards.map(({ said }) => said)).toEqual([
    { name: 'paul@x.fr', addresses: ['paul@x.fr'], note: '', categories: ['Parents CM2'] },
    {
      name: 'Zoé Petit',
      addresses: ['zoe@x.fr', 'zoe@mairie.example'],
      note: 'Élue, parle; anglais',
      categories: ['Élus'],
    },
  ]);
});

describe('the table', () => {
  test('is read back by a spreadsheet and by Casier', () => {
    const read = readBook(new TextEncoder().encode(asTable(people, WORDS)));
    expect(read).toMatchObject({
      tables: [
        {
          rows: [
            [...WORDS.columns],
            ['', 'paul@x.fr', 'Famille', 'Parents CM2', 'Léa (CM2)', ''],
            ['Zoé Petit', 'zoe@x.fr', '', 'Élus', '', 'Élue, parle; anglais'],
            ['Zoé Petit', 'zoe@mairie.example', '', 'Élus', '', 'Élue, parle; anglais'],
          ],
        },
      ],
    });
  });

  test.each(['=HYPERLINK("http://x")', '+33 6', '-2+3', '@SUM(A1)', '\t=1', '|calc', '%0a=1'])(
    'defuses what a spreadsheet would run: %j',
    (name) => {
      const row = asTable([{ addresses: [contact(1, 'a@x.fr', { name })], groups: [], children: [] }], WORDS).split(
        '\r\n',
      )[1]!;
      expect(row).toMatch(/^"?'/);
    },
  );
});
