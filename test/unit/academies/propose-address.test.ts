import { describe, expect, it } from 'vitest';
import { KNOWN_DOMAINS } from '../../../shared/academies/academies.ts';
import { proposedAddress, proposedDomain, slips } from '../../../shared/academies/propose-address.ts';

describe('a domain with a typo', () => {
  it.each([
    ['ac-poitier.fr', 'ac-poitiers.fr'],
    ['ac-poitires.fr', 'ac-poitiers.fr'],
    ['acpoitiers.fr', 'ac-poitiers.fr'],
    ['ac-poitiers', 'ac-poitiers.fr'],
    ['ac-poitiers.com', 'ac-poitiers.fr'],
    ['ac.poitiers.fr', 'ac-poitiers.fr'],
    ['AC-VERSAILE.FR', 'ac-versailles.fr'],
    ['ac-monpelier.fr', 'ac-montpellier.fr'],
    ['ac-noumea.fr', 'ac-noumea.nc'],
    ['ac-polynesie.fr', 'ac-polynesie.pf'],
    ['ac-lareunion.fr', 'ac-reunion.fr'],
    ['ac-clermont-ferrand.fr', 'ac-clermont.fr'],
    ['ac-nancy.fr', 'ac-nancy-metz.fr'],
    ['ac-aix.fr', 'ac-aix-marseille.fr'],
    ['ac-orleans.fr', 'ac-orleans-tours.fr'],
    ['ac-lyno.fr', 'ac-lyon.fr'],
    ['education-gouv.fr', 'education.gouv.fr'],
    ['eductaion.gouv.fr', 'education.gouv.fr'],
  ])('%s is proposed as %s', (typed, meant) => {
    expect(proposedDomain(typed)).toBe(meant);
  });

  it.each([
    ...[
      'laposte.net',
      'gmail.com',
      'orange.fr',
      'univ-poitiers.fr',
      'poitiers.fr',
      'ac-montagne.fr',
      'region-academique.fr',
    ],
    ...['cnes.fr', 'eleves.ac-poitiers.fr', 'edu.ac-lyon.fr', 'ac.fr', 'gouv.fr', ''],
  ])('%s is left as it is', (typed) => {
    expect(proposedDomain(typed)).toBeNull();
  });

  it('is never one that is known', () => {
    for (const domain of KNOWN_DOMAINS) expect(proposedDomain(domain)).toBeNull();
  });

  it('between two that are equally near is not decided', () => {
    expect(proposedDomain('ac-caed.fr')).toBeNull();
  });
});

describe('an address with a typo', () => {
  it.each([
    ['Camille.Durand@ac-poitier.fr', 'camille.durand@ac-poitiers.fr'],
    ['Camille Durand <c.durand@ac-poitier.fr>', 'c.durand@ac-poitiers.fr'],
    ['c.durand@ac-poitiers', 'c.durand@ac-poitiers.fr'],
    ['c.durand@ac-poitier', 'c.durand@ac-poitiers.fr'],
    ['c.durand@ac-noumea', 'c.durand@ac-noumea.nc'],
    ['c.durand@ac-poitiers.fr', null],
    ['c.durand@laposte', null],
    ['c.durand@', null],
    ['c.durand', null],
    ['', null],
    ['c@d@ac-poitier.fr', null],
  ])('« %s » → %s', (text, expected) => {
    expect(proposedAddress(text)).toBe(expected);
  });
});

describe('slips between two words', () => {
  it.each([
    ['poitiers', 'poitiers', 0],
    ['poitier', 'poitiers', 1],
    ['poitires', 'poitiers', 1],
    ['opitires', 'poitiers', 2],
    ['', 'abc', 3],
    ['abc', '', 3],
  ])('%s, %s: %i', (a, b, count) => {
    expect(slips(a, b)).toBe(count);
    expect(slips(b, a)).toBe(count);
  });
});
