import { describe, expect, test } from 'vitest';
import { exchangeInText, isSignature } from '../../../renderer/features/composer/signature-exchange.ts';

const CLAIRE = 'Claire Martin\nCM2';
const SCHOOL = 'La directrice\nÉcole Jean Moulin';
const KNOWN = [CLAIRE, 'Claire', SCHOOL, ''];
const QUOTE = 'Le 4 avril 2023 à 09:08, Paul a écrit\u00a0:\n> Bonjour\n> -- \n> Paul\n';

describe('another From in a plain-text message', () => {
  test.each([
    ['takes the place of the one before', `Bonjour,\n\n-- \n${CLAIRE}\n`, SCHOOL, `Bonjour,\n\n-- \n${SCHOOL}\n`],
    ['above the quote', `Oui.\n\n-- \n${CLAIRE}\n\n${QUOTE}`, SCHOOL, `Oui.\n\n-- \n${SCHOOL}\n\n${QUOTE}`],
    ['takes it away where there is none', `Bonjour,\n\n-- \n${CLAIRE}\n\n${QUOTE}`, '', `Bonjour,\n\n\n${QUOTE}`],
    ['comes above the quote where there was none', `Oui.\n\n${QUOTE}`, SCHOOL, `Oui.\n\n-- \n${SCHOOL}\n\n${QUOTE}`],
    ['comes at the end where nothing is quoted', 'Bonjour,\n', SCHOOL, `Bonjour,\n\n-- \n${SCHOOL}\n`],
    [
      'comes above a forwarded message',
      'Pour info.\n\n-------- Message transféré --------\nObjet : x\n',
      SCHOOL,
      `Pour info.\n\n-- \n${SCHOOL}\n\n-------- Message transféré --------\nObjet : x\n`,
    ],
    [
      'leaves one that was changed by hand',
      `Oui.\n\n-- \nClaire Martin\nCM1\n`,
      SCHOOL,
      `Oui.\n\n-- \nClaire Martin\nCM1\n`,
    ],
    ['leaves one that was written into', `-- \n${CLAIRE} et CE1\n`, SCHOOL, `-- \n${CLAIRE} et CE1\n`],
    [
      'leaves one that was written on below',
      `-- \n${CLAIRE}\nEn congé lundi.\n`,
      SCHOOL,
      `-- \n${CLAIRE}\nEn congé lundi.\n`,
    ],
    ['changes nothing where there is none and none is wanted', `Oui.\n\n${QUOTE}`, '', `Oui.\n\n${QUOTE}`],
  ])('its signature %s', (_, body, after, expected) => {
    expect(exchangeInText(body, KNOWN, after)).toBe(expected);
  });

  test('what the person wrote around it stays, there and back again', () => {
    const body = `Bonjour,\nMes mots -- à moi.\n\n-- \n${CLAIRE}\n\nP.-S. : à demain.\n\n${QUOTE}`;
    const there = exchangeInText(body, KNOWN, SCHOOL);
    expect(there).toContain('P.-S. : à demain.');
    expect(exchangeInText(there, KNOWN, CLAIRE)).toBe(body);
  });
});

test('a signature is known by its words, whatever an editor made of its breaks', () => {
  expect(isSignature(' Claire Martin\n\nCM2 ', KNOWN)).toBe(true);
  expect(isSignature('Claire Martin, CM2', KNOWN)).toBe(false);
});
