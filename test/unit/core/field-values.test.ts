import { describe, expect, it } from 'vitest';
import { childrenMeant, filledValues, knownValues } from '../../../engine/core/field-values.ts';
import type { Child } from '../../../shared/domain/contact.ts';
import { ChildId } from '../../../shared/domain/ids.ts';
import { NO_FALLBACKS } from '../../../shared/domain/mailing.ts';

function child(firstName: string, patch: Partial<Child> = {}): Child {
  const id = ChildId.parse(firstName.length + 1);
  return { id, firstName, lastName: 'Lopez', className: 'CM2', schoolYear: 2026, contactIds: [], ...patch };
}

describe('what the fields say', () => {
  it('to one parent of one child', () => {
    expect(knownValues([{ name: 'Mme Marie Lopez' }], [child('Léa')], 'fr')).toEqual({
      childFirstName: 'Léa',
      childLastName: 'Lopez',
      className: 'CM2',
      firstName: 'Marie',
      lastName: 'Lopez',
      civility: 'Madame',
    });
  });

  it('to a household with several children and parents', () => {
    const people = [{ name: 'M. Paul Lopez' }, { name: 'Mme Marie Martin' }];
    const children = [child('Léa'), child('Tom'), child('Zoé', { className: 'CE1', lastName: 'Martin' })];
    expect(knownValues(people, children, 'fr')).toEqual({
      childFirstName: 'Léa, Tom et Zoé',
      childLastName: 'Lopez et Martin',
      className: 'CM2 et CE1',
      firstName: 'Paul et Marie',
      lastName: 'Lopez et Martin',
      civility: 'Madame, Monsieur',
    });
    expect(knownValues(people, children, 'en')).toMatchObject({ firstName: 'Paul and Marie', civility: 'Ms, Mr' });
  });

  it('is not known where it is not known of one of them', () => {
    const people = [{ name: 'Mme Marie Lopez' }, { name: 'papa' }];
    const values = knownValues(people, [child('Léa'), child('', { className: '' })], 'fr');
    expect(values).toEqual({
      childFirstName: null,
      childLastName: 'Lopez',
      className: null,
      firstName: null,
      lastName: null,
      civility: null,
    });
    expect(filledValues(values, { ...NO_FALLBACKS, civility: 'Madame, Monsieur' })).toMatchObject({
      civility: 'Madame, Monsieur',
      firstName: '',
      childLastName: 'Lopez',
    });
    expect(knownValues([{ name: null }], [], 'fr').childFirstName).toBeNull();
  });
});

describe('the pupils that are meant', () => {
  const children = [
    child('Léa'),
    child('Tom', { className: '6e B' }),
    child('Zoé', { schoolYear: 2025, className: 'CM2' }),
  ];

  it.each([
    ['Parents CM2', ['Léa']],
    ['6E B – familles', ['Tom']],
    ['CM', ['Léa', 'Tom']],
    ['Conseil d’école', ['Léa', 'Tom']],
  ])('by the group « %s »', (group, names) => {
    expect(childrenMeant(children, [group]).map(({ firstName }) => firstName)).toEqual(names);
  });

  it('are all of the year where nobody was chosen by a class', () => {
    expect(childrenMeant(children, []).map(({ firstName }) => firstName)).toEqual(['Léa', 'Tom']);
    expect(childrenMeant([], ['CM2'])).toEqual([]);
  });
});
