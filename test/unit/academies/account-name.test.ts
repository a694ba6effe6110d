import { expect, test } from 'vitest';
import { accountNameFor } from '../../../shared/academies/account-name.ts';

test.each([
  ['claire.martin@ac-poitiers.fr', 'Académie de Poitiers'],
  ['ce.0860123K@ac-poitiers.fr', 'Établissement 0860123K'],
  ['ce.ien-nord@ac-poitiers.fr', ''],
  ['eleve@eleves.ac-poitiers.fr', ''],
  ['claire@mairie.example', ''],
  ['claire', ''],
])('an account of %s is called « %s »', (address, name) => {
  expect(accountNameFor(address, [])).toBe(name);
});

test('a second one of the same name is called by its address', () => {
  expect(accountNameFor('paul@ac-poitiers.fr', [{ displayName: 'Académie de Poitiers' }])).toBe('');
});
