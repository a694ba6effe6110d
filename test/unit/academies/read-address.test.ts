import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOWN_DOMAINS } from '../../../shared/academies/academies.ts';
import { readAddress } from '../../../shared/academies/read-address.ts';

describe('what a person types as an address', () => {
  it.each([
    ['camille.durand@ac-amiens.fr', 'as it should be'],
    ['  camille.durand@ac-amiens.fr ', 'with spaces around'],
    ['camille . durand @ ac-amiens.fr', 'with spaces inside'],
    ['\u00a0camille.durand@ac-amiens.fr\u202f', 'with non-breaking spaces from a paste'],
    ['camille.du\u00adrand@ac-\u200bamiens.fr', 'with marks that nobody sees'],
    ['Camille.DURAND@AC-Amiens.FR', 'in capitals'],
    ['camille.durànd@ac-amiéns.fr', 'with accents'],
    ['mailto:camille.durand@ac-amiens.fr', 'as a link'],
    ['MAILTO:camille.durand@ac-amiens.fr?subject=Bonjour', 'as a link with a subject'],
    ['<camille.durand@ac-amiens.fr>', 'in brackets'],
    ['(camille.durand@ac-amiens.fr)', 'in parentheses'],
    ['« camille.durand@ac-amiens.fr ».', 'in quotation marks'],
    ['camille.durand@ac-amiens.fr.', 'with a full stop'],
    ['camille.durand@ac-amiens.fr ;', 'with a semicolon'],
    ['camille.durand@ac-amiens,fr', 'with a comma for a dot'],
    ['camille.durand@ac-amiens..fr', 'with a dot too many'],
    ['ｃamille.durand＠ac-amiens.fr', 'in wide letters'],
    ['camille.durand@ac\u2011amiens.fr', 'with the hyphen that a word processor makes'],
    ['camille.durand@ac–amiens.fr', 'with a dash'],
    ['camille.durand@ac-amiens.fr (Camille Durand)', 'with the name behind it'],
    ['mailto:camille%2Edurand@ac-amiens.fr', 'as a link with an escaped dot'],
  ])('« %s » is read: %s', (text) => {
    expect(readAddress(text)).toMatchObject({
      kind: 'address',
      address: 'camille.durand@ac-amiens.fr',
      localPart: 'camille.durand',
      domain: 'ac-amiens.fr',
    });
  });

  it.each([
    ['Camille Durand <camille.durand@ac-amiens.fr>', 'Camille Durand'],
    ['"Durand, Camille" <camille.durand@ac-amiens.fr>', 'Durand, Camille'],
    ['Éloïse\u00a0Bœuf <eloise.boeuf@ac-amiens.fr>;', 'Éloïse Bœuf'],
    ['<camille.durand@ac-amiens.fr>', null],
  ])('%s brings the name along', (text, displayName) => {
    expect(readAddress(text)).toMatchObject({ kind: 'address', displayName });
  });

  it('keeps capitals where they may mean something, and writes the domain in small letters', () => {
    expect(readAddress('Info@École.Example')).toMatchObject({ address: 'Info@xn--cole-9oa.example' });
  });

  it.each([
    ['sacha.o’neil@ac-amiens.fr', "sacha.o'neil@ac-amiens.fr"],
    ['camille@élèves.ac-lyon.fr', 'camille@eleves.ac-lyon.fr'],
    ['camille@ac-poitiér.fr', 'camille@ac-poitier.fr'],
    ['camille@académie.example', 'camille@xn--acadmie-eya.example'],
    ['who?what@ac-amiens.fr', 'who?what@ac-amiens.fr'],
    ['mailto:camille%@ac-amiens.fr', 'camille%@ac-amiens.fr'],
  ])('« %s » is %s', (text, address) => {
    expect(readAddress(text)).toMatchObject({ kind: 'address', address });
  });

  it.each(['', '   ', '\u00a0', '<>'])('« %s » is nothing yet', (text) => {
    expect(readAddress(text)).toEqual({ kind: 'empty' });
  });

  it.each(['camille', 'camille.durand@', 'camille.durand@ac-amiens'])('« %s » is the beginning of one', (text) => {
    expect(readAddress(text).kind).toBe('incomplete');
  });

  it.each([
    ...['@ac-amiens.fr', 'a@b@ac-amiens.fr', 'camille.@ac-amiens.fr', 'c@ac_amiens.fr', 'c@127.0.0.1'],
    ...[`${'a'.repeat(65)}@ac-amiens.fr`, 'c@-ac.fr', 'c@ac-amiens.fr/x'],
  ])('« %s » is none', (text) => {
    expect(readAddress(text).kind).toBe('malformed');
  });

  it('whatever it is, is read without fault, and what was read is read again as it is', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('@', '.', '<', '>', 'mailto:', 'ac-', 'lyon', '.fr', ' ', 'é', '%', '’'),
    );
    const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    const likely = fc.tuple(text, fc.constantFrom(...KNOWN_DOMAINS)).map(([local, domain]) => `${local}@${domain}`);
    fc.assert(
      fc.property(fc.oneof(text, likely), (typed) => {
        const once = readAddress(typed);
        if (once.kind !== 'address') return;
        expect(readAddress(once.address)).toEqual({ ...once, displayName: null });
        expect(once.address).toMatch(/^[\x21-\x7e]+$/);
      }),
      { numRuns: 500 },
    );
  });

  it('once read is read again as it is', () => {
    for (const text of ['Camille DURAND <Camille.Durand@AC-Caen.fr>', 'Info@École.Example']) {
      const once = readAddress(text);
      if (once.kind !== 'address') throw new Error(once.kind);
      expect(readAddress(once.address)).toMatchObject({ ...once, displayName: null });
    }
  });
});
