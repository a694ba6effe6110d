// People who are in the book twice, and school years that are over.
import { describe, expect, test } from 'vitest';
import { findDuplicates } from '../../../engine/address-book/duplicates.ts';
import { formerOf, formerYears } from '../../../engine/address-book/former-years.ts';
import { schoolYearAt, schoolYearName } from '../../../shared/domain/school-year.ts';
import { child, contact, group } from './book.ts';

const family = { roles: [{ role: 'family', source: 'import' } as const] };

describe('people who may be one', () => {
  const people = [
    contact(1, 'marie.lopez@gmail.com', { name: 'Marie LOPEZ' }),
    contact(2, 'marielopez+ecole@googlemail.com', { name: 'maman de Léa' }),
    contact(3, 'ml@orange.fr', { name: 'López, Marie' }),
    contact(4, 'accueil@x.fr', { name: 'Accueil' }),
    contact(5, 'accueil@y.fr', { name: 'accueil' }),
  ];
  const found = (apart: string[] = [], all = people) =>
    findDuplicates(all, new Set(apart)).map(({ reason, contacts }) => [reason, ...contacts.map(({ id }) => id)]);

  test('are those of one mailbox, and those of one name of several words', () => {
    expect(found()).toEqual([
      ['sameMailbox', 1, 2],
      ['sameName', 1, 3],
    ]);
  });

  test('are not asked about again, once joined or told apart', () => {
    expect(found(['1:3'])).toEqual([['sameMailbox', 1, 2]]);
    expect(
      found(
        ['1:3'],
        people.map((one) => ({ ...one, personId: one.id <= 2 ? 1 : null })),
      ),
    ).toEqual([]);
  });
});

describe('a school year that is over', () => {
  const book = {
    contacts: [
      contact(1, 'partie@x.fr', family),
      contact(2, 'reste@x.fr', family),
      contact(3, 'fratrie@x.fr', family),
      contact(4, 'interdite@x.fr', { ...family, doNotWrite: true }),
      contact(5, 'aussi-collegue@x.fr', { roles: [...family.roles, { role: 'colleague', source: 'user' }] }),
      contact(6, 'saisie@x.fr', { roles: [{ role: 'family', source: 'user' }] }),
      contact(7, 'par-enfant@x.fr', family),
    ],
    groups: [
      group(
        1,
        'Parents CM2',
        ['partie@x.fr', 'Reste@x.fr', 'fratrie@x.fr', 'interdite@x.fr', 'aussi-collegue@x.fr', 'saisie@x.fr'],
        {
          schoolYear: 2025,
        },
      ),
      group(2, 'Parents 6e', ['reste@x.fr']),
      group(3, 'Élus', [], { schoolYear: null }),
    ],
    children: [child(1, 'Léa Lopez', [3]), child(2, 'Max Petit', [7], { schoolYear: 2024 })],
  };

  test('holds the families whom nothing later holds, and nobody whom the person spoke of', () => {
    const { families, groups, children } = formerOf(book, 2025);
    expect(families.map(({ id }) => id)).toEqual([1, 7]);
    expect(groups.map(({ id }) => id)).toEqual([1]);
    expect(children.map(({ id }) => id)).toEqual([2]);
  });

  test('is listed with what deleting it and those before it would delete; this year is not', () => {
    expect(formerYears(book, 2026)).toEqual([
      { schoolYear: 2025, groups: 1, families: 2 },
      { schoolYear: 2024, groups: 0, families: 1 },
    ]);
  });

  test('ends with July', () => {
    expect(schoolYearAt(new Date(2026, 6, 31, 23).getTime())).toBe(2025);
    expect(schoolYearAt(new Date(2026, 7, 1).getTime())).toBe(2026);
    expect(schoolYearName(2026)).toBe('2026-2027');
  });
});
