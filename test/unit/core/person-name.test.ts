// A name is taken apart where its parts can be told, and only there.
import { expect, it } from 'vitest';
import { namesIn } from '../../../engine/core/person-name.ts';

it.each([
  ['Marie Lopez', null, 'Marie', 'Lopez'],
  ['LOPEZ Marie', null, 'Marie', 'LOPEZ'],
  ['Marie LOPEZ', null, 'Marie', 'LOPEZ'],
  ['Lopez, Marie', null, 'Marie', 'Lopez'],
  ['Mme Lopez', 'madam', null, 'Lopez'],
  ['M. Paul Martin', 'sir', 'Paul', 'Martin'],
  ['Monsieur DE LA TOUR Jean-Paul', 'sir', 'Jean-Paul', 'DE LA TOUR'],
  ['Marie de la Tour', null, 'Marie', 'de la Tour'],
  ['J. Martin', null, 'J.', 'Martin'],
  ['LOPEZ MARIE', null, null, null],
  ['Marie', null, null, null],
  ['marie@orange.fr', null, null, null],
  ['', null, null, null],
])('« %s »', (name, civility, first, last) => {
  expect(namesIn(name)).toEqual([{ civility, first, last }]);
});

it('tells two people of one mailbox', () => {
  expect(namesIn('Marie Lopez & M. Paul Martin')).toEqual([
    { civility: null, first: 'Marie', last: 'Lopez' },
    { civility: 'sir', first: 'Paul', last: 'Martin' },
  ]);
});
