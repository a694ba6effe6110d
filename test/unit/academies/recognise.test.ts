import { describe, expect, it } from 'vitest';
import { ACADEMY_FILE } from '../../../shared/academies/academies.ts';
import { academyFor } from '../../../shared/academies/recognise.ts';

describe('an address', () => {
  it('of an académie is known by its name', () => {
    expect(academyFor('camille.durand@ac-nancy-metz.fr')).toMatchObject({
      name: 'Académie de Nancy-Metz',
      relation: 'own',
      mailbox: 'person',
      nationalService: 'unknown',
      helpUrl: 'https://numerique.ac-nancy-metz.fr/messagerie-electronique/',
    });
    expect(academyFor('camille.durand@ac-rouen.fr')?.name).toBe('Académie de Normandie');
    expect(academyFor('camille.durand@ac-noumea.nc')?.nationalService).toBe('migrated');
    expect(academyFor('camille.durand@ac-nantes.fr')?.nationalService).toBe('likely');
  });

  it('is known while it is still as it was pasted', () => {
    expect(academyFor(' Camille Durand <Camille.Durand@AC-Amiens.fr>\u00a0')?.id).toBe('ac-amiens');
  });

  it('of a school is known by its code, and a wrong letter is told', () => {
    expect(academyFor('ce.9830003l@ac-noumea.nc')).toMatchObject({ mailbox: 'school', uai: { rightLetter: null } });
    expect(academyFor('ce.9830003m@ac-noumea.nc')).toMatchObject({ mailbox: 'school', uai: { rightLetter: 'L' } });
    expect(academyFor('ce.dsden73@ac-grenoble.fr')).toMatchObject({ mailbox: 'shared', uai: null });
  });

  it.each([
    ['eleves.ac-lyon.fr', 'pupils'],
    ['eleve.ac-lyon.fr', 'pupils'],
    ['etud.ac-amiens.fr', 'pupils'],
    ['edu.ac-lyon.fr', 'apart'],
    ['syndicat.ac-poitiers.fr', 'apart'],
  ])('below an académie, %s, is said to be so: %s', (domain, relation) => {
    expect(academyFor(`camille.durand@${domain}`)).toMatchObject({ relation, kind: 'academie' });
  });

  it.each(['camille@laposte.net', 'camille@ac-nouvelle.fr', 'camille', '', '@', 'ac-lyon.fr.example'])(
    'of nobody known is nobody’s: %s',
    (address) => {
      expect(academyFor(address)).toBeNull();
    },
  );

  it('leads to encrypted pages only', () => {
    const links = ACADEMY_FILE.academies.flatMap((one) => {
      const { webmailUrl, helpUrl } = academyFor(`c@${one.domains[0]!}`)!;
      return [webmailUrl, helpUrl].filter((url) => url !== null);
    });
    expect(links.length).toBeGreaterThan(20);
    for (const link of links) expect(link).toMatch(/^https:\/\//);
    expect(academyFor('c@ac-rennes.fr')?.webmailUrl).toBeNull();
  });
});
