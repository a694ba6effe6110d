import { describe, expect, it } from 'vitest';
import { identifiantProposals, userNameOf } from '../../../shared/academies/identifiant.ts';
import { numenLikeness } from '../../../shared/academies/numen.ts';
import { proposedUserName } from '../../../shared/academies/user-name.ts';

const proposals = (localPart: string, name = '') =>
  identifiantProposals({ address: `${localPart}@ac-amiens.fr`, name });

describe('the identifiant that is proposed', () => {
  it.each([
    ['camille.durand', '', ['cdurand']],
    ['Camille.Durand', 'Camille Durand', ['cdurand']],
    ['camille.durand2', '', ['cdurand2']],
    ['c.durand', '', ['cdurand']],
    ['eloise.boeuf', 'Éloïse Bœuf', ['eboeuf']],
    ['marie.le-dupond', '', ['mle-dupond', 'mledupond']],
    ['marie-claire.dupont', '', ['mdupont', 'mcdupont']],
    ['jean.de-la-fontaine', 'Jean de La Fontaine', ['jde-la-fontaine', 'jdelafontaine']],
    ['jean.de.la.fontaine', '', ['jde-la-fontaine', 'jdelafontaine']],
    ['camille.durand', 'Camille Martin', ['cdurand', 'cmartin']],
    ['camille.durand', 'MARTIN Camille', ['cdurand', 'cmartin']],
    ['camille.durand', 'Camille', ['cdurand']],
    ['cdurand', '', ['cdurand']],
    ['cdurand1', 'Camille Durand', ['cdurand1', 'cdurand']],
    ['secretariat', 'Sacha O’Neil', ['secretariat', 'soneil']],
    ['ce.0921778h', 'Collège Jean Moulin', ['ce.0921778h']],
    ['', 'Camille Durand', ['cdurand']],
    ['', '', []],
  ])('of %s, « %s »', (localPart, name, expected) => {
    expect(proposals(localPart, name)).toEqual(expected);
  });
});

describe('the user name that a rule makes', () => {
  const person = { address: 'camille.durand@ac-amiens.fr', identifiant: ' cdurand3 ' };

  it.each([
    [{ form: 'identifiant' }, 'cdurand3'],
    [{ form: 'localPart' }, 'camille.durand'],
    [{ form: 'fullAddress' }, 'camille.durand@ac-amiens.fr'],
    [{ form: 'fixed', text: 'AC\\cdurand' }, 'AC\\cdurand'],
  ] as const)('%o', (rule, expected) => {
    expect(userNameOf(rule, person)).toBe(expected);
  });
});

describe('the user name that is proposed before a server is found', () => {
  it.each([
    ['camille.durand@ac-amiens.fr', 'cdurand'],
    ['camille.durand@ac-nouvelle.fr', 'cdurand'],
    ['camille.durand@ac-noumea.nc', 'camille.durand@ac-noumea.nc'],
    ['ce.0921778h@ac-versailles.fr', 'ce.0921778h'],
    ['camille.durand@edu.ac-lyon.fr', 'camille.durand@edu.ac-lyon.fr'],
    ['camille.durand@laposte.net', 'camille.durand@laposte.net'],
    ['camille.durand@', ''],
    ['', ''],
  ])('for %s: %s', (address, expected) => {
    expect(proposedUserName({ address, name: 'Camille Durand' })).toBe(expected);
  });
});

describe('a password', () => {
  it.each([
    ['01E9501234ABC', 'capitals'],
    [' 17G0501234XYZ ', 'capitals'],
    ['01e9501234abc', 'otherCase'],
    ['01E9501234Abc', 'otherCase'],
    ['01E9501234AB', null],
    ['01E95012345ABC', null],
    ['A1E9501234ABC', null],
    ['correct horse', null],
    ['', null],
  ])('« %s » looks like a NUMEN: %s', (password, expected) => {
    expect(numenLikeness(password)).toBe(expected);
  });
});
