// Initials as French names are written, and colours that tell homonyms apart.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faceColour, initialsOf } from '../../../renderer/features/people/initials.ts';

const of = (name: string | null, address = 'x@orange.fr') => initialsOf({ name, address });

describe('initials', () => {
  it.each([
    ['Marie-Claire Dupont', 'MD'],
    ['DUPONT Marie-Claire', 'MD'],
    ['Dupont, Marie-Claire', 'MD'],
    ['Mme Marie DUPONT-LAJOIE', 'MD'],
    ['Marie Claire Dupont', 'MD'],
    ['Jeanne d’Arc', 'JA'],
    ["Jeanne d'Arc", 'JA'],
    ['D’ARC Jeanne', 'JA'],
    ['Charles de Gaulle', 'CG'],
    ['Jean de La Fontaine', 'JF'],
    ['Anne Le Goff', 'AL'],
    ['LE GOFF Anne', 'AL'],
    ['Élodie Îlot', 'ÉÎ'],
    ['élodie îlot', 'ÉÎ'],
    ['Dr Paul Petit', 'PP'],
    ['M. Petit', 'P'],
    ['Secrétariat', 'S'],
    ['École Jules Ferry – Saintes', 'ÉF'],
    ['Marie Lopez & Paul Petit', 'ML'],
    ['Paul Petit (mairie)', 'PP'],
    ['« Paul » Petit', 'PP'],
    ['MARIE LOPEZ', 'ML'],
    ['張 偉', '張偉'],
    ['…', 'X'],
  ])('of « %s » are %s', (name, initials) => {
    expect(of(name)).toBe(initials);
  });

  it('are the address’s where there is no name', () => {
    expect(of(null, 'marie-claire.dupont2@ac-lyon.fr')).toBe('MD');
    expect(of('', 'contact@mairie.example')).toBe('C');
    expect(of(null, '')).toBe('?');
  });
});

describe('the colour of a face', () => {
  it('is the address’s: the same however it is written, and another one’s homonym has mostly another', () => {
    expect(faceColour('Marie@orange.fr')).toBe(faceColour('marie@orange.fr'));
    const colours = new Set(Array.from({ length: 40 }, (_, i) => faceColour(`marie.lopez${i}@orange.fr`)));
    expect(colours.size).toBe(8);
  });

  it('has the letters of an account’s mark on it, whose contrast is held', () => {
    const css = (file: string) => readFileSync(new URL(`../../../renderer/${file}`, import.meta.url), 'utf8');
    const letters = /\n {2}color: (light-dark\([^;]+\));/;
    const face = letters.exec(css('features/people/face.css'))?.[1];
    expect(face).toBeDefined();
    expect(face).toBe(letters.exec(css('ui/account-mark.css'))?.[1]);
    expect(css('features/people/face.css')).toContain('background: var(--account)');
  });
});
