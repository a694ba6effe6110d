import { describe, expect, it } from 'vitest';
import { nameKey } from '../../../engine/core/name-key.ts';

const ADDRESS = 'quelquun@orange.fr';
const same = (a: string, b: string) => nameKey(a, ADDRESS) === nameKey(b, ADDRESS);

describe('a name', () => {
  it.each([
    ['Marie LOPEZ', 'Lopez, Marie'],
    ['Marie Lopez', 'Mme Marie LOPES'],
    ['Paul Dupont', 'Dupond Paul'],
    ['Anne Lefebvre', 'Anne LEFÈVRE'],
    ['Philippe Thibaut', 'Filipe Thibault'],
    ['Camille de la Tour', 'Camille La Tour'],
    ['Cécile Cœur', 'Cecile COEUR'],
    ['Yasmine Benali', 'Iasmine Bennali'],
  ])('« %s » is nearly « %s »', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  it.each([
    ['Marie Lopez', 'Marie Petit'],
    ['Marie Lopez', 'Maria Lopez'],
    ['Paul Martin', 'Paul Marin'],
    ['Jean Petit', 'Jean-Paul Petit'],
    ['Chloé Roux', 'Zoé Roux'],
  ])('« %s » is not « %s »', (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  it('of one word, or of a title and a word, names nobody', () => {
    expect(nameKey('Secrétariat', ADDRESS)).toBe('');
    expect(nameKey('Mme Lopez', ADDRESS)).toBe('');
    expect(nameKey(null, ADDRESS)).toBe('');
    expect(nameKey('', '')).toBe('');
  });

  it('is told by the address where there is none, with the number that tells homonyms apart left off', () => {
    expect(nameKey(null, 'marie.lopez2@ac-lyon.fr')).toBe(nameKey('Marie Lopez', ADDRESS));
    expect(nameKey(null, 'ce.0690001a@ac-lyon.fr')).toBe('');
    expect(nameKey(null, 'm.lopez@orange.fr')).toBe('');
  });
});
