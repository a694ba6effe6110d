import { describe, expect, test } from 'vitest';
import { familiarDomains, knownDomains } from '../../../shared/phishing/institutions.ts';
import { imitated } from '../../../shared/phishing/look-alike.ts';

const KNOWN = [...knownDomains(['claire.moreau@ac-poitiers.fr']), ...familiarDomains(['mairie-laville.fr'])];

describe('A domain imitates a known one', () => {
  test.each([
    ['ac-poitlers.fr', 'ac-poitiers.fr', 'one letter taken for another'],
    ['ac-rouen.tk', 'ac-rouen.fr', 'the name under another ending'],
    ['ac-paris.fr.evil.tk', 'ac-paris.fr', 'the whole name before the one that counts'],
    ['webmail.ac-paris.fr-login.xyz', 'ac-paris.fr', 'the same with a dash'],
    ['ac-paris-webmail.com', 'ac-paris.fr', 'the name beside a word'],
    ['aclyon.fr', 'ac-lyon.fr', 'without its dash'],
    ['education-gouv.fr', 'education.gouv.fr', 'a dash for a dot'],
    ['ac-poiters.fr', 'ac-poitiers.fr', 'a letter left out'],
    ['ac-poitieers.fr', 'ac-poitiers.fr', 'a letter too many'],
    ['ac-potiiers.fr', 'ac-poitiers.fr', 'two letters exchanged'],
    ['xn--c-paris-2fg.fr', 'ac-paris.fr', 'a Cyrillic letter'],
    ['ac-derno.example', 'ac-demo.example', 'rn for m'],
    ['paypa1.com', 'paypal.com', 'a digit'],
    ['impots.gouv.fr.remboursement.online', 'impots.gouv.fr', 'a public service in front'],
    ['mairie-lavile.fr', 'mairie-laville.fr', 'a correspondent’s, a letter short'],
  ])('%s is taken for %s: %s', (domain, like) => {
    expect(imitated(domain, KNOWN)?.domain).toBe(like);
  });

  test.each([
    'ac-poitiers.fr',
    'webmail.ac-poitiers.fr',
    'ml.ac-poitiers.fr',
    'ac-lille.fr',
    'education.gouv.fr',
    'culture.gouv.fr',
    'mairie-laville.fr',
    'mairie-lavallee.fr',
    'editions-hatier.fr',
    'snes.edu',
    'accueil.fr',
    'academie.example',
  ])('%s imitates nobody', (domain) => {
    expect(imitated(domain, KNOWN)).toBeNull();
  });
});
